import { expect, it } from 'vitest';
import { desk } from '../conversation/setup.ts';
import { command, mention, running } from './bot.ts';

/** Two bots on one Slack and one store, each with a socket of its own. */
async function replicas() {
  const one = await running();
  const { server } = one;
  const second = await desk({ database: one.database });
  await running({}, { server, conversation: second.conversation });
  await server.until(({ sockets }) => sockets === 2);
  return { server, asked: () => [...one.asked, ...second.asked] };
}

it('an event that is delivered to both is answered once', async () => {
  const { server, asked } = await replicas();
  for (let at = 0; at < 4; at++) await server.send('events_api', mention(`<@UBOT> question ${at}`), 2);
  await server.until(({ messages }) => messages.length === 4);
  await server.until(({ acknowledged }) => acknowledged.length === 8);
  expect(
    asked()
      .map(({ question }) => question)
      .sort(),
  ).toEqual(Array.from({ length: 4 }, (_, at) => `question ${at}`));
  expect(server.messages).toHaveLength(4);
});

it('a follow-up that comes to the other one knows the thread', async () => {
  const { server, asked } = await replicas();
  const first = mention();
  await server.send('events_api', first);
  await server.until(({ messages }) => messages.length === 1);
  const { ts } = first.event as unknown as { readonly ts: string };
  for (const text of ['<@UBOT> and when?', '<@UBOT> and where?'])
    await server.send('events_api', mention(text, { thread_ts: ts }));
  await server.until(({ messages }) => messages.length === 3);
  expect(asked().filter(({ options }) => (options.thread ?? []).length > 0)).toHaveLength(2);
});

it('a command goes to one of them', async () => {
  const { server, asked } = await replicas();
  for (let at = 0; at < 2; at++)
    await server.send('slash_commands', command('/ask', 'who?', { response_url: server.responseUrl() }));
  await server.until(({ ephemerals }) => ephemerals.length === 2);
  expect(asked()).toHaveLength(2);
});
