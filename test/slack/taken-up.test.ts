import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newsroom } from '../cli/serve/newsroom.ts';
import { endingEarly } from '../conversation/setup.ts';
import type { SlackServer } from '../servers/slack.ts';
import { unrendered } from './blocks.ts';
import { buttonsOf, command, eventPayload, mention, pressPayload, running, shortcut } from './bot.ts';

const MANAGER = { SLACK_MANAGERS: 'U1' };
const LEASE_MS = 50_000;

type Env = Readonly<Record<string, string>>;

type Sending = (server: SlackServer, pass: (ms: number) => void) => Promise<unknown>;

/** Two newsrooms on one store. One hears something, does it, and ends before it has answered; then the other one is there. */
async function takenUp(hears: Sending, before: Sending = async () => {}, env: Env = MANAGER) {
  const store = join(mkdtempSync(join(tmpdir(), 'dateline-')), 'store.db');
  const [one, other] = [await newsroom({ store }), await newsroom({ store })];
  let isDone = false;
  const ending = endingEarly(one.conversation, () => {
    isDone = true;
  });
  let hearing = one.conversation;
  const mortal = {
    ...one.conversation,
    handle: (event: Parameters<typeof ending.handle>[0]) => hearing.handle(event),
    press: (event: Parameters<typeof ending.press>[0]) => hearing.press(event),
    left: ending.left,
  };
  const { server } = await running(MANAGER, { conversation: mortal, board: one.room.board });
  const pass = (ms: number) => {
    one.clock.now = new Date(one.clock.now.getTime() + ms);
  };
  await before(server, pass);
  hearing = ending;
  const seen = server.ephemerals.length;
  await hears(server, pass);
  await server.until(() => isDone);
  const kept = JSON.stringify(await one.database.query('SELECT asked FROM events WHERE asked IS NOT NULL'));
  other.clock.now = new Date(one.clock.now.getTime() + LEASE_MS);
  const done: string[] = [];
  const posted = (id: string) => other.conversation.posted(id).then(() => void done.push(id));
  const heir = await running(env, {
    server,
    conversation: { ...other.conversation, posted },
    board: other.room.board,
  });
  await server.until(() => done.length > 0);
  return {
    server,
    kept,
    logged: () => [...one.logged, ...other.logged, ...heir.logged].join('\n'),
    /** What the person saw of it. */
    said: () => server.ephemerals.slice(seen).map(textOf),
    schedules: () => other.room.board.list('slack', 'T1'),
  };
}

const textOf = (shown: object) => unrendered((shown as { readonly blocks?: unknown }).blocks).join('\n');

/** What a slash command sends, and the address for its answers. */
const typed =
  (name: string, text: string): Sending =>
  (server) =>
    server.send('slash_commands', command(name, text, { response_url: server.responseUrl() }));

const answers = ({ calls }: SlackServer) => calls.filter(({ method }) => method === 'response_url').length;

