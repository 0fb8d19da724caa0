import { expect, it } from 'vitest';
import { desk, endingEarly } from '../conversation/setup.ts';
import { command, mention, message, running } from './bot.ts';

/** Two bots on one Slack and one store, each with a socket of its own. */
async function replicas(env: Readonly<Record<string, string>> = {}) {
  const one = await running(env);
  const { server } = one;
  const second = await desk({ database: one.database });
  await running(env, { server, conversation: second.conversation });
  await server.until(({ sockets }) => sockets === 2);
  return { server, clock: one.clock, asked: () => [...one.asked, ...second.asked] };
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

it('a thread goes on without a mention, whichever of them answered in it', async () => {
  const { server, clock, asked } = await replicas({ SLACK_FOLLOW_THREADS: 'all' });
  const { ts } = mention().event as unknown as { readonly ts: string };
  const inThread = (text: string) => message(text, { thread_ts: ts });
  // Both look, and see that nobody has answered there yet.
  for (const text of ['hm', 'well']) await server.send('events_api', inThread(text));
  const looks = () => server.calls.filter(({ method }) => method === 'conversations.replies').length;
  await server.until(() => looks() === 2);
  await server.send('events_api', mention('<@UBOT> who sank the ferry?', { thread_ts: ts }));
  await server.until(({ messages }) => messages.length === 1);
  await clock.sleep(61_000);
  for (const text of ['and when did it sink?', 'and where did it sink?'])
    await server.send('events_api', inThread(text));
  await server.until(({ messages }) => messages.length === 3);
  expect(asked()).toHaveLength(3);
});

it('a command goes to one of them', async () => {
  const { server, asked } = await replicas();
  for (let at = 0; at < 2; at++)
    await server.send('slash_commands', command('/ask', 'who?', { response_url: server.responseUrl() }));
  await server.until(({ ephemerals }) => ephemerals.length === 2);
  expect(asked()).toHaveLength(2);
});

it('a question that a killed bot had in hand is answered by another one, once', async () => {
  const killed = await desk();
  const { server } = await running({}, { conversation: endingEarly(killed.conversation) });
  const payload = mention();
  await server.send('events_api', payload);
  await server.until(() => killed.asked.length === 1);
  const { conversation, database, later, clock } = await desk({ database: killed.database });
  later(50);
  const done: string[] = [];
  const posted = (id: string) => conversation.posted(id).then(() => void done.push(id));
  await running({}, { server, conversation: { ...conversation, posted } });
  await server.until(() => done.length > 0);
  const before = done.length;
  const { ts } = payload.event as unknown as { readonly ts: string };
  expect(server.messages).toMatchObject([{ channel: 'C1', thread_ts: ts }]);
  // As if this one was killed, too, when it had posted and not yet noted it: the answer is found where it stands.
  await database.query('UPDATE events SET posted = NULL, leased_until = ?, asked = ?', [
    clock.now.toISOString(),
    JSON.stringify(killed.heard[0]),
  ]);
  await server.until(() => done.length > before);
  expect(server.messages).toHaveLength(1);
});

it('an answer that stands is followed by no apology of who took the question up', async () => {
  const answered = await desk();
  const { server } = await running({}, { conversation: answered.conversation });
  await server.send('events_api', mention());
  await server.until(({ messages }) => messages.length === 1);
  const { conversation } = await desk();
  const message = { blocks: [{ kind: 'note' as const, text: 'Something went wrong here.' }] };
  let isDone = false;
  await running(
    {},
    {
      server,
      conversation: {
        ...conversation,
        left: async () => (isDone ? [] : answered.heard),
        handle: async () => ({ id: 'late', message, private: true, isApology: true }),
        posted: async () => {
          isDone = true;
        },
      },
    },
  );
  await server.until(() => isDone);
  expect([server.messages.length, server.ephemerals.length]).toEqual([1, 0]);
});
