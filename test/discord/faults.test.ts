import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../../adapters/discord/index.ts';
import { answerMessage } from '../../src/index.ts';
import { answer } from '../cli/host.ts';
import { DiscordServer, type Fault } from '../servers/discord.ts';
import { BOT, CHANNEL } from '../servers/discord-ids.ts';
import { until } from '../until.ts';
import {
  command,
  message,
  press,
  QuickClock,
  type Running,
  running,
  Scripted,
  send,
  settings,
  TOKEN,
} from './bot.ts';

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['a 429', { kind: 'rate-limit', retryAfter: 0.05 }],
  ['a 500', { kind: 'status', status: 500 }],
  ['a 500 after the work', { kind: 'status', status: 500, after: true }],
  ['a hang-up', { kind: 'hang-up' }],
  ['a hang-up after the work', { kind: 'hang-up', after: true }],
  ['a delay', { kind: 'delay', ms: 200 }],
];

let it_: Running;

beforeEach(async () => {
  it_ = await running();
});
afterEach(async () => {
  expect(it_.logged.join('\n')).not.toContain(TOKEN);
  expect(it_.logged.join('\n')).not.toMatch(/aW50ZXJhY3Rpb246\d/);
  await it_.stop();
});

describe('an answer to a command arrives once', () => {
  it.each(FAULTS)('through %s while it is acknowledged', async (_, fault) => {
    it_.server.fail(/callback$/, fault);
    const event = send(it_.server, command('ask', { question: 'Who?' }));
    await it_.conversation.answered(event.id);
    expect(it_.server.responses.get(event.token)).toMatchObject({ type: 5, edits: 1 });
    expect(it_.server.messages).toEqual([]);
  });

  it.each(FAULTS)('through %s while it is shown', async (_, fault) => {
    it_.server.fail(/^PATCH/, fault, 3);
    const event = send(it_.server, command('ask', { question: 'Who?' }));
    await it_.conversation.answered(event.id);
    expect(JSON.stringify(it_.server.responses.get(event.token)!.message)).toContain('The ferry sank');
    expect(it_.server.responses.size).toBe(1);
    expect(it_.server.followUps).toEqual([]);
  });

  it('as an embed where components are refused', async () => {
    it_.server.fail(/^PATCH/, { kind: 'status', status: 400 });
    const event = send(it_.server, command('ask', { question: 'Who?' }));
    await it_.conversation.answered(event.id);
    expect(it_.server.responses.get(event.token)!.message).toMatchObject({
      embeds: [{ description: expect.stringContaining('The ferry sank') }],
      allowed_mentions: { parse: [] },
    });
  });

  it('in the channel, where Discord never heard that it would come', async () => {
    it_.server.fail(/callback$/, { kind: 'status', status: 500 }, 10);
    const event = send(it_.server, command('ask', { question: 'Who?' }));
    await it_.conversation.answered(event.id);
    expect(it_.server.messages).toHaveLength(1);
  });

  it('also when another process acknowledged it and went away', async () => {
    it_.server.fail(/callback$/, { kind: 'status', status: 400, after: true, code: 40060 });
    const event = send(it_.server, command('ask', { question: 'Who?' }));
    await it_.conversation.answered(event.id);
    expect(it_.server.responses.get(event.token)).toMatchObject({ edits: 1 });
  });

  it('and is not taken away by a delivery after a restart', async () => {
    const event = send(it_.server, command('ask', { question: 'Who?' }));
    await it_.conversation.answered(event.id);
    await it_.bot.stop();
    const again = await running({}, it_.server);
    again.conversation.done.push(event.id);
    send(it_.server, event);
    await until(() => it_.server.sent(/callback$/).length === 2);
    await again.bot.stop();
    expect(it_.server.responses.get(event.token)).toMatchObject({ edits: 1 });
    expect(it_.server.sent(/^DELETE/)).toEqual([]);
  });
});

describe('an answer to a mention arrives once', () => {
  it.each(FAULTS)('through %s', async (_, fault) => {
    it_.server.fail(/messages$/, fault, 2);
    const event = send(it_.server, message(`<@${BOT}> who?`));
    await it_.conversation.answered(event.id);
    expect(it_.server.messages).toHaveLength(1);
  });

  it('or the person is told why not, in private', async () => {
    it_.server.fail(new RegExp(`channels/${CHANNEL}/messages$`), {
      kind: 'status',
      status: 403,
      code: 50013,
    });
    const event = send(it_.server, message(`<@${BOT}> who?`));
    await until(() => it_.server.messages.length === 1);
    expect(it_.server.messages[0]!.channel).not.toBe(CHANNEL);
    expect(JSON.stringify(it_.server.messages[0]!.body)).toContain('did not accept this answer');
    expect(it_.logged.join('\n')).toContain('allow Send Messages');
    await it_.conversation.answered(event.id);
  });
});

describe('when an answer cannot be shown', () => {
  it('the person is told in its place', async () => {
    it_.server.fail(/^PATCH/, { kind: 'status', status: 400 }, 2);
    const event = send(it_.server, press('who|r1'));
    await until(() => it_.server.responses.get(event.token)?.edits === 1);
    const shown = JSON.stringify(it_.server.responses.get(event.token)!.message);
    expect(shown).toContain('Discord did not accept this answer.');
  });
});

