import { expect, it, onTestFinished } from 'vitest';
import { type DiscordBot, startDiscord } from '../../adapters/discord/index.ts';
import { desk } from '../conversation/setup.ts';
import { DiscordServer } from '../servers/discord.ts';
import { command, message, QuickClock, send, settings } from './bot.ts';

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

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 1_000) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
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

it('a message that all of them hear is answered by one', async () => {
  const { server, desks } = await replicas(3);
  send(server, message('<@900000000000000001> who sank the ferry?'));
  await until(() => server.messages.length > 0);
  expect(desks.flatMap(({ asked }) => asked)).toHaveLength(1);
  expect(server.messages).toHaveLength(1);
});
