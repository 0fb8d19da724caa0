import { asksForRecent } from '../../question/question.ts';
import type { Candidate } from '../candidate.ts';
import type { Pool } from '../pool.ts';
import { type Feature, flag } from './feature.ts';

/** Where the sentence stands, and when it was published. */
export const PLACE: readonly Feature[] = [
  {
    name: 'lead',
    why: 'stands near the top, where news puts what matters',
    of: (_, c) => (c.position === null ? 0 : 1 / (1 + c.position / 3)),
  },
  { name: 'retrieval', why: 'the article fits the question', of: (_, c) => c.retrieval ?? 0 },
  {
    name: 'first-article',
    why: 'stands in the article that fits the question best',
    of: (_, c) => (c.articleRank === null ? 0 : 1 / (1 + c.articleRank)),
  },
  {
    name: 'fresh-week',
    why: 'how far it is behind the freshest article, in weeks: news questions are about the last days',
    of: (pool, c) => freshness(pool, c, 7),
  },
  {
    name: 'fresh-months',
    why: 'how far it is behind the freshest article, in months',
    of: (pool, c) => freshness(pool, c, 120),
  },
  {
    name: 'fresh-asked',
    why: 'is fresh, where the question asks for what is recent',
    of: (pool, c) => (asksForRecent(pool.question) ? freshness(pool, c, 7) : 0),
  },
  { name: 'bare', why: 'a list of sentences without articles', of: (_, c) => flag(c.retrieval === null) },
];

/** 0 for the freshest candidate of the pool, falling to -1; where all are of one day it says nothing. */
function freshness({ freshest }: Pool, { ageDays }: Candidate, days: number): number {
  if (freshest === null || ageDays === null) return 0;
  return 1 / (1 + Math.max(0, ageDays) / days) - 1 / (1 + freshest / days);
}
