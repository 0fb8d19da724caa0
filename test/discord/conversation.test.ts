import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordBot, startDiscord } from '../../adapters/discord/index.ts';
import type { Database } from '../../src/index.ts';
import { desk } from '../conversation/setup.ts';
import { DiscordServer } from '../servers/discord.ts';
import { BOT, CHANNEL } from '../servers/discord-ids.ts';
import { until } from '../until.ts';
import { command, type Event, message, press, QuickClock, send, settings } from './bot.ts';

let server: DiscordServer;
let database: Database | null = null;
let bot: DiscordBot;
/** Whether questions are answered yet. */
let mayAnswer: () => boolean;

beforeEach(async () => {
  server = await DiscordServer.start();
  mayAnswer = () => true;
  bot = await started();
});
afterEach(async () => {
  await bot.stop();
  await database?.close();
  database = null;
  await server.stop();
});

/** The bot with the conversation that people get, and what it remembers. */
async function started(): Promise<DiscordBot> {
  const { conversation, database: store } = await desk({
    ...(database === null ? {} : { database }),
    rate: { questions: 1_000, seconds: 60 },
  });
  database = store;
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const next = await startDiscord({
    settings: settings(server),
    conversation: {
      ...conversation,
      handle: (asked) => until(mayAnswer).then(() => conversation.handle(asked)),
    },
    suggest: () => [],
    log,
    clock: new QuickClock(),
  });
  await next.ready;
  return next;
}

async function answered(event: Event): Promise<string> {
  send(server, event);
  await until(() => server.responses.get(event.token)?.message != null);
  return JSON.stringify(server.responses.get(event.token)!.message);
}

describe('people in Discord', () => {
  it('ask, read on, look around, see who says so, and share', async () => {
    const asked = await answered(command('ask', { question: 'What happened?', private: true }));
    expect(asked).toContain('> Sentence 0.');
    const buttons = [...asked.matchAll(/"label":"([^"]+)","custom_id":"([^"]+)"/g)].map(
      ([, label, id]) => [label!, id!] as const,
    );
    expect(buttons.map(([label]) => label)).toEqual([
      'Context',
      'Who says so',
      '2 more',
      'Share',
      '👍',
      '👎',
    ]);
    const shows = new Map(buttons);
    expect(await answered(press(shows.get('2 more')!))).toContain('> Sentence 4.');
    expect(await answered(press(shows.get('Context')!))).toContain('> Before.');
    expect(await answered(press(shows.get('Who says so')!))).toContain('Who says so');
    expect(await answered(press(shows.get('Share')!))).toContain('> Sentence 0.');
  });

  it('get one answer to a mention, though it is delivered five times and again after a restart', async () => {
    const event = message(`<@${BOT}> what happened?`);
    for (let delivery = 0; delivery < 5; delivery++) send(server, event);
    await until(() => server.messages.length === 1);
    await bot.stop();
    bot = await started();
    send(server, event);
    await answered(command('help'));
    expect(server.messages).toHaveLength(1);
    expect(server.messages[0]!.channel).toBe(CHANNEL);
  });

  it('all get an answer to fifty questions at once, acknowledged before the first is answered', async () => {
    const events = Array.from({ length: 50 }, () => command('ask', { question: 'What happened?' }));
    mayAnswer = () => server.sent(/callback$/).length === 50;
    for (const event of events) send(server, event);
    await until(() => events.every(({ token }) => server.responses.get(token)?.edits === 1));
    expect(server.sent(/callback$/)).toHaveLength(50);
  });
});
