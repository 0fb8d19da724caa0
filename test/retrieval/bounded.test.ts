import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { BoundedMiniSearch } from '../../src/retrieval/bounded.ts';
import type { ArticleHit } from '../../src/retrieval/index.ts';
import { type ParsedArticle, parseArticle } from '../../src/text/parsed.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';

const WORDS = 'kidal gao mali army convoy truce toll talks quake goma salt'.split(' ');
/** Some words are in most articles and some in few, as in news. */
const word = fc.integer({ min: 0, max: WORDS.length ** 2 - 1 }).map((n) => WORDS[Math.floor(Math.sqrt(n))]!);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const articles = fc.array(fc.record({ headline: text, text }), { minLength: 1, maxLength: 60 });

describe('the bounded index', () => {
  it('finds the best of what a whole search finds, with the same scores', () => {
    fc.assert(
      fc.property(
        articles,
        fc.array(word, { maxLength: 6 }),
        fc.integer({ min: 1, max: 8 }),
        (rows, query, limit) => {
          const { bounded, plain } = indexed(rows);
          const whole = expectWhole(bounded, plain, query);
          expect(bounded.best(query, limit, () => true)).toEqual(whole.slice(0, limit));
          const odd = (id: string) => Number(id) % 2 === 1;
          const ofOdd = whole.filter(({ id }) => odd(id));
          expect(bounded.best(query, limit, odd)).toEqual(ofOdd.slice(0, limit));
        },
      ),
    );
  });

  it('finds them for more terms than a number has bits, too', () => {
    const many = Array.from({ length: 50 }, (_, i) => `w${i}`);
    const rows = Array.from({ length: 60 }, (_, i) => ({
      headline: many.slice(i % 7, (i % 7) + (i % 5)).join(' '),
      text: many.filter((_, at) => (at * (i + 3)) % 7 < 4).join(' '),
    }));
    const { bounded, plain } = indexed(rows);
    const query = many.slice(2, 48);
    const whole = expectWhole(bounded, plain, query);
    expect(bounded.best(query, 7, () => true)).toEqual(whole.slice(0, 7));
  });

  it('is the same loaded at once as filled one by one, and after articles came and went', () => {
    fc.assert(
      fc.property(articles, articles, fc.array(word, { maxLength: 6 }), (rows, others, query) => {
        const { bounded, parsed, vocabulary } = indexed(rows);
        const gone = others.map((row, i) => article(`gone ${i}`, row, vocabulary));
        for (const each of gone) bounded.addArticle(each);
        for (const each of gone) bounded.removeArticle(each);
        const loaded = new BoundedMiniSearch(vocabulary);
        loaded.load(parsed);
        const found = loaded.best(query, 10, () => true);
        expect(bounded.best(query, 10, () => true)).toEqual(found);
        loaded.removeArticle(parsed[0]!);
        loaded.addArticle(parsed[0]!);
        expect(loaded.best(query, 10, () => true)).toEqual(found);
      }),
    );
  });
});

/** All that is found: what MiniSearch finds, the best first, of equal ones the first by id. */
function expectWhole(bounded: BoundedMiniSearch, plain: MiniSearch, query: readonly string[]): ArticleHit[] {
  const whole = bounded.best(query, plain.documentCount, () => true);
  const scores = new Map(plain.search(query.join(' ')).map(({ id, score }) => [id as string, score]));
  expect(new Set(whole.map(({ id }) => id))).toEqual(new Set(scores.keys()));
  // MiniSearch keeps a running mean of lengths, which rounds a little differently after every article: where that alone tells
  // two scores apart, its order may be another.
  for (const { id, score } of whole) expect(score).toBeCloseTo(scores.get(id)!, 9);
  const inOrder = (one: ArticleHit, other: ArticleHit) =>
    other.score - one.score || (one.id < other.id ? -1 : 1);
  expect(whole).toEqual(whole.toSorted(inOrder));
  return whole;
}

function article(id: string, row: { headline: string; text: string }, vocabulary: Vocabulary): ParsedArticle {
  const parts = [{ kind: 'paragraph', start: 0, end: row.text.length }] as const;
  return parseArticle({ id, ...row, parts, origin: { path: id } }, vocabulary);
}

/** The same articles in the index and in MiniSearch as it comes, which makes no terms of its own either. */
function indexed(rows: readonly { headline: string; text: string }[]) {
  const vocabulary = new Vocabulary();
  const parsed = rows.map((row, i) => article(String(i), row, vocabulary));
  const bounded = new BoundedMiniSearch(vocabulary);
  for (const each of parsed) bounded.addArticle(each);
  const plain = new MiniSearch<{ id: string; headline: string; body: string }>({
    fields: ['headline', 'body'],
    tokenize: (joined) => joined.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { boost: { headline: 2 } },
  });
  const joined = (ids: Int32Array) => Array.from(ids, (id) => vocabulary.termOfId(id)).join(' ');
  for (const {
    article: { id },
    headlineTerms,
    terms,
  } of parsed)
    plain.add({ id, headline: joined(headlineTerms), body: joined(terms) });
  return { bounded, plain, parsed, vocabulary };
}
