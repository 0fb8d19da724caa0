import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDateline, type Dateline, timelineMessage } from '../../src/index.ts';

const SAMPLE = join(import.meta.dirname, '../../corpus');
const SEEDS = join(import.meta.dirname, '../../../shared/seeds');

describe('the timeline of the sample corpus', () => {
  let dateline: Dateline;
  beforeAll(async () => {
    dateline = await createDateline({ corpus: [SAMPLE] });
  });

  it('goes from the earliest to the latest', async () => {
    const all = (await dateline.timeline()).map(({ date }) => date);
    expect(all.length).toBeGreaterThan(50);
    expect(all).toEqual([...all].sort());
  });

  it('dates nothing later than it was published', async () => {
    for (const { date, sentence } of await dateline.timeline()) {
      expect(date <= sentence.published!.slice(0, date.length), `${date}: ${sentence.text}`).toBe(true);
    }
  });

  it('puts the landing on the day it happened, not on the day it was told', async () => {
    const events = await dateline.timeline({ topic: 'Wilmore and Williams splashdown' });
    const landing = events.find(({ sentence }) => sentence.text.includes('returned to Earth on Tuesday'));
    expect(landing).toMatchObject({ date: '2025-03-18', basis: 'text' });
  });

  it('keeps to its topic', async () => {
    const events = await dateline.timeline({ topic: 'Goma' });
    expect(events.length).toBeGreaterThan(2);
    for (const { sentence } of events) expect(sentence.articleId).not.toMatch(/^space|^myanmar/);
  });

  it('shows one heading a date', async () => {
    const events = await dateline.timeline({ topic: 'Goma' });
    const headings = timelineMessage(events).blocks.filter(({ kind }) => kind === 'heading');
    expect(new Set(headings.map((block) => JSON.stringify(block))).size).toBe(headings.length);
  });

  it('has nothing on what the archive knows nothing of', async () => {
    expect(await dateline.timeline({ topic: 'cricket' })).toEqual([]);
    expect(timelineMessage([]).blocks).toHaveLength(1);
  });
});

describe.skipIf(!existsSync(SEEDS))('the timeline of the seed story (skipped where it is absent)', () => {
  it('has the offensive on 12 June 2025 and the ambush on 13 June 2025', async () => {
    const dateline = await createDateline({ corpus: [SEEDS] });
    const events = await dateline.timeline();
    const dateOf = (key: string): string | undefined =>
      events.find(({ sentence }) => sentence.text.includes(key))?.date;
    expect(dateOf('military offensive')).toBe('2025-06-12');
    expect(dateOf('was ambushed')).toBe('2025-06-13');
  });
});
