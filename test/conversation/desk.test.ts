import { describe, expect, it } from 'vitest';
import { said } from '../../src/conversation/help.ts';
import { desk, incoming, textOf } from './setup.ts';

describe('"why these sentences?"', () => {
  it('asks the last question of the thread once more, to be explained', async () => {
    const { conversation, asked } = await desk();
    await conversation.handle(incoming('Who sank the ferry?'));
    await conversation.handle(incoming('and when?'));
    await conversation.handle(incoming('Why these sentences?'));
    expect(asked.at(-1)).toEqual({
      question: 'and when?',
      options: { limit: 3, thread: ['Who sank the ferry?'], explain: true },
    });
    await conversation.handle(incoming('and who?'));
    expect(asked.at(-1)?.options.thread).toEqual(['Who sank the ferry?', 'and when?']);
  });

  it('is told so where nothing was answered, and "why?" is a question', async () => {
    const { conversation, asked } = await desk();
    expect(textOf(await conversation.handle(incoming('explain')))).toBe('Nothing was answered here yet.');
    await conversation.handle(incoming('why?'));
    expect(asked.map(({ question }) => question)).toEqual(['why?']);
  });
});

describe('an event', () => {
  it('is answered once, however often it is delivered', async () => {
    const { conversation, asked } = await desk();
    const event = incoming('Who sank the ferry?');
    const replies = await Promise.all(Array.from({ length: 5 }, () => conversation.handle(event)));
    expect(replies.filter((reply) => reply !== null)).toHaveLength(1);
    await conversation.posted(event.eventId);
    expect(await conversation.handle(event)).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('that was posted is not answered after a restart, and not after the lease', async () => {
    const first = await desk();
    const event = incoming('Who sank the ferry?');
    await first.conversation.handle(event);
    await first.conversation.posted(event.eventId);
    const second = await desk({ database: first.database });
    second.later(3600);
    expect(await second.conversation.handle(event)).toBeNull();
  });

  it('that did not get through is answered again once its lease is over', async () => {
    const { conversation, later, asked } = await desk();
    const event = incoming('Who sank the ferry?');
    await conversation.handle(event);
    later(49);
    expect(await conversation.handle(event)).toBeNull();
    later(1);
    expect(await conversation.handle(event)).not.toBeNull();
    expect(asked.map(({ options }) => options.thread)).toEqual([[], []]);
  });

  it('that breaks the engine gets a sentence, and the log the cause', async () => {
    const cause = new Error('secret path /etc');
    const { conversation, logged } = await desk({
      dateline: {
        ask: () => Promise.reject(cause),
        sources: () => {
          throw cause;
        },
        passage: async () => null,
      },
    });
    for (const event of [incoming('Who?  sank it'), incoming('', { how: 'command', command: 'sources' })]) {
      const reply = await conversation.handle(event);
      expect(textOf(reply)).toBe(
        'Something went wrong here, and it was noted. Please ask again in a moment.',
      );
      expect(reply?.private).toBe(true);
    }
    expect(logged).toEqual([
      ['conversation: unable to answer an event', cause],
      ['conversation: unable to answer an event', cause],
    ]);
  });

  it('gets a sentence when the store is gone', async () => {
    const { conversation, database, logged } = await desk();
    await database.close();
    expect(textOf(await conversation.handle(incoming('Who?')))).toContain('Something went wrong');
    await conversation.posted('Ev1');
    expect(logged).toHaveLength(2);
  });
});

describe('a question', () => {
  it('is read with the earlier questions of its thread, and of no other', async () => {
    const { conversation, asked } = await desk();
    await conversation.handle(incoming('Who sank the ferry?'));
    await conversation.handle(incoming('Elsewhere?  other', { thread: 'th2' }));
    await conversation.handle(incoming('Other workspace? x', { workspace: 'T2' }));
    await conversation.handle(incoming('and when?', { how: 'thread', user: 'U2' }));
    expect(asked.at(-1)?.options.thread).toEqual(['Who sank the ferry?']);
  });

  it('outside a thread follows the same person', async () => {
    const { conversation, asked } = await desk();
    await conversation.handle(incoming('Who sank the ferry?', { thread: null }));
    await conversation.handle(incoming('and when?', { thread: null, user: 'U2' }));
    expect(asked.at(-1)?.options.thread).toEqual([]);
    await conversation.handle(incoming('and when?', { thread: null }));
    expect(asked.at(-1)?.options.thread).toEqual(['Who sank the ferry?']);
  });

  it('that was declined is no context for the next', async () => {
    const { conversation, asked } = await desk();
    await conversation.handle(incoming('nothing about this'));
    await conversation.handle(incoming('and when?'));
    expect(asked.at(-1)?.options.thread).toEqual([]);
  });

  it('is forgotten after a week, remembered over a restart, and the last ten count', async () => {
    const first = await desk({ rate: { questions: 100, seconds: 1 } });
    for (let i = 1; i <= 12; i += 1) {
      first.later(1);
      await first.conversation.handle(incoming(`Question ${i}`));
    }
    const second = await desk({ database: first.database });
    second.later(60);
    await second.conversation.handle(incoming('and then?'));
    expect(second.asked[0]?.options.thread).toEqual(
      Array.from({ length: 10 }, (_, i) => `Question ${i + 3}`),
    );
    second.later(8 * 86_400);
    await second.conversation.handle(incoming('and then?'));
    expect(second.asked[1]?.options.thread).toEqual([]);
    expect(await first.database.query('SELECT * FROM thread_questions')).toHaveLength(1);
  });

  it('too long to be one is not searched', async () => {
    const { conversation, asked } = await desk();
    expect(textOf(await conversation.handle(incoming('word '.repeat(300))))).toContain('too long');
    expect(asked).toEqual([]);
  });
});

describe('courtesies', () => {
  it.each(['', '  ', '?', 'hello', 'thanks', 'help'])('%j gets a reply and no search', async (text) => {
    const { conversation, asked } = await desk();
    expect(textOf(await conversation.handle(incoming(text)))).not.toBe('');
    expect(asked).toEqual([]);
  });

  it('are not given to a thread that says nothing', async () => {
    const { conversation } = await desk();
    expect(await conversation.handle(incoming('!', { how: 'thread' }))).toBeNull();
  });
});

describe('a command', () => {
  it('is answered for the one who gave it', async () => {
    const { conversation } = await desk();
    const reply = await conversation.handle(incoming('Who?  x', { how: 'command', command: 'ask' }));
    expect(reply?.private).toBe(true);
    expect(JSON.stringify(reply?.message)).toContain('"share"');
    const open = await conversation.handle(
      incoming('Who?  x', { how: 'command', command: 'ask', private: false }),
    );
    expect(open?.private).toBe(false);
    expect(JSON.stringify(open?.message)).not.toContain('"share"');
  });

  it('says what is indexed', async () => {
    const { conversation } = await desk();
    expect(
      textOf(await conversation.handle(incoming('', { how: 'command', command: 'sources' }))),
    ).toBe(`What is indexed
3 articles, 1,204 sentences, 10 June 2025 to 20 June 2025; read 21 June 2025, 14:05 UTC.
The Vale Courier: 2 articles, 10 June 2025 to 20 June 2025
No publisher named: 1 article`);
  });

  it('that nobody delivers is answered with those that are there', async () => {
    const { conversation } = await desk();
    const text = textOf(await conversation.handle(incoming('', { how: 'command', command: 'brief' })));
    expect(text).toContain('/ask QUESTION');
    expect(text).not.toContain('/brief');
  });

  it('that another part delivers is kept, to be shared', async () => {
    const { conversation } = await desk({ brief: async () => said('All quiet.') });
    const reply = await conversation.handle(incoming('', { how: 'command', command: 'brief' }));
    expect(textOf(reply)).toBe('All quiet.');
    expect(JSON.stringify(reply?.message)).toContain('"share"');
  });
});
