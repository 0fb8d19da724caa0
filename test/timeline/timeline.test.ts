import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

describe('the timeline of made-up articles', () => {
  const made = async (rows: readonly object[], topic?: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'dateline-timeline-')), 'made-up.jsonl');
    writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return (await createDateline({ corpus: [file] })).timeline(topic === undefined ? {} : { topic });
  };
  const copy = 'The ferry Marlin sank off Kessa on Tuesday with forty sacks of rice aboard.';

  it('has what two papers print alike once, and knows the other', async () => {
    const events = await made([
      { id: 'a', headline: 'Ferry sinks', published: '2025-05-07', publisher: 'One', text: copy },
      { id: 'b', headline: 'Ferry sinks', published: '2025-05-08', publisher: 'Two', text: copy },
      {
        id: 'c',
        headline: 'Rice lost',
        published: '2025-05-08',
        publisher: 'Three',
        text: 'Traders at Kessa said on Tuesday that rice would cost more.',
      },
    ]);
    expect(
      events.map(({ date, sentence, alsoIn }) => [
        date,
        sentence.publisher,
        alsoIn.map(({ publisher }) => publisher),
      ]),
    ).toEqual([
      ['2025-05-06', 'One', ['Two']],
      ['2025-05-06', 'Three', []],
    ]);
    expect(JSON.stringify(timelineMessage(events))).toContain('also in [2]');
  });

  it('has an article that dates nothing by the day it was published, marked so', async () => {
    const events = await made([
      {
        id: 'a',
        headline: 'Ferry',
        published: '2025-05-07',
        text: 'The ferry Marlin lies off Kessa. Divers wait.',
      },
    ]);
    expect(events).toMatchObject([{ date: '2025-05-07', basis: 'published' }]);
    expect(JSON.stringify(timelineMessage(events))).toContain('published; the sentence names no date');
  });

  it('of a topic leaves out what only stands near it and was long ago', async () => {
    const rows = [
      {
        id: 'a',
        headline: 'Ferry Marlin sinks',
        published: '2025-05-07',
        text: 'The ferry Marlin sank on Tuesday. A king reigned there until 1912. Divers arrived on Wednesday.',
      },
    ];
    const dates = (await made(rows, 'ferry Marlin')).map(({ date }) => date);
    expect(dates).toEqual(['2025-05-06', '2025-05-07']);
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
