import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlain } from '../../src/corpus/plain.ts';
import { marked } from './folder.ts';

function read(text: string) {
  const reading = readPlain(text, 'name');
  if ('reason' in reading) throw new Error(reading.reason);
  return reading.draft;
}

const STORY = [
  'Army says convoy hit near Kidal',
  'Rebels claim dozens of dead.',
  'A truck burns in the desert. / AP',
  'June 14, 2025',
  '',
  'BAMAKO, Mali (AP) — The army said on Friday that a convoy was attacked.',
  '',
  'What comes next',
  '',
  'The rebels said they would go on.',
];

describe('readPlain', () => {
  it('tells the parts of a story apart', () => {
    const story = read(STORY.join('\n'));
    expect(story).toMatchObject({
      headline: 'Army says convoy hit near Kidal',
      deck: 'Rebels claim dozens of dead.',
      published: '2025-06-14',
      dateline: 'BAMAKO, Mali',
      publisher: 'AP',
    });
    expect(marked(story)).toEqual([
      'headline: Army says convoy hit near Kidal',
      'deck: Rebels claim dozens of dead.',
      'caption: A truck burns in the desert.',
      'credit: AP',
      'date: June 14, 2025',
      'paragraph: The army said on Friday that a convoy was attacked.',
      'cross-head: What comes next',
      'paragraph: The rebels said they would go on.',
    ]);
  });

  it.each([
    ['CRLF', STORY.join('\r\n')],
    ['CR alone', STORY.join('\r')],
    ['no blank lines', STORY.filter(Boolean).join('\n')],
    ['a blank line after every line', STORY.filter(Boolean).join('\n\n')],
    ['white space around lines', STORY.map((line) => `  ${line}\t`).join('\n')],
  ])('reads the same parts with %s, and keeps the text as it came', (_layout, text) => {
    const story = read(text);
    expect(story.text).toBe(text);
    expect(marked(story)).toEqual(marked(read(STORY.join('\n'))));
  });

  it('joins soft-wrapped lines into paragraphs', () => {
    const story = read(
      [
        'Army says convoy hit near Kidal',
        '',
        'BAMAKO, June 14, 2025 (Reuters) - Security forces fought with members of an',
        'armed group over two days, and both sides spoke of heavy losses in the desert',
        'north of the town, the army said.',
        '',
        'Neither account could be checked by journalists working in the capital, who',
        'were kept away from the road.',
        '',
        'A second front',
        '',
        'The rebels said they would go on.',
      ].join('\n'),
    );
    expect(marked(story)).toEqual([
      'headline: Army says convoy hit near Kidal',
      expect.stringMatching(
        /^paragraph: Security forces fought[\s\S]*desert\nnorth of the town, the army said\.$/,
      ),
      expect.stringMatching(/^paragraph: Neither[\s\S]*road\.$/),
      'cross-head: A second front',
      'paragraph: The rebels said they would go on.',
    ]);
    expect(story.published).toBe('2025-06-14');
  });

  it.each<[string, string, object]>([
    [
      'byline',
      'By Jane Doe and John Roe, Bamako correspondents',
      { byline: 'By Jane Doe and John Roe, Bamako correspondents' },
    ],
    ['byline with date', 'By Jane Doe | June 14, 2025', { byline: 'By Jane Doe', published: '2025-06-14' }],
    ['labelled date', 'Published: June 14, 2025, 10:32 GMT', { published: '2025-06-14T10:32:00Z' }],
    ['place and date', 'BAMAKO, 14 June 2025', { dateline: 'BAMAKO', published: '2025-06-14' }],
    ['agency and date', 'Reuters, 14 June 2025', { publisher: 'Reuters', published: '2025-06-14' }],
    ['source', 'Source: Desert Wire', { publisher: 'Desert Wire' }],
    ['address', 'https://example.org/a', { url: 'https://example.org/a' }],
  ])('reads the %s above the body', (_what, line, found) => {
    expect(read(`Headline here\n${line}\n\nThe army said so.\n\nThen it left.`)).toMatchObject(found);
  });

  it('makes the line above a lone credit the caption', () => {
    const story = read('Headline here\nA truck burns in the desert.\nPhoto: Reuters\n\nThe army said so.');
    expect(marked(story)).toContain('caption: A truck burns in the desert.');
    expect(story.deck).toBeUndefined();
  });

  it('keeps a first sentence below the headline as the lede', () => {
    const story = read('Headline here\n\nThe army said so.\n\nThe rebels said something else.');
    expect(marked(story)[1]).toBe('paragraph: The army said so.');
  });

  it('reads source and date below the story', () => {
    const story = read('Headline here\n\nThe army said so.\n\nSource: Desert Wire\nPublished 14 June 2025');
    expect(story).toMatchObject({ publisher: 'Desert Wire', published: '2025-06-14' });
    expect(marked(story).filter((part) => part.startsWith('paragraph'))).toHaveLength(1);
  });

  it('takes the name for the headline of a story that has none', () => {
    const paragraph = 'The army said so on Friday. The rebels said something else.';
    expect(read(paragraph)).toMatchObject({ headline: 'name', parts: [{ kind: 'paragraph', start: 0 }] });
  });

  it('keeps every line of a list', () => {
    const story = read(
      'Headline\n\nThese were hit:\n\nKidal\n\nGao\n\nTimbuktu\n\nMopti\n\nNobody knows why.',
    );
    expect(marked(story).filter((part) => part.startsWith('cross-head'))).toEqual([]);
  });

  it('says why a file is no article', () => {
    expect(readPlain(' \n\r\n ', 'name')).toEqual({ reason: expect.stringContaining('empty') });
    expect(readPlain('By Jane Doe\nJune 14, 2025', 'name')).toEqual({
      reason: expect.stringContaining('no paragraph'),
    });
  });
});

const SEEDS = '../shared/seeds';

describe.skipIf(!existsSync(SEEDS))(
  'the wire stories in ../shared/seeds (skipped where they are absent)',
  () => {
    it('takes every stretch of the story into exactly one part', () => {
      for (const name of readdirSync(SEEDS).filter((file) => file.endsWith('.txt'))) {
        const text = readFileSync(join(SEEDS, name), 'utf8');
        const story = read(text);
        const outside = story.parts.reduceRight(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          text,
        );
        expect(outside.replace(/[\s/]+/g, '')).toBe('');
      }
    });

    it('finds deck, caption, credit, date and both cross-heads of the Kidal story', () => {
      const story = read(readFileSync(join(SEEDS, '000_967b0b30f98c59d7.txt'), 'utf8'));
      expect(story.published).toBe('2025-06-14');
      expect(story.parts.map(({ kind }) => kind).join(' ')).toBe(
        `headline deck caption credit date${' paragraph'.repeat(4)} cross-head${' paragraph'.repeat(4)} cross-head${' paragraph'.repeat(4)}`,
      );
    });
  },
);
