import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { newStore } from '../store/stores.ts';
import { desk, incoming, textOf } from './setup.ts';

const LEASE = 50;
const NOW = new Date('2025-06-21T14:00:00Z');

/** A store of which statements fail, as often as told, before or after they were done. */
async function failing() {
  const database = await newStore(NOW);
  const faults: { readonly match: RegExp; times: number; readonly after: boolean }[] = [];
  const query: Database['query'] = async (sql, values) => {
    const fault = faults.find(({ match, times }) => times > 0 && match.test(sql));
    if (fault === undefined) return database.query(sql, values);
    fault.times -= 1;
    if (fault.after) await database.query(sql, values);
    throw new Error('store: Connection terminated');
  };
  return {
    store: {
      ...database,
      notTaken: database.notTaken,
      query,
      transaction: database.transaction.bind(database),
    },
    database,
    fail: (match: RegExp, times = 1, after = false) => void faults.push({ match, times, after }),
  };
}

const TAKE = /^INSERT INTO events .*asked/s;
const NOTE = /^INSERT INTO events .*posted/s;

describe('a question that several processes hear', () => {
  it('is answered by one, and nobody apologises, where another lost its connection once', async () => {
    const { store, database, fail } = await failing();
    const [one, other] = [await desk({ database }), await desk({ database: store as Database })];
    const event = incoming('Who sank the ferry?', { address: 'here' });
    fail(TAKE);
    const replies = [await one.conversation.handle(event), await other.conversation.handle(event)];
    expect(replies.map(textOf)).toEqual([expect.stringContaining('Sentence 0.'), null]);
  });

  it('is left to be taken up where a process took it and could not hear so', async () => {
    const { store, fail } = await failing();
    const { conversation, later } = await desk({ database: store as Database });
    const event = incoming('Who sank the ferry?', { address: 'here' });
    fail(TAKE, 1, true);
    expect(await conversation.handle(event)).toBeNull();
    later(LEASE);
    expect(await conversation.left('slack')).toEqual([event]);
  });

  it('is not answered any more once another one has apologised', async () => {
    const { store, database, fail } = await failing();
    const other = await desk({ database: store as Database });
    const event = incoming('Who sank the ferry?', { address: 'here' });
    const one = await desk({
      database,
      dateline: {
        ask: async () => {
          fail(TAKE, 2);
          expect(await other.conversation.handle(event)).toMatchObject({ isApology: true });
          await other.conversation.posted(event.eventId);
          throw new Error('never mind: its answer is not shown');
        },
        sources: () => {
          throw new Error();
        },
        passage: async () => null,
      },
    });
    expect(await one.conversation.handle(event)).toBeNull();
    one.later(LEASE);
    expect(await one.conversation.left('slack')).toEqual([]);
  });
});

it.each(['answered', 'broken'])(
  'what a process that stood still has %s is kept to itself once another has taken it up',
  async (how) => {
    const database = await newStore(NOW);
    const other = await desk({ database });
    const event = incoming('Who sank the ferry?', { address: 'here' });
    const frozen = await desk({ database });
    const { conversation } = await desk({
      database,
      dateline: {
        ask: async () => {
          for (const { later } of [frozen, other]) later(LEASE);
          expect(textOf(await other.conversation.handle(event))).toContain('Sentence 0.');
          if (how === 'broken') throw new Error('it woke up to a broken connection');
          return (await import('../cli/host.ts')).answer();
        },
        sources: () => {
          throw new Error();
        },
        passage: async () => null,
      },
    });
    expect(await conversation.handle(event)).toBeNull();
  },
);

it('a question whose answer could not be noted is noted with the next beat, and never left', async () => {
  const { store, fail } = await failing();
  const beats: (() => void)[] = [];
  const slow = await desk({
    database: store as Database,
    sleep: () => new Promise((resolve) => void beats.push(resolve)),
  });
  const event = incoming('Who sank the ferry?', { address: 'here' });
  await slow.conversation.handle(event);
  fail(NOTE);
  await slow.conversation.posted(event.eventId);
  expect(String(slow.logged)).toContain('unable to note that a reply was posted');
  slow.later(LEASE / 4);
  beats.at(-1)!();
  const noted = async () => {
    const [row] = await store.query<{ posted: string | null }>('SELECT posted FROM events');
    return row!.posted !== null;
  };
  while (!(await noted())) await new Promise((resolve) => setImmediate(resolve));
  slow.later(LEASE);
  expect(await slow.conversation.left('slack')).toEqual([]);
});
