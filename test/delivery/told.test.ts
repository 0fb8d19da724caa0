import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brief } from '../../src/briefing/brief.ts';
import { createCompose } from '../../src/delivery/compose.ts';
import { createScheduler, type Scheduler } from '../../src/delivery/scheduler.ts';
import { addSchedule } from '../../src/delivery/schedules/kept.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import type { Database } from '../../src/store/database.ts';
import { newStore } from '../store/stores.ts';
import { Clock, MemoryCourier, scheduled } from './channel.ts';

/** A desk that is told at 07:00 UTC, and an archive that grows. */
let archive: Archive;
let index: MiniSearchIndex;
let database: Database;
let courier: MemoryCourier;
let clock: Clock;
let scheduler: Scheduler;

beforeEach(async () => {
  archive = new Archive();
  index = new MiniSearchIndex(archive.vocabulary);
  clock = new Clock('2026-06-14T12:00:00Z');
  database = await newStore(clock.now());
  courier = new MemoryCourier();
  const compose = createCompose({
    brief: (options) => brief({ archive, index }, options),
    database,
    headlineOf: async (id) => archive.get(id)?.article.headline ?? null,
  });
  scheduler = createScheduler({ database, couriers: [courier], compose, now: clock.now });
  await addSchedule(database, scheduled('daily 07:00 UTC', { id: 's' }), clock.now());
});
afterEach(() => database.close());

interface Filed {
  readonly id: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly arrived?: string;
  readonly headline?: string;
  readonly says: readonly string[];
  /** What the article ends with. */
  readonly end?: string;
}

const END = 'The convoy was attacked on the road between Kidal and Anefis in northern Mali.';

function file({ id, says, arrived, end = END, ...rest }: Filed): void {
  const paragraphs = [...says, end];
  const text = paragraphs.join('\n');
  const parts = paragraphs.map((paragraph) => {
    const start = text.indexOf(paragraph);
    return { kind: 'paragraph' as const, start, end: start + paragraph.length };
  });
  const about = { headline: 'Convoy attacked near Kidal', publisher: 'Wire', ...rest };
  index.add(archive.add({ id, ...about, text, parts, origin: { path: `${id}.txt` } }, arrived));
}

/** What stands in the channel after the briefing of a day in June, from this morning on. */
async function told(day: number): Promise<string> {
  const before = courier.posts.length;
  clock.set(new Date(Date.UTC(2026, 5, day, 7, 0, 1)));
  await scheduler.tick();
  return courier.posts
    .slice(before)
    .flatMap(({ message }) => message.blocks.flatMap((block) => ('text' in block ? [block.text] : [])))
    .join('\n');
}

const OTHER_END = 'Separatists who attacked the convoy near Kidal hold the road to Anefis since the ambush.';
const TEN = 'The army said 10 soldiers were killed in the ambush on Sunday.';
const FOURTEEN = 'The army said on Monday that 14 soldiers were killed in the ambush near Kidal.';

