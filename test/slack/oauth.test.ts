import { describe, expect, it } from 'vitest';
import { seal, unseal } from '../../adapters/slack/oauth/seal.ts';
import type { Installations } from '../../adapters/slack/oauth.ts';
import { freePort } from '../servers/ports.ts';
import { eventPayload, running } from './bot.ts';

const SECRET = 'a secret of more than sixteen';

describe('sealing', () => {
  it('can be undone with the same secret and owner, and looks different each time', () => {
    const sealed = seal('{"token":"xoxb-1"}', SECRET, 'T1');
    expect(unseal(sealed, SECRET, 'T1')).toBe('{"token":"xoxb-1"}');
    expect(sealed).not.toContain('xoxb');
    expect(seal('{"token":"xoxb-1"}', SECRET, 'T1')).not.toBe(sealed);
  });

  it.each<[string, string, string, (sealed: string) => string]>([
    ['another secret', `${SECRET}!`, 'T1', (sealed) => sealed],
    ["another workspace's row", SECRET, 'T2', (sealed) => sealed],
    ['a changed text', SECRET, 'T1', (sealed) => sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')],
    ['a shortened tag', SECRET, 'T1', (sealed) => sealed.replace(/\.[\w-]{22}\.(?=[^.]*$)/, '.AAAA.')],
    ['something else', SECRET, 'T1', () => 'v1.x'],
  ])('does not open with %s', (_, secret, owner, change) => {
    expect(() => unseal(change(seal('text', SECRET, 'T1')), secret, owner)).toThrow(
      /^slack: an installation/,
    );
  });
});

describe('several workspaces', () => {
  it('install by OAuth, are answered with their own token, and it lies encrypted in the store', async () => {
    const { server, rows, url } = await overOAuth();
    const start = await fetch(`${url}/slack/install`, { redirect: 'manual' });
    const state = new URL(start.headers.get('location')!).searchParams.get('state')!;
    const cookie = start.headers.get('set-cookie')!.split(';')[0]!;
    const end = await fetch(`${url}/slack/oauth_redirect?code=c1&state=${encodeURIComponent(state)}`, {
      headers: { cookie },
    });
    expect(end.status).toBe(200);
    expect([...rows.keys()]).toEqual(['T7']);
    expect([...rows.values()].join()).not.toContain('xoxb');

    await server.send('events_api', inWorkspace('T7'));
    await server.until(({ messages }) => messages.length === 1);
    expect(server.calls.find(({ method }) => method === 'chat.postMessage')!.token).toBe('xoxb-installed-T7');
  });

  it('go on where the port of the pages is taken', async () => {
    const { url } = await overOAuth();
    const { server, logged } = await overOAuth(Number(new URL(url).port));
    await server.until(() => logged.some((line) => line.includes('no OAuth pages: listen EADDRINUSE')));
    await server.send('events_api', inWorkspace('T8'));
    await server.until(() => logged.some((line) => line.includes('not installed')));
  });

  it('that never installed are not answered', async () => {
    const { server, logged } = await overOAuth();
    await server.send('events_api', inWorkspace('T8'));
    await server.until(() => logged.some((line) => line.includes('not installed in workspace T8')));
    expect(server.messages).toEqual([]);
  });
});

describe('a workspace that removes Dateline', () => {
  it.each([
    ['app_uninstalled', {}],
    ['tokens_revoked', { tokens: { bot: ['UBOT'], oauth: [] } }],
  ])('is forgotten with its tokens at %s, and its briefings wait', async (type, rest) => {
    const { server, rows, gone } = await overOAuth();
    rows.set('T7', 'sealed');
    rows.set('T8', 'sealed');
    await server.send('events_api', inWorkspace('T7', { type, ...rest }));
    await server.until(() => gone.length > 0);
    expect(gone).toEqual(['T7']);
    expect([...rows.keys()]).toEqual(['T8']);
  });

  it('is not forgotten when only a person’s token was revoked', async () => {
    const { server, rows, gone, logged } = await overOAuth();
    rows.set('T7', 'sealed');
    await server.send('events_api', inWorkspace('T7', { type: 'tokens_revoked', tokens: { oauth: ['U1'] } }));
    await server.send('events_api', inWorkspace('T8', { type: 'app_uninstalled' }));
    await server.until(() => gone.length > 0);
    expect(gone).toEqual(['T8']);
    expect([...rows.keys()]).toEqual(['T7']);
    expect(logged.join('\n')).not.toContain('T7');
  });

  it('gets no post any more: that is refused for good', async () => {
    const { bot } = await overOAuth();
    const post = bot.courier.post('T7/C1', { blocks: [] }, 'k');
    await expect(post).rejects.toMatchObject({
      refused: true,
      message: 'slack: Dateline is not installed in workspace T7',
    });
  });
});

function inWorkspace(
  team: string,
  event: Readonly<Record<string, unknown>> = { type: 'app_mention', text: '<@UBOT> who?' },
) {
  const payload = eventPayload(event);
  return { ...payload, team_id: team, authorizations: [{ ...payload.authorizations[0], team_id: team }] };
}

async function overOAuth(taken?: number) {
  const port = taken ?? (await freePort());
  const rows = new Map<string, string>();
  const installations: Installations = {
    save: async (workspace, sealed) => void rows.set(workspace, sealed),
    read: async (workspace) => rows.get(workspace) ?? null,
    remove: async (workspace) => void rows.delete(workspace),
  };
  const env = {
    SLACK_BOT_TOKEN: '',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 'state-secret',
    DATELINE_SECRET: SECRET,
    SLACK_PORT: String(port),
  };
  const gone: string[] = [];
  const withdrawn = async (workspace: string) => void gone.push(workspace);
  const bot = await running(env, { installations, withdrawn });
  return { ...bot, rows, gone, url: `http://127.0.0.1:${port}` };
}
