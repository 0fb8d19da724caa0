import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/article.ts';
import { sentenceSpans, textSpans } from '../../src/text/sentences.ts';

const SHARED = new URL('../../../shared/', import.meta.url);
const ARTICLES = new URL('data/newsqa/2022/articles.jsonl', SHARED);
const SEEDS = new URL('seeds/', SHARED);

/** Pieces that meet the rules: marks, quotation marks, abbreviations, list markers, layout, other scripts. */
const piece = fc.oneof(
  fc.constantFrom(
    '.',
    '!',
    '?',
    '…',
    '. . .',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\n\n',
    '\u00a0',
    '\u2028',
    '\t',
    '***',
    '• ',
  ),
  fc.constantFrom(
    '“',
    '”',
    '‘',
    '’',
    '"',
    "'",
    '(',
    ')',
    '[',
    ']',
    ' — ',
    ': ',
    ', ',
    '[12]',
    ':)',
    '\ufe0f',
    '\u200d',
  ),
  fc.constantFrom(
    'U.S.',
    'Gen.',
    'No. 3',
    'a.m.',
    'e.g.',
    'Inc.',
    'J. K.',
    '1) ',
    '2) ',
    '1. ',
    'i. ',
    'https://a.b/c.d',
  ),
  fc.constantFrom(
    '😀',
    '👩‍🚒',
    '🇲🇱',
    '\ud83d',
    '\ude00',
    'e\u0301',
    'مرحبا',
    '؟ ',
    '。',
    'The',
    'she said',
    'Smith asked',
    '4.5',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

function expectExact(text: string, spans: readonly Span[], from = 0, to = text.length): void {
  let at = from;
  for (const { start, end } of spans) {
    const sentence = text.slice(start, end);
    expect(text.slice(at, start).trim()).toBe('');
    expect(sentence).not.toBe('');
    expect(sentence.trim()).toBe(sentence);
    at = end;
  }
  expect(at).toBeLessThanOrEqual(to);
  expect(text.slice(at, to).trim()).toBe('');
}

describe('spans are trimmed, ascending, disjoint and hold every character', () => {
  it('of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => expectExact(text, textSpans(text))),
      { numRuns: 2000 },
    );
  });

  it('of any part of any text', () => {
    const part = anyText.chain((text) =>
      fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)),
    );
    fc.assert(
      fc.property(part, ([text, a, b]) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        expectExact(text, sentenceSpans(text, start, end), start, end);
      }),
      { numRuns: 2000 },
    );
  });

  it('and never halve a character outside the basic plane', () => {
    const whole = fc
      .array(fc.oneof(piece, fc.constant('😀')), { maxLength: 30 })
      .map((pieces) => pieces.join('').toWellFormed());
    fc.assert(
      fc.property(whole, (text) => {
        for (const { start, end } of textSpans(text))
          expect(text.slice(start, end).isWellFormed()).toBe(true);
      }),
    );
  });

  it.skipIf(!existsSync(SEEDS))('of the seed stories (../shared/seeds; skipped without it)', () => {
    for (const name of readdirSync(SEEDS)) {
      const text = readFileSync(new URL(name, SEEDS), 'utf8');
      expectExact(text, textSpans(text));
    }
  });

  it.skipIf(!existsSync(ARTICLES))('of real articles (../shared/data/newsqa; skipped without it)', () => {
    const rows = readFileSync(ARTICLES, 'utf8').split('\n').slice(0, 200);
    for (const row of rows) {
      const { text } = JSON.parse(row) as { text: string };
      expectExact(text, textSpans(text));
    }
  });
});

// A few seconds in all; in the square of the length, one of them alone would outlast the limit of a test.
it('takes time in proportion to the length of hostile text', () => {
  for (const unit of [
    '. ',
    '."',
    '(',
    '“a.',
    '1) A ',
    '• ',
    '. . ',
    '[1] ',
    '😀. ',
    '*** ',
    'A.',
    '\n',
    'a\n',
  ]) {
    const text = unit.repeat(Math.ceil(600_000 / unit.length));
    expect(textSpans(text).every(({ start, end }) => start < end)).toBe(true);
  }
});
