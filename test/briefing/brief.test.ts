import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { brief } from '../../src/briefing/brief.ts';
import type { BriefingOptions } from '../../src/briefing/briefing.ts';
import { sentenceKey } from '../../src/briefing/key.ts';
import { briefingMessage } from '../../src/briefing/message.ts';
import { whyOf } from '../../src/briefing/why.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';

const archive = new Archive();
const index = new MiniSearchIndex(archive.vocabulary);

beforeAll(async () => {
  for await (const read of readCorpus([join(import.meta.dirname, '../../corpus')]))
    if ('article' in read) index.add(archive.add(read.article));
});

const compose = (options: Partial<BriefingOptions>) => brief({ archive, index }, options);

const AMBUSH = { since: new Date('2025-06-13T07:45:00Z'), until: new Date('2025-06-14T20:00:00Z') };
const QUAKE = { since: new Date('2025-03-30T23:59:00Z'), until: new Date('2025-04-04T20:00:00Z') };

describe('a briefing of the sample', () => {
  it('tells the last day when nothing else is asked', async () => {
    const { stories, since, until } = await compose({});
    expect([since, until]).toEqual(['2025-07-19T06:00:00.000Z', '2025-07-20T06:00:00.000Z']);
    expect(stories.map(({ headline }) => headline)).toEqual([
      'Congo and M23 sign declaration of principles in Doha',
    ]);
  });

  it('of an archive without articles is of today', async () => {
    const nothing = new Archive();
    const corpus = { archive: nothing, index: new MiniSearchIndex(nothing.vocabulary) };
    const { since, until } = await brief(corpus, {}, new Date('2026-05-02T07:45:00Z'));
    expect([since, until]).toEqual(['2026-05-01T07:45:00.000Z', '2026-05-02T07:45:00.000Z']);
  });

  it('tells one battle of two papers as one story, new to the channel', async () => {
    const { stories } = await compose(AMBUSH);
    expect(stories).toHaveLength(1);
    expect(stories[0]!.sources).toBe(2);
    expect(stories[0]!.changes[0]).toEqual({ kind: 'new-story' });
    expect(stories[0]!.lines.length).toBeGreaterThan(1);
  });

  it('lifts every line word for word', async () => {
    const { stories } = await compose({
      since: new Date('2024-01-01'),
      until: new Date('2026-01-01'),
      length: 99,
    });
    const lines = stories.flatMap((story) => [
      ...story.lines,
      ...story.claims.map(({ sentence }) => sentence),
    ]);
    expect(lines.length).toBeGreaterThan(20);
    for (const { articleId, start, end, text } of lines)
      expect(archive.get(articleId)!.article.text.slice(start, end)).toBe(text);
  });

  it('goes on with a story that the channel was told, and no longer calls it new', async () => {
    const { stories } = await compose(QUAKE);
    expect(stories[0]!.changes.map(({ kind }) => kind)).not.toContain('new-story');
  });

  it('does not post again what was posted', async () => {
    const first = await compose(AMBUSH);
    const posted = new Set(first.stories.flatMap(({ lines }) => lines.map(({ text }) => sentenceKey(text))));
    const again = await compose({ ...AMBUSH, read: (key) => posted.has(key) });
    expect(again.stories).toEqual([]);
    expect(Object.values(again.fates).map(({ stage }) => stage)).toEqual(['posted', 'posted']);
  });

  it('keeps to the subjects asked for', async () => {
    const year = { since: new Date('2025-01-01'), until: new Date('2026-01-01'), length: 99 };
    const { stories } = await compose({ ...year, subjects: ['Starliner astronauts'] });
    expect(stories.flatMap(({ articles }) => articles).every((id) => id.startsWith('space/'))).toBe(true);
    expect(stories).toHaveLength(1);
    expect((await compose({ ...year, subjects: ['cricket in Jamaica'] })).stories).toEqual([]);
  });

  it('keeps to the publishers asked for', async () => {
    const { stories } = await compose({ ...AMBUSH, publishers: ['Sahel Wire'] });
    expect(stories.flatMap(({ lines }) => lines).every(({ publisher }) => publisher === 'Sahel Wire')).toBe(
      true,
    );
  });

  it('cuts whole stories and says how many', async () => {
    const all = { since: new Date('2025-01-01'), until: new Date('2026-01-01') };
    const { stories, below } = await compose({ ...all, length: 2 });
    expect(stories).toHaveLength(2);
    expect(below).toBeGreaterThan(2);
  });

  it('says once that a story has gone quiet', async () => {
    const days = Array.from({ length: 14 }, (_, day) => ({
      since: new Date(Date.UTC(2025, 3, 4 + day, 7, 45)),
      until: new Date(Date.UTC(2025, 3, 5 + day, 7, 45)),
    }));
    const quiet = await Promise.all(days.map(async (day) => (await compose(day)).quiet));
    expect(quiet.flat().map(({ articleId }) => articleId)).toEqual(['myanmar/2025-04-04-toll-3145.txt']);
  });
});

