import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOrder } from '../../src/conversation/briefings/orders.ts';
import { createBriefings, type Orderer } from '../../src/conversation/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { newStore } from '../store/stores.ts';

const NOW = new Date('2025-06-21T12:00:00Z');
const HERE: Orderer = { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1', isManager: true };

let database: Database;
let order: (words: string, from?: Partial<Orderer>) => Promise<string>;

beforeEach(async () => {
  database = await newStore(NOW);
  const briefings = createBriefings({
    database,
    now: () => NOW,
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

it('a channel has no more briefings than can be listed', async () => {
  for (let i = 0; i < 20; i++) await order('add daily 7:45 UTC');
  expect(await order('add daily 7:45 UTC')).toBe('A channel has at most 20 briefings.');
});
