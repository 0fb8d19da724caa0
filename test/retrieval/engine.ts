import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import type { ArticleHit, SearchOptions } from '../../src/retrieval/index.ts';
import { terms } from '../../src/text/terms.ts';

/** An engine as the suite handles it; each one's test wraps its own. */
export interface Engine {
  /** Resolves once the articles are found; one that is known is replaced. */
  take(articles: readonly Article[]): Promise<void>;
  withdraw(ids: readonly string[]): Promise<void>;
  search(terms: readonly string[], options: SearchOptions): Promise<readonly ArticleHit[]>;
  close(): Promise<void>;
}

/** Of other papers and days, to filter by. */
const OTHER = { publisher: 'The Other Paper', published: '2025-06-14' };
const ARTICLES: readonly Article[] = [
  article('kidal', 'Army convoy ambushed near Kidal', 'Trucks burned. The toll is disputed.'),
  article(
    'market',
    'Market day in Gao',
    'The road to Kidal is closed to traders, who sell salt, cloth and dates.',
    OTHER,
  ),
  article('quake', 'Earthquake strikes Myanmar', 'Rescuers dig in Mandalay.'),
];

export function article(id: string, headline: string, text: string, more: Partial<Article> = {}): Article {
  const parts = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  return { id, headline, text, parts, origin: { path: id }, ...more };
}

/** What every engine must do; each one's test calls it. */
export function describeEngine(name: string, open: () => Promise<Engine>): void {
  describe(name, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
      await engine.take(ARTICLES);
    });
    afterAll(() => engine?.close());

    const search = async (query: string, options = {}) =>
      engine.search(terms(query), { limit: 10, ...options });
    const found = async (query: string, options = {}) => (await search(query, options)).map(({ id }) => id);

    it('finds the articles that hold any term of the query', async () => {
      expect((await found('Kidal Mandalay')).toSorted()).toEqual(['kidal', 'market', 'quake']);
    });

    it('puts the article first that has it in the headline', async () => {
      expect(await found('Kidal')).toEqual(['kidal', 'market']);
    });

    it('puts the article first that holds two of the terms', async () => {
      expect((await found('Kidal salt'))[0]).toBe('market');
    });

    it('finds another form of a word', async () => {
      expect(await found('ambushes')).toEqual(['kidal']);
    });

    it('finds a word however its letters are marked', async () => {
      await engine.take([article('goita', 'Goïta speaks', 'In Bamako.')]);
      expect(await found('Goita')).toEqual(['goita']);
      expect(await found('GOÏTA')).toEqual(['goita']);
    });

    it('finds nothing for other words, for stop words and for no words', async () => {
      expect(await found('Wimbledon')).toEqual([]);
      expect(await found('who is the')).toEqual([]);
      expect(await engine.search([], { limit: 10 })).toEqual([]);
    });

    it('takes what stands in a query as words and never as a language', async () => {
      for (const term of [
        '*',
        'kidal*',
        'headline:kidal',
        '"',
        '\\',
        '{',
        '\n',
        '__proto__',
        'x'.repeat(40_000),
      ])
        expect(await engine.search([term], { limit: 10 })).toEqual([]);
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

    it('leaves all but some out, where only those are asked for', async () => {
      const some = await found('Kidal Mandalay', { filter: { ids: ['market', 'quake', 'nobody'] } });
      expect(new Set(some)).toEqual(new Set(['market', 'quake']));
      expect(await found('Kidal', { limit: 1, filter: { ids: ['market'] } })).toEqual(['market']);
      expect(await found('Kidal', { filter: { ids: [] } })).toEqual([]);
    });

    it('gives positive scores, best first', async () => {
      const scores = (await search('Kidal road Mandalay')).map(({ score }) => score);
      expect(scores.every((score) => score > 0)).toBe(true);
      expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    });

    it('finds the newest text of an article, and no other', async () => {
      await engine.take([article('changing', 'Ferry sinks', 'On Lake Kivu.')]);
      await engine.take([article('changing', 'Ferry capsizes', 'On Lake Kivu.')]);
      expect(await found('sinks')).toEqual([]);
      expect(await found('capsizes')).toEqual(['changing']);
      expect(await found('Kivu')).toEqual(['changing']);
    });

    it('no longer finds what was withdrawn, and finds it again once it came back', async () => {
      const withdrawn = article('withdrawn', 'Volcano erupts', 'Above Goma.');
      await engine.take([withdrawn]);
      await engine.withdraw(['withdrawn', 'nobody']);
      expect(await found('volcano')).toEqual([]);
      await engine.take([withdrawn]);
      expect(await found('volcano')).toEqual(['withdrawn']);
    });
  });
}