describe('a briefing says what changed since this channel’s last one', () => {
  beforeEach(async () => {
    file({ id: 'a', published: '2026-06-14T15:00:00Z', says: [TEN] });
    expect(await told(15)).toContain(`New story\n${TEN}`);
  });

  it('as a new figure of the same claimant, though the rest of the article was read before', async () => {
    file({ id: 'b', published: '2026-06-15T15:00:00Z', says: [FOURTEEN] });
    const text = await told(16);
    expect(text).toContain('New figure: 14 killed, was 10 (The army)');
    expect(text).toContain(FOURTEEN);
    expect(text).not.toContain('New story');
    expect(text).not.toContain(TEN);
  });

  it('against the figure that was posted, not against one that the archive got in the meantime', async () => {
    file({
      id: 'a2',
      published: '2026-06-13T15:00:00Z',
      says: ['The army said 12 soldiers were killed there.'],
    });
    file({ id: 'b', published: '2026-06-15T15:00:00Z', says: [FOURTEEN] });
    expect(await told(16)).toContain('New figure: 14 killed, was 10 (The army)');
  });

  it('against the figure of an article that is gone by now', async () => {
    const before = { archive, index };
    archive = new Archive();
    index = new MiniSearchIndex(archive.vocabulary);
    file({
      id: 'a',
      published: '2026-06-14T15:00:00Z',
      says: ['Soldiers were killed in the ambush on Sunday.'],
    });
    file({ id: 'b', published: '2026-06-15T15:00:00Z', says: [FOURTEEN] });
    expect(await told(16)).toContain('New figure: 14 killed, was 10 (The army)');
    expect(before.archive.size).toBe(1);
  });

  it('as a denial', async () => {
    const denial = 'The separatists denied on Monday that they had attacked the convoy near Kidal.';
    file({ id: 'b', published: '2026-06-15T15:00:00Z', says: [denial] });
    expect(await told(16)).toContain(`Denied (The separatists)\n${denial}`);
  });

  it('as a denial of nobody in particular where the speaker tells that others denied it', async () => {
    const mayors =
      'The convoy was attacked near Kidal on Monday, the mayor said, hours after the army denied it.';
    file({ id: 'b', published: '2026-06-15T15:00:00Z', says: [mayors] });
    expect(await told(16)).toContain(`Denied\n${mayors}`);
  });

  it('as a correction', async () => {
    const correction =
      'Correction: an earlier version of this article misstated the number of vehicles in the convoy near Kidal.';
    file({ id: 'b', published: '2026-06-15T15:00:00Z', says: [correction] });
    expect(await told(16)).toContain(`Corrected\n${correction}`);
  });

  it('as gone quiet, once, three days after the last word of several papers', async () => {
    file({
      id: 'b',
      published: '2026-06-15T15:00:00Z',
      publisher: 'Paper',
      says: [FOURTEEN],
      end: OTHER_END,
    });
    await told(16);
    const days = [await told(17), await told(18), await told(19), await told(20)];
    expect(days.map((text) => text.includes('Gone quiet since 15 June 2026'))).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('and tells no article twice that was told without being quoted', async () => {
    const again = { published: '2026-06-15', says: [FOURTEEN] };
    for (const id of ['b', 'c', 'd', 'e'])
      file({ ...again, id, says: [`${FOURTEEN.slice(0, -1)}, ${id} said.`] });
    await told(16);
    expect(await told(17)).toBe('Nothing new since 16 June 2026, 07:00 UTC.');
  });
});

describe('an article that came in after the last briefing', () => {
  const late = { id: 'a', says: [TEN], arrived: '2026-06-15T09:00:00Z' };

  it('is told in the next one, as come in late, and not again', async () => {
    expect(await told(15)).toBe('Nothing new since 14 June 2026, 07:00 UTC.');
    file({ ...late, published: '2026-06-14T15:00:00Z' });
    expect(await told(16)).toContain(`New story · Came in late\n${TEN}`);
    expect(await told(17)).toBe('Nothing new since 16 June 2026, 07:00 UTC.');
  });

  it('is not told when it is older than some days', async () => {
    await told(15);
    file({ ...late, published: '2026-06-08T15:00:00Z' });
    expect(await told(16)).toContain('Nothing new');
  });

  it('is told in the first briefing that is posted, though those before were missed', async () => {
    file({ id: 'a', published: '2026-06-15T05:00:00Z', arrived: '2026-06-15T05:01:00Z', says: [TEN] });
    clock.set('2026-06-17T12:00:00Z');
    await scheduler.tick();
    expect(courier.posts).toEqual([]);
    expect(await told(18)).toContain(TEN);
  });

  it('is told by when it came in where it has no date', async () => {
    await told(15);
    file(late);
    const text = await told(16);
    expect(text).toContain(`New story\n${TEN}`);
    expect(await told(17)).toContain('Nothing new');
  });
});
