import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Orderer, readOrder } from '../../src/conversation/briefings/orders.ts';
import { createBriefings } from '../../src/conversation/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { newStore } from '../store/stores.ts';

const NOW = new Date('2025-06-21T12:00:00Z');
const HERE: Orderer = { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1', isManager: true };

let database: Database;
let clock: Date;
let order: (words: string, from?: Partial<Orderer>) => Promise<string>;

beforeEach(async () => {
  clock = NOW;
  database = await newStore(NOW);
  const briefings = createBriefings({
    database,
    now: () => clock,
    brief: () => Promise.reject(new Error('nothing to brief from')),
    compose: async () => ({ nothing: true, say: null }),
    why: async () => [],
    publishers: async () => [],
    run: async () => 'Posted.',
  });
  order = async (words, from = {}) => {
    const { message } = await briefings.carryOut(readOrder(words), { ...HERE, ...from });
    return message.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  };
});

afterEach(() => database.close());

it.each([{ channel: 'C2' }, { workspace: 'T2' }, { platform: 'discord' }])(
  'a briefing is its channel’s own: from %j it is neither listed nor removed, not even by its id',
  async (elsewhere) => {
    const made = await order('add daily 7:45 UTC');
    const [, id] = /\[(\w+)\]/.exec(made)!;
    expect(await order('list', elsewhere)).toContain('No briefing is posted here yet');
    expect(await order(`remove ${id}`, elsewhere)).toContain('No briefing is posted here yet');
    expect(await order('list')).toContain(id);
  },
);

describe('an order that comes again, by whichever process,', () => {
  const twice = async (words: string) => {
    const from = { eventId: words };
    const [first] = [await order(words, from)];
    clock = new Date(clock.getTime() + 60_000);
    expect(await order(words, from)).toBe(words === 'run 1' ? 'It is on its way.' : first);
  };
  const states = () => database.query('SELECT paused FROM schedules ORDER BY created');
  beforeEach(async () => {
    for (const time of ['5:00', '6:00', '7:00']) {
      clock = new Date(clock.getTime() + 1_000);
      await order(`add daily ${time} UTC`);
    }
  });

  it('makes one briefing', async () => {
    await twice('add daily 8:00 UTC');
    expect(await states()).toHaveLength(4);
  });

  it('removes the one it meant, and not the one that has its number now', async () => {
    await twice('remove 2');
    const left = await order('list');
    expect([left.includes('06:00'), left.includes('07:00')]).toEqual([false, true]);
  });

  it('changes nothing back that was changed since', async () => {
    await order('pause 1', { eventId: 'first' });
    await order('resume 1', { eventId: 'second' });
    expect(await order('pause 1', { eventId: 'first' })).toContain('Paused');
    expect(await states()).toEqual([{ paused: 0 }, { paused: 0 }, { paused: 0 }]);
  });

  it('makes one more due, once', async () => {
    await twice('run 1');
    expect(await database.query('SELECT asked FROM slots')).toEqual([{ asked: 1 }]);
  });

  it('is carried out once by two at the same moment', async () => {
    const both = ['event', 'event'].map((eventId) => order('add daily 8:00 UTC', { eventId }));
    const [one, other] = await Promise.all(both);
    expect(one).toBe(other);
    expect(await states()).toHaveLength(4);
  });
});

it('a channel has no more briefings than can be listed', async () => {
  for (let i = 0; i < 20; i++) await order('add daily 7:45 UTC');
  expect(await order('add daily 7:45 UTC')).toBe('A channel has at most 20 briefings.');
});