describe('what a killed bot had in hand', () => {
  it('is answered at the address of a slash command, which nobody reads in the store or a log', async () => {
    const it_ = await takenUp(typed('/ask', 'How many were killed in the ambush near Kidal?'));
    expect(it_.said()).toEqual([expect.stringContaining('Kidal')]);
    expect(answers(it_.server)).toBe(1);
    expect(it_.kept).toContain('ambush');
    expect(it_.kept).not.toContain('/response/');
    expect(it_.logged()).not.toContain('/response/');
  });

  it('is told by Slack’s other way where that address is used up', async () => {
    const it_ = await takenUp(async (server) => {
      server.fail('response_url', { kind: 'status', status: 404 });
      await typed('/sources', '')(server, () => {});
    });
    expect(it_.server.ephemerals.at(-1)).toMatchObject({ channel: 'C1', user: 'U1' });
    expect(it_.logged()).not.toContain('/response/');
  });

  it('is left alone by a bot with another token, which cannot read where to answer', async () => {
    const renewed = { ...MANAGER, SLACK_BOT_TOKEN: 'xoxb-1111-2222-renewed' };
    const it_ = await takenUp(typed('/ask', 'Who leads Mali?'), async () => {}, renewed);
    expect([it_.said(), answers(it_.server)]).toEqual([[], 0]);
    expect(it_.logged()).toContain('sealed with another token');
  });

  it('is answered where a message was to be checked', async () => {
    const text = 'Ten soldiers were killed near Kidal.';
    const it_ = await takenUp((server) =>
      server.send('interactive', { ...shortcut(text), response_url: server.responseUrl() }),
    );
    expect(it_.said()).toHaveLength(1);
  });

  it.each([
    ['add daily 7:45 UTC', 'Made:', ['Every day at 07:45, UTC']],
    ['change 1 at 9:00', 'Changed:', ['Every day at 09:00, UTC', 'Every day at 06:00, UTC']],
    ['remove 1', 'Removed:', ['Every day at 06:00, UTC']],
  ])('is told what came of /brief %s, which is done once', async (order, says, standing) => {
    const it_ = await takenUp(typed('/brief', order), async (server, pass) => {
      if (order.startsWith('add')) return;
      for (const time of ['5:00', '6:00']) {
        const { ephemerals } = server;
        const before = ephemerals.length;
        pass(1_000);
        await typed('/brief', `add daily ${time} UTC`)(server, pass);
        await server.until(() => ephemerals.length > before);
      }
    });
    expect(it_.said()).toEqual([expect.stringContaining(says)]);
    expect((await it_.schedules()).map(({ when }) => when)).toEqual(standing);
  });

  it('is told in the App Home where it was pressed there, and done once', async () => {
    const it_ = await takenUp(
      async (server) => {
        const { view } = server.calls.findLast(({ method }) => method === 'views.publish')!.body;
        const { blocks } = view as { readonly blocks: unknown };
        const pause = buttonsOf(blocks).find(({ action_id }) => action_id === 'briefing:pause')!;
        const { channel: _none, message: _no, ...body } = pressPayload(pause);
        await server.send('interactive', { ...body, view: { type: 'home', id: 'VHOME' } });
      },
      async (server) => {
        await typed('/brief', 'add daily 5:00 UTC')(server, () => {});
        await server.until(({ ephemerals }) => ephemerals.length === 1);
        await server.send(
          'events_api',
          eventPayload({ type: 'app_home_opened', tab: 'home', channel: 'D1' }),
        );
        await server.until(({ calls }) => calls.some(({ method }) => method === 'views.publish'));
      },
    );
    const { view } = it_.server.calls.findLast(({ method }) => method === 'views.publish')!.body;
    expect(textOf(view as object)).toContain('Paused: 1. Every day at 05:00, UTC');
    expect((await it_.schedules()).map(({ paused }) => paused)).toEqual([true]);
  });

  it('is shown to all where somebody shared it, once', async () => {
    const it_ = await takenUp(
      async (server) => {
        const share = buttonsOf(server.ephemerals.at(-1)!.blocks).find(({ action_id }) =>
          action_id.startsWith('dateline:share'),
        )!;
        await server.send('interactive', { ...pressPayload(share), response_url: server.responseUrl() });
      },
      async (server) => {
        await typed('/ask', 'Who leads Mali?')(server, () => {});
        await server.until(({ ephemerals }) => ephemerals.length === 1);
      },
    );
    expect(it_.server.messages).toHaveLength(1);
    expect(it_.said()).toEqual([]);
  });

  it('is shown to the one who pressed a button', async () => {
    const it_ = await takenUp(
      async (server) => {
        const who = buttonsOf(server.messages.at(-1)!.blocks).find(({ action_id }) =>
          action_id.startsWith('dateline:who'),
        )!;
        await server.send('interactive', { ...pressPayload(who), response_url: server.responseUrl() });
      },
      async (server) => {
        await server.send('events_api', mention('<@UBOT> Who leads Mali?'));
        await server.until(({ messages }) => messages.length === 1);
      },
    );
    expect(it_.said()).toEqual([expect.stringContaining('Who says so')]);
    expect(it_.server.messages).toHaveLength(1);
  });
});
