import { expect, it, onTestFinished } from 'vitest';
import type { DiscordSettings } from '../../adapters/discord/config.ts';
import { DiscordServer } from '../servers/discord.ts';
import { command, running, send } from './bot.ts';

/** A server that Discord deals to shard `id` of `count`. */
function serverOf(id: number, count: number): string {
  return String((BigInt(1_000_000 * count + id) << 22n) + 1n);
}

async function discord(recommended = 1): Promise<DiscordServer> {
  const server = await DiscordServer.start();
  server.gateway.shards = recommended;
  onTestFinished(() => server.stop());
  return server;
}

async function bot(server: DiscordServer, changes: Partial<DiscordSettings>) {
  const started = await running(changes, server);
  onTestFinished(() => started.bot.stop());
  return started;
}

const shardsOf = ({ gateway }: DiscordServer) => gateway.identified.map(({ shard }) => shard);

it('opens as many connections as Discord recommends', async () => {
  const server = await discord(3);
  const { conversation } = await bot(server, {});
  expect(shardsOf(server)).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ]);
  for (const shard of [0, 1, 2]) {
    const asked = send(server, command('ask', { question: 'Who?' }, { guild_id: serverOf(shard, 3) }));
    await conversation.answered(asked.id);
  }
  expect(conversation.heard).toHaveLength(3);
});

it('opens as many as it is told', async () => {
  const server = await discord();
  await bot(server, { shards: { ids: [0, 1], count: 2 } });
  expect(shardsOf(server)).toEqual([
    [0, 2],
    [1, 2],
  ]);
});

it('shares the servers with other processes: each hears its own', async () => {
  const server = await discord();
  const one = await bot(server, { shards: { ids: [0], count: 2 } });
  const other = await bot(server, { shards: { ids: [1], count: 2 } });
  const first = send(server, command('ask', { question: 'Who?' }, { guild_id: serverOf(0, 2) }));
  const second = send(server, command('ask', { question: 'When?' }, { guild_id: serverOf(1, 2) }));
  await one.conversation.answered(first.id);
  await other.conversation.answered(second.id);
  expect(one.conversation.heard.map(({ text }) => text)).toEqual(['Who?']);
  expect(other.conversation.heard.map(({ text }) => text)).toEqual(['When?']);
});

it('resumes every connection when all of them drop at once, without waiting longer for each', async () => {
  const server = await discord(4);
  const { clock } = await bot(server, {});
  const before = clock.waits.length;
  server.gateway.drop();
  await server.gateway.until(() => server.gateway.resumed.length === 4);
  expect(Math.max(0, ...clock.waits.slice(before))).toBeLessThan(1_000);
});
