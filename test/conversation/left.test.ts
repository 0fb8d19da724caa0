import { describe, expect, it } from 'vitest';
import { feedbackCounts } from '../../src/conversation/replies.ts';
import { desk, incoming, press } from './setup.ts';

const LEASE = 50;

/** A process that ended with a question in hand, and two others on its store. */
async function leftOne(changes: Parameters<typeof incoming>[1] = { address: 'here' }) {
  const ended = await desk();
  const event = incoming('Who sank the ferry?', changes);
  await ended.conversation.handle(event);
  const others = [
    await desk({ database: ended.database }),
    await desk({ database: ended.database }),
  ] as const;
  const left = (at: 0 | 1 = 0) => others[at].conversation.left('slack');
  return { event, ended, others, left };
}

describe('a question whose process ended', () => {
  it('is left to others as it was asked, once its lease is over', async () => {
    const { event, others, left } = await leftOne();
    others[0].later(LEASE - 1);
    expect(await left()).toEqual([]);
    others[0].later(1);
    expect(await left()).toEqual([event]);
    expect(await others[0].conversation.left('discord')).toEqual([]);
  });

  it('is answered by one of those who find it', async () => {
    const { event, others, left } = await leftOne();
    for (const { later } of others) later(LEASE);
    expect([await left(0), await left(1)]).toEqual([[event], [event]]);
    const replies = await Promise.all(others.map(({ conversation }) => conversation.handle(event)));
    expect(replies.filter((reply) => reply !== null)).toHaveLength(1);
    await others[0].conversation.posted(event.eventId);
    for (const { later } of others) later(LEASE);
    expect([await left(0), await left(1)]).toEqual([[], []]);
  });

  it('is left no more after ten minutes', async () => {
    const { others, left } = await leftOne();
    others[0].later(599);
    expect(await left()).toHaveLength(1);
    others[0].later(1);
    expect(await left()).toEqual([]);
  });

  it('leaves its text in the store no longer than that and the hour till the next tidying', async () => {
    const { ended, others } = await leftOne();
    const texts = () => ended.database.query('SELECT id FROM events WHERE asked IS NOT NULL');
    expect(await texts()).toHaveLength(1);
    others[0].later(3_600);
    await others[0].conversation.handle(incoming('help'));
    expect(await texts()).toEqual([]);
  });

  it('is not left where its adapter could not answer it elsewhere', async () => {
    const { others, left } = await leftOne({});
    others[0].later(LEASE);
    expect(await left()).toEqual([]);
  });
});

it('a pressed button is left as it was pressed, and what it asked for is done by one', async () => {
  const ended = await desk();
  const asked = await ended.conversation.handle(incoming('Who sank the ferry?'));
  const pressed = press('useful', asked!.id, { address: 'here' });
  await ended.conversation.press(pressed);
  const others = [await desk({ database: ended.database }), await desk({ database: ended.database })];
  for (const { later } of others) later(LEASE);
  for (const { conversation } of others) expect(await conversation.left('slack')).toEqual([pressed]);
  const replies = await Promise.all(others.map(({ conversation }) => conversation.press(pressed)));
  expect(replies.filter((reply) => reply !== null)).toHaveLength(1);
  expect(await feedbackCounts(ended.database)).toEqual({ useful: 1, useless: 0 });
});

it('a question to which there is nothing to say is not left', async () => {
  const { conversation, later } = await desk();
  expect(await conversation.handle(incoming('!', { how: 'thread', address: '' }))).toBeNull();
  later(LEASE);
  expect(await conversation.left('slack')).toEqual([]);
});

it('a question is not left while its process lives, however long it takes to post the answer', async () => {
  const beats: (() => void)[] = [];
  const slow = await desk({ sleep: () => new Promise((resolve) => void beats.push(resolve)) });
  const other = await desk({ database: slow.database });
  const event = incoming('Who sank the ferry?', { address: '' });
  await slow.conversation.handle(event);
  for (let at = 0; at < 8; at++) {
    for (const { later } of [slow, other]) later(LEASE / 2);
    const before = beats.length;
    beats.at(-1)!();
    // Its lease was renewed once it waits again.
    while (beats.length === before) await new Promise((resolve) => setImmediate(resolve));
    expect(await other.conversation.left('slack')).toEqual([]);
    expect(await other.conversation.handle(event)).toBeNull();
  }
});

it('that nobody can look for what was left is logged, and no question fails by it', async () => {
  const { conversation, database, logged } = await desk();
  await database.close();
  expect(await conversation.left('slack')).toEqual([]);
  expect(String(logged)).toContain('unable to look for what was left unanswered');
});
