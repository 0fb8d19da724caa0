import { asksForRecent, type Question } from '../question/question.ts';
import type { Window } from '../question/window.ts';
import { gatherCandidates, type PlacedCandidate } from '../ranking/candidates.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleFilter } from '../retrieval/filter.ts';
import type { ArticleHit, ArticleIndex } from '../retrieval/index.ts';
import type { Filters } from './understand.ts';
import { isWithin, publishedWithin } from './within.ts';

/** How many articles' sentences are looked at: the right one is among the first five for nineteen questions in twenty. */
export const ARTICLES = 40;

/** Where sentences are gathered from, and as of when. */
export interface Ground {
  readonly archive: Archive;
  readonly index: ArticleIndex;
  /** The moment the question is asked: later articles are not seen. Undefined: all are. */
  readonly at: Date | undefined;
  /** The newest article's date, ISO. */
  readonly newest: string | null;
}

/** The sentences that may answer a question within its filters. */
export async function gather(
  question: Question,
  filters: Filters,
  ground: Ground,
): Promise<PlacedCandidate[]> {
  const { archive, index, at, newest } = ground;
  const { window, publishers } = filters;
  await archive.learn([...question.terms, ...question.inherited]);
  const terms = searchTerms(question, archive);
  const fresh = freshAt(question, at, newest);
  const gathered = (hits: readonly ArticleHit[]) => gatherCandidates(question, hits, archive, fresh);
  const search = (filter: ArticleFilter) =>
    index.search(terms, { limit: ARTICLES, ...(Object.keys(filter).length > 0 && { filter }) });
  const everywhere = { ...(at && { until: at }), ...(publishers.length > 0 && { publishers }) };
  if (window === null) return gathered(await search(everywhere));
  const near = gathered(await search({ ...everywhere, ...publishedWithin(window, at) }));
  const far = gathered(await search(everywhere));
  return withinWindow(window, near, far);
}

/** What was published in the window or soon after, and then what older or later articles date to it. */
function withinWindow(
  window: Window,
  near: readonly PlacedCandidate[],
  far: readonly PlacedCandidate[],
): PlacedCandidate[] {
  const nearby = new Set(near.map(({ parsed }) => parsed));
  return [
    ...near.filter((candidate) => isWithin(window, candidate, true)),
    ...far.filter((candidate) => !nearby.has(candidate.parsed) && isWithin(window, candidate, false)),
  ];
}

/** A term in more of the articles than this tells none apart and costs the most time; the two rarest always stay. */
const COMMON = 0.3;
const LEAST_TERMS = 2;
/** Of a pasted word list so many that the archive knows are asked for: more in one query no index takes. */
const MOST_TERMS = 100;

/**
 * The same, and where an archive so small that every word is common would be asked for none it knows, its rarest words.
 */
export function searchTerms(question: Question, archive: Pick<Archive, 'share'>): string[] {
  const asked = queryTerms(question, archive);
  if (asked.some((term) => archive.share(term) > 0)) return asked;
  const known = [...question.terms, ...question.inherited].filter((term) => archive.share(term) > 0);
  return queryTerms({ ...question, terms: known, inherited: [] }, archive);
}

/** What the index is asked for: the question's terms and those it inherits, rarest first, common ones left out. */
export function queryTerms(question: Question, archive: Pick<Archive, 'share'>): string[] {
  const wanted = [...question.terms, ...question.inherited]
    .map((term) => ({ term, share: archive.share(term) }))
    .sort((one, other) => one.share - other.share)
    .filter(({ share }, i) => i < LEAST_TERMS || share <= COMMON);
  const asked = wanted.length > MOST_TERMS ? wanted.filter(({ share }) => share > 0) : wanted;
  return asked.slice(0, MOST_TERMS).map(({ term }) => term);
}

/**
 * The moment freshness counts from: the question's own; else the newest article's where the question asks for what
 * is recent. Otherwise null, and an old article answers as well as a new one.
 */
export function freshAt(question: Question, at: Date | undefined, newest: string | null): Date | null {
  if (at !== undefined) return at;
  return newest !== null && asksForRecent(question) ? new Date(newest) : null;
}
