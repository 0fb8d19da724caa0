import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleIndex } from '../../src/retrieval/index.ts';
import { parseArticle } from '../../src/text/parsed.ts';
import { terms } from '../../src/text/terms.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';

/** Of other papers and days, to filter by. */
const OTHER = { publisher: 'The Other Paper', published: '2025-06-14' };
const ARTICLES: readonly (readonly [id: string, headline: string, text: string, more?: typeof OTHER])[] = [
  ['kidal', 'Army convoy ambushed near Kidal', 'Trucks burned. The toll is disputed.'],
  [
    'market',
    'Market day in Gao',
    'The road to Kidal is closed to traders, who sell salt, cloth and dates.',
    OTHER,
  ],
  ['quake', 'Earthquake strikes Myanmar', 'Rescuers dig in Mandalay.'],
];

/** What every engine must do; each one's test calls it. */
export function describeEngine(name: string, create: (vocabulary: Vocabulary) => ArticleIndex): void {
  describe(name, () => {
    let index: ArticleIndex;
    beforeEach(() => {
      const vocabulary = new Vocabulary();
      index = create(vocabulary);
      for (const [id, headline, text, more] of ARTICLES) {
        const parts = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
        index.add(parseArticle({ id, headline, text, parts, origin: { path: id }, ...more }, vocabulary));
      }
    });

    const search = async (query: string, options = {}) =>
      index.search(terms(query), { limit: 10, ...options });
    const found = async (query: string, options = {}) => (await search(query, options)).map(({ id }) => id);

    it('finds the articles that hold any term of the query', async () => {
      expect((await found('Kidal Mandalay')).toSorted()).toEqual(['kidal', 'market', 'quake']);
    });

    it('puts the article first that has it in the headline', async () => {
      expect(await found('Kidal')).toEqual(['kidal', 'market']);
    });

    it('finds another form of a word', async () => {
      expect(await found('ambushes')).toEqual(['kidal']);
    });

    it('finds nothing for other words, for stop words and for no words', async () => {
      expect(await found('Wimbledon')).toEqual([]);
      expect(await found('who is the')).toEqual([]);
      expect(await index.search([], { limit: 10 })).toEqual([]);
    });

    it('returns at most the limit, the best', async () => {
      expect(await found('Kidal Mandalay', { limit: 1 })).toHaveLength(1);
      expect(await found('Kidal', { limit: 1 })).toEqual(['kidal']);
    });

    it('leaves out what does not pass, before the limit counts', async () => {
      const filter = { publishers: ['the other paper'] };
      expect(await found('Kidal', { limit: 1, filter })).toEqual(['market']);
    });

    it('takes an undated article as out before any date, and as not out since one', async () => {
      const at = new Date('2025-06-14');
      expect(await found('Kidal', { filter: { until: new Date('2025-06-13') } })).toEqual(['kidal']);
      expect(await found('Kidal', { filter: { until: at } })).toEqual(['kidal', 'market']);
      expect(await found('Kidal', { filter: { since: at } })).toEqual(['market']);
    });

    it('gives positive scores, best first', async () => {
      const scores = (await search('Kidal road Mandalay')).map(({ score }) => score);
      expect(scores.every((score) => score > 0)).toBe(true);
      expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    });
  });
}