describe('a gateway that drops', () => {
  it('is resumed, and what follows is answered once', async () => {
    it_.server.gateway.drop();
    await it_.server.gateway.until(() => it_.server.gateway.resumed.length === 1);
    const event = send(it_.server, command('ask', { question: 'Who?' }));
    await it_.conversation.answered(event.id);
    expect(it_.server.gateway.identified).toHaveLength(1);
    expect(it_.server.responses.get(event.token)).toMatchObject({ edits: 1 });
  });

  it('and refuses to resume is identified to again', async () => {
    it_.server.failGateway({ refuseResume: true });
    it_.server.gateway.drop();
    await it_.server.gateway.until(() => it_.server.gateway.identified.length === 2);
    expect(it_.server.gateway.identified).toHaveLength(2);
    // discord.js keeps five seconds between two identifications.
  });

  it('with 4002 again and again is called ever less often', async () => {
    const { server, conversation, bot } = await running({}, it_.server, new QuickClock(10));
    await it_.bot.stop();
    server.failGateway({ closeWith: 4002 });
    server.gateway.drop(4002);
    await server.gateway.until(() => server.gateway.resumed.length === 6);
    const at = server.gateway.connectedAt.map((ms) => ms * 10);
    const [long, longest] = [at.at(-2)! - at.at(-3)!, at.at(-1)! - at.at(-2)!];
    // By itself discord.js waits half a second, five of this clock. A timer may be early by what is less than a millisecond.
    expect(long).toBeGreaterThan(7_900);
    expect(longest).toBeGreaterThan(15_900);
    server.failGateway({});
    await server.gateway.until(() => server.gateway.resumed.length === 7);
    const event = send(server, command('ask', { question: 'Who?' }));
    await conversation.answered(event.id);
    await bot.stop();
  });
});

describe('a Discord that is not there', () => {
  it('is tried until it is', async () => {
    const gone = await DiscordServer.start();
    const port = Number(new URL(gone.url).port);
    await gone.stop();
    const clock = new QuickClock();
    const logged: string[] = [];
    const note = (text: string) => void logged.push(text);
    const bot = await startDiscord({
      settings: settings(it_.server, { apiUrl: `http://127.0.0.1:${port}/api` }),
      conversation: new Scripted(),
      suggest: () => [],
      log: { info: note, warn: note, error: note },
      clock,
    });
    // Beside leaving the client that failed, which is given 1.5 s.
    const between = () => clock.waits.filter((ms) => ms !== 1_500);
    await until(() => between().length >= 3);
    const back = await DiscordServer.start(port);
    await bot.ready;
    expect(between().slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
    expect(logged[0]).toMatch(/^discord: not connected: .*ECONNREFUSED.*; next try in 1 s$/);
    await bot.stop();
    await back.stop();
  });

  it('or refuses the token is named, with where to click', async () => {
    it_.server.fail(/gateway/, { kind: 'status', status: 401 });
    const clock = new QuickClock();
    const logged: string[] = [];
    const note = (text: string) => void logged.push(text);
    const log = { info: note, warn: note, error: note };
    const bot = await startDiscord({
      settings: settings(it_.server),
      conversation: new Scripted(),
      suggest: () => [],
      log,
      clock,
    });
    await until(() => logged.length > 0);
    await bot.stop();
    expect(logged[0]).toContain('Developer Portal, your application, Bot, Reset Token');
  });
});

describe('stopping', () => {
  it('waits for the answer in hand', async () => {
    it_.server.fail(/^PATCH/, { kind: 'delay', ms: 30 });
    const event = send(it_.server, command('ask', { question: 'Who?' }));
    await until(() => it_.conversation.heard.length === 1);
    await it_.bot.stop();
    expect(it_.conversation.done).toEqual([event.id]);
  });

  it('takes nothing new', async () => {
    const stopped = it_.bot.stop();
    send(it_.server, command('ask', { question: 'Who?' }));
    await stopped;
    expect(it_.conversation.heard).toEqual([]);
  });

  it('does not wait longer than ten seconds for a Discord that is gone', async () => {
    it_.server.fail(/^PATCH/, { kind: 'status', status: 500 }, 1_000);
    send(it_.server, command('ask', { question: 'Who?' }));
    await until(() => it_.conversation.heard.length === 1);
    const before = it_.clock.waits.length;
    await it_.bot.stop();
    // The rest of the ten is for leaving.
    expect(it_.clock.waits.slice(before)).toContain(8_000);
  });
});

describe('a briefing', () => {
  const BRIEFING = answerMessage(answer());

  it.each(FAULTS)('is posted once through %s, and found again', async (_, fault) => {
    it_.server.fail(/messages$/, fault);
    const { id } = await it_.bot.courier.post(CHANNEL, BRIEFING, 'schedule 1, 2025-06-14T07:00');
    expect(it_.server.messages).toHaveLength(1);
    expect(await it_.bot.courier.find(CHANNEL, 'schedule 1, 2025-06-14T07:00')).toEqual({ id });
    expect(await it_.bot.courier.find(CHANNEL, 'schedule 1, 2025-06-15T07:00')).toBeNull();
  });

  it('that cannot be posted says so to whoever sent it', async () => {
    it_.server.fail(/messages$/, { kind: 'status', status: 403, code: 50001 });
    await expect(it_.bot.courier.post(CHANNEL, BRIEFING, 'x')).rejects.toThrow();
  });

  it('keeps within the limits with its mark, and names its channel’s thread', async () => {
    await it_.bot.courier.post(CHANNEL, BRIEFING, 'x', { thread: '900000000000000066' });
    expect(it_.server.messages[0]).toMatchObject({ channel: '900000000000000066' });
    expect(String(it_.server.messages[0]!.body.nonce).length).toBeLessThanOrEqual(25);
  });
});
