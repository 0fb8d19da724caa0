import { asksForRecent, type Question } from '../question/question.ts';
import { gatherCandidates } from '../ranking/candidates.ts';
import { type Ranking, rank } from '../ranking/rank.ts';
import { THRESHOLDS } from '../ranking/thresholds.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import type { WordVectors } from '../text/vectors.ts';
import type { AnswerKind, AnswerSentence, Claim } from './answer.ts';
import { choose, type Scored } from './choose.ts';
import { quote } from './cite.ts';
import { claimsOf } from './claims.ts';

/** How many articles' sentences are looked at: the right one is among the first five for nineteen questions in twenty. */
export const ARTICLES = 40;

export interface Found {
  readonly kind: AnswerKind;
  readonly confidence: number;
  readonly sentences: readonly AnswerSentence[];
  readonly claims: readonly Claim[];
}

/** What a question is put to, and how. */
export interface Asked {
  readonly archive: Archive;
  readonly index: ArticleIndex;
  /** Null: ranking goes by words alone. */
  readonly vectors: WordVectors | null;
  /** The most sentences to choose. */
  readonly limit: number;
  /** The moment the question is asked: later articles are not seen. Undefined: all are. */
  readonly at: Date | undefined;
  /** The newest article's date, ISO. */
  readonly newest: string | null;
}

/** The walk of a question: articles, their sentences, the ranking, the choice. */
export async function findAnswer(
  question: Question,
  { archive, index, vectors, limit, at, newest }: Asked,
): Promise<Found> {
  const hits = await index.search(queryTerms(question, archive), {
    limit: ARTICLES,
    ...(at && { filter: { until: at } }),
  });
  const candidates = gatherCandidates(question, hits, archive, freshAt(question, at, newest));
  const ranking = rank(question, candidates, {
    weight: (term) => archive.weight(term),
    articles: archive.size,
    vectors,
  });
  const kind = kindOf(ranking);
  const confidence = round(ranking.confidence);
  if (kind === 'declined') return { kind, confidence, sentences: [], claims: [] };
  const ranked = ranking.order.map((i) => ({ candidate: candidates[i]!, score: ranking.scores[i]! }));
  const chosen = choose(ranked, limit);
  return {
    kind,
    confidence,
    sentences: chosen.map((scored) => toSentence(scored, chosen[0]!.score, confidence)),
    claims: claimsOf(question, ranked),
  };
}

/** A term in more of the articles than this tells none apart and costs the most time; the two rarest always stay. */
const COMMON = 0.3;
const LEAST_TERMS = 2;

/** What the index is asked for: the question's terms and those it inherits, rarest first, common ones left out. */
export function queryTerms(question: Question, archive: Archive): string[] {
  return [...question.terms, ...question.inherited]
    .map((term) => ({ term, share: archive.share(term) }))
    .sort((one, other) => one.share - other.share)
    .filter(({ share }, i) => i < LEAST_TERMS || share <= COMMON)
    .map(({ term }) => term);
}

/**
 * The moment freshness counts from: the question's own; else the newest article's where the question asks for what
 * is recent. Otherwise null, and an old article answers as well as a new one.
 */
export function freshAt(question: Question, at: Date | undefined, newest: string | null): Date | null {
  if (at !== undefined) return at;
  return newest !== null && asksForRecent(question) ? new Date(newest) : null;
}

function kindOf({ confidence, relevance, complete }: Ranking): AnswerKind {
  if (confidence >= (complete ? THRESHOLDS.answeredComplete : THRESHOLDS.answered)) return 'answered';
  return relevance >= THRESHOLDS.related ? 'related' : 'declined';
}

/** The first sentence's score is the confidence; the others' fall with their distance to it. */
function toSentence({ candidate, score }: Scored, best: number, confidence: number): AnswerSentence {
  return quote(candidate.parsed, candidate.index, round(confidence * Math.exp(score - best)));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
