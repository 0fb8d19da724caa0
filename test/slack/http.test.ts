import { describe, expect, it } from 'vitest';
import { freePort } from '../servers/ports.ts';
import { sendSigned } from '../servers/slack.ts';
import { mention, running } from './bot.ts';

const SECRET = 'a-signing-secret-of-thirty-two-ch';

describe('events over HTTP', () => {
  it('are acknowledged and answered when they are signed', async () => {
    const { server, url } = await overHttp();
    const response = await sendSigned(url, mention(), { secret: SECRET });
    expect(response.status).toBe(200);
    await server.until(({ messages }) => messages.length === 1);
  });

  it('are refused with a wrong signature, a changed body or none', async () => {
    const { server, url, logged } = await overHttp();
    const payload = mention();
    const changed = JSON.stringify({ ...payload, team_id: 'T2' });
    expect((await sendSigned(url, payload, { secret: 'another-secret' })).status).toBe(401);
    expect((await sendSigned(url, payload, { secret: SECRET, body: changed })).status).toBe(401);
    expect((await fetch(url, { method: 'POST', body: JSON.stringify(payload) })).status).toBe(401);
    expect(server.messages).toEqual([]);
    expect(logged.join('\n')).not.toContain(SECRET);
  });

  it('are refused when they are replayed after five minutes, and answered once when sooner', async () => {
    const { server, url } = await overHttp();
    const payload = mention();
    const late = await sendSigned(url, payload, { secret: SECRET, at: Date.now() - 6 * 60_000 });
    expect(late.status).toBe(401);
    const again = await Promise.all([1, 2, 3].map(() => sendSigned(url, payload, { secret: SECRET })));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
    await server.until(({ messages }) => messages.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.messages).toHaveLength(1);
  });

  it('answer the question of whether the address is ours', async () => {
    const { url } = await overHttp();
    const challenge = { type: 'url_verification', challenge: 'c1' };
    const response = await sendSigned(url, challenge, { secret: SECRET });
    expect(await response.text()).toContain('c1');
  });
});

async function overHttp() {
  const port = await freePort();
  const env = {
    SLACK_APP_TOKEN: '',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_PORT: String(port),
    HOST: '127.0.0.1',
  };
  const bot = await running(env);
  await bot.server.until(() => bot.logged.some((line) => line.includes('connected')));
  return { ...bot, url: `http://127.0.0.1:${port}/slack/events` };
}