describe('a story that ended', () => {
  it('has gone quiet for nobody whom the same briefing tells it first', async () => {
    const summer = { since: new Date('2025-06-01'), until: new Date('2025-07-01'), length: 99 };
    expect((await compose(summer)).quiet).toEqual([]);
  });
});

describe('why', () => {
  it('says when the briefing began as people write it', async () => {
    const [early] = whyOf('congo/2025-01-27-goma.txt', await compose(AMBUSH), archive);
    expect(early!.reason).toBe('It came out before 13 June 2025, 07:45 UTC.');
  });

  it.each([
    ['kidal/2025-06-14-kidal-clashes.txt', 'shown'],
    ['congo/2025-01-27-goma.txt', 'early'],
    ['hd-2025-07-20-doha-declaration', 'late'],
    ['nothing/of-the-kind.txt', 'unknown'],
  ])('%s is %s in the briefing of the battle', async (id, stage) => {
    expect(whyOf(id, await compose(AMBUSH), archive)).toMatchObject([{ articleId: id, stage }]);
  });

  it('of a story is that of its articles', async () => {
    const briefing = await compose({ ...AMBUSH, subjects: ['cricket'] });
    const story = Object.values(briefing.fates)[0]!.story;
    expect(whyOf(story, briefing, archive).map(({ stage }) => stage)).toContain('subject');
  });

  it('of an article of another paper is its publisher', async () => {
    const briefing = await compose({ ...AMBUSH, publishers: ['Sahel Wire'] });
    expect(whyOf('kidal/2025-06-14-kidal-clashes.txt', briefing, archive)).toMatchObject([
      { stage: 'publisher' },
    ]);
  });
});

describe('the pages of a briefing', () => {
  it('show one cited sentence a story first, and the others in the detail', async () => {
    const briefing = await compose(AMBUSH);
    const { main, detail } = briefingMessage(briefing);
    const quotations = (page: typeof main) => page?.blocks.filter(({ kind }) => kind === 'quotation') ?? [];
    expect(quotations(main)).toHaveLength(1);
    expect(quotations(detail).length).toBeGreaterThan(0);
    for (const page of [main, detail]) {
      const sources = page!.blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
      for (const block of page!.blocks)
        if (block.kind === 'quotation') expect(sources.map(({ number }) => number)).toContain(block.source);
    }
  });

  it('say that nothing is new in one line, or nothing at all', async () => {
    const empty = await compose({ ...AMBUSH, subjects: ['cricket'] });
    expect(briefingMessage(empty).main!.blocks).toEqual([
      { kind: 'note', text: 'Nothing new on your subjects since 13 June 2025, 07:45 UTC.' },
    ]);
    expect(briefingMessage(empty, { silentWhenEmpty: true })).toEqual({ main: null, detail: null });
  });

  it('say first why they are late', async () => {
    const { main } = briefingMessage(await compose(AMBUSH), { preface: 'Late by 25 minutes: restarted.' });
    expect(main!.blocks[1]).toEqual({ kind: 'note', text: 'Late by 25 minutes: restarted.' });
  });
});

describe('the key of a sentence', () => {
  it('is the same for the same words in other marks and capitals', () => {
    expect(sentenceKey('“It is over,” he said.')).toBe(sentenceKey('"IT IS OVER" he said'));
    expect(sentenceKey('Ten died.')).not.toBe(sentenceKey('Two died.'));
  });
});
