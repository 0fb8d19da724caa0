import { describe, expect, it, onTestFinished } from 'vitest';
import { type DiscordBot, startDiscord } from '../../adapters/discord/index.ts';
import type { Conversation } from '../../src/index.ts';
import { desk, endingEarly } from '../conversation/setup.ts';
import { DiscordServer } from '../servers/discord.ts';
import { until } from '../until.ts';
import { command, type Event, message, QuickClock, send, settings } from './bot.ts';

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

/** Bots that hear the same shard, on one store: one of them may be gone at any time. */
async function replicas(count: number) {
  const server = await DiscordServer.start();
  const first = await desk();
  const desks = [first];
  while (desks.length < count) desks.push(await desk({ database: first.database }));
  const bots: DiscordBot[] = [];
  for (const { conversation } of desks) {
    const bot = await startDiscord({
      settings: settings(server, { messages: 'all' }),
      conversation,
      clock: new QuickClock(),
      suggest: () => [],
      log: SILENT,
    });
    await bot.ready;
    bots.push(bot);
  }
  onTestFinished(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await server.stop();
  });
  return { server, desks };
}

it('a command that all of them hear is answered by one, and the answer stays', async () => {
  const { server, desks } = await replicas(3);
  for (let round = 0; round < 5; round++) {
    const asked = send(server, command('ask', { question: `Who sank ferry ${round}?` }));
    await until(() => server.responses.get(asked.token)?.message != null);
  }
  expect(desks.flatMap(({ asked }) => asked)).toHaveLength(5);
  expect(server.sent(/^DELETE/)).toEqual([]);
  expect(server.messages).toEqual([]);
});

it('what one of them could not answer is no answer taken away from another', async () => {
  const server = await DiscordServer.start();
  const [first, second] = [await desk(), await desk()];
  const { token, ...asked } = command('ask', { question: 'Who sank the ferry?' });
  const shown = () => JSON.stringify(server.responses.get(token)?.message ?? null);
  let isDone = false;
  const late: Conversation = {
    ...second.conversation,
    handle: async () => {
      await until(() => shown() !== 'null');
      const message = { blocks: [{ kind: 'note' as const, text: 'Something went wrong here.' }] };
      return { id: 'late', message, private: true, isApology: true };
    },
    posted: async () => {
      isDone = true;
    },
  };
  const bots: DiscordBot[] = [];
  for (const conversation of [first.conversation, late]) {
    const options = { settings: settings(server), clock: new QuickClock(), suggest: () => [], log: SILENT };
    const bot = await startDiscord({ ...options, conversation });
    await bot.ready;
    bots.push(bot);
  }
  onTestFinished(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await server.stop();
  });
  send(server, { token, ...asked });
  await until(() => isDone);
  expect(shown()).toContain('Sentence 0.');
  expect(server.responses.get(token)?.edits).toBe(1);
});

it('a message that all of them hear is answered by one', async () => {
  const { server, desks } = await replicas(3);
  send(server, message('<@900000000000000001> who sank the ferry?'));
  await until(() => server.messages.length > 0);
  expect(desks.flatMap(({ asked }) => asked)).toHaveLength(1);
  expect(server.messages).toHaveLength(1);
});

describe('what a killed bot had in hand', () => {
  /** A bot that hears it and answers nothing, and then another one on its store. */
  async function takenUp(event: Event) {
    const server = await DiscordServer.start();
    const killed = await desk();
    const born = async (conversation: Conversation) => {
      const options = {
        settings: settings(server, { messages: 'all' }),
        clock: new QuickClock(),
        log: SILENT,
      };
      const bot = await startDiscord({ ...options, conversation, suggest: () => [] });
      await bot.ready;
      return bot;
    };
    const first = await born(endingEarly(killed.conversation));
    send(server, event);
    // Discord has heard that an answer will come, or nobody may give one.
    await until(() => killed.asked.length === 1 && (event.token === '' || server.responses.has(event.token)));
    await first.stop();
    const second = await desk({ database: killed.database });
    second.later(50);
    const done: string[] = [];
    const posted = (id: string) => second.conversation.posted(id).then(() => void done.push(id));
    const bot = await born({ ...second.conversation, posted });
    onTestFinished(async () => {
      await bot.stop();
      await server.stop();
    });
    await until(() => done.length > 0);
    /** As if this one was killed, too, when it had shown its answer and not yet noted it. */
    const again = async () => {
      const before = done.length;
      await second.database.query('UPDATE events SET posted = NULL, leased_until = ?, asked = ?', [
        second.clock.now.toISOString(),
        JSON.stringify(killed.heard[0]),
      ]);
      await until(() => done.length > before);
    };
    return { server, again };
  }

  it('is answered where a command said that it was thinking, and there alone', async () => {
    const event = command('ask', { question: 'Who sank the ferry?' });
    const { server, again } = await takenUp(event);
    expect(JSON.stringify(server.responses.get(event.token)?.message)).toContain('Sentence 0.');
    await again();
    expect([server.messages, server.followUps, server.responses.size]).toEqual([[], [], 1]);
    expect(server.responses.get(event.token)?.edits).toBe(1);
  });

  it('is answered below a message, once', async () => {
    const event = message('<@900000000000000001> who sank the ferry?');
    const { server, again } = await takenUp(event);
    expect(server.messages).toMatchObject([{ body: { message_reference: { message_id: event.id } } }]);
    await again();
    expect(server.messages).toHaveLength(1);
    expect(server.sent(/^POST .*messages$/)).toHaveLength(1);
  });
});
