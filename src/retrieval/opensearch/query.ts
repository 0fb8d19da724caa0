import type { ArticleFilter } from '../filter.ts';
import { BM25 } from './template.ts';

/** The query for articles that hold any of some terms, scored as the default engine does but for what `coordinated` adds. */
export function queryOf(
  terms: readonly string[],
  filter: ArticleFilter | undefined,
  rarity: (term: string) => number,
  isNew: boolean,
): object {
  const times = new Map<string, number>();
  for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1);
  // From version 3 on, scores come without the constant factor k + 1.
  const floor = isNew ? BM25.d / (BM25.k + 1) : BM25.d;
  const should = [...times].map(([term, count]) => ({
    bool: {
      boost: count,
      should: [
        { term: { headline: { value: term, boost: BM25.headline } } },
        { term: { body: { value: term } } },
        // BM25+: that a term is there at all counts, however long the text.
        {
          constant_score: {
            _name: term,
            filter: { term: { said: term } },
            boost: Math.max(floor * rarity(term), 1e-6),
          },
        },
      ],
    },
  }));
  return { bool: { should, minimum_should_match: 1, filter: filtersOf(filter) } };
}

/** An article that holds two of the terms is worth twice their sum, as in the default engine. */
export function coordinated(score: number, matched: readonly string[]): number {
  return score * matched.length;
}

/** What an article must be to be found. */
export function filtersOf({ since, until, publishers, ids }: ArticleFilter = {}): object[] {
  return [
    { term: { gone: false } },
    ...(since === undefined ? [] : [{ range: { published: { gte: since.getTime() } } }]),
    // An undated article always was out.
    ...(until === undefined
      ? []
      : [{ bool: { must_not: { range: { published: { gt: until.getTime() } } } } }]),
    ...(publishers === undefined
      ? []
      : [{ terms: { folded: publishers.map((name) => name.toLowerCase().toWellFormed()) } }]),
    ...(ids === undefined ? [] : [{ terms: { id: ids.map((id) => id.toWellFormed()) } }]),
  ];
}
