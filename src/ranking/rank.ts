import type { Question } from '../question/question.ts';
import type { Candidate } from './candidate.ts';
import {
  CONFIDENCE_FEATURES,
  confidenceRow,
  NOBODY,
  NOTHING,
  probability,
  RELEVANCE_FEATURES,
  relevanceRow,
} from './confidence.ts';
import { MEASURED, measure, placeOf } from './features.ts';
import { checkFeatures } from './model.ts';
import { answersOf, type Knowledge, makePool } from './pool.ts';
import { checkRanker, judge } from './ranker.ts';
import { CONFIDENCE, RANKER, RELEVANCE } from './weights.ts';

const COVERAGE = placeOf('coverage');
const WANTED_NEW = placeOf('wanted-new');
const FIGURE_STATE = placeOf('figure-state');
/** An editor's rule, too rare in the training sets to be learned: who asks for the dead is not told the injured. */
const OTHER_STATE = 1.5;

let checked = false;

/** Once a process, and not at import: the training imports this file to make new weights. */
function checkWeights(): void {
  if (checked) return;
  checkRanker(
    RANKER,
    MEASURED.map(({ name }) => name),
  );
  checkFeatures(CONFIDENCE, CONFIDENCE_FEATURES);
  checkFeatures(RELEVANCE, RELEVANCE_FEATURES);
  checked = true;
}

/** What one row of features is worth: what the models say, and the editor's rule on top. */
export function scoreOf(row: readonly number[]): number {
  return judge(RANKER, row) + OTHER_STATE * row[FIGURE_STATE]!;
}

/** A pool in the order of the models, and how sure it is. */
export interface Ranking {
  /** The features of each candidate, as `scoreOf` takes them. */
  readonly rows: readonly (readonly number[])[];
  /** What each candidate names that could be the answer. */
  readonly answers: readonly (readonly string[])[];
  readonly scores: readonly number[];
  /** Candidate numbers, best first; equal scores keep the earlier. */
  readonly order: readonly number[];
  /** How likely the first candidate answers, 0 to 1. */
  readonly confidence: number;
  /** How likely the candidates are about the question at all, 0 to 1. */
  readonly relevance: number;
  /** Whether the first candidate says all of the question's words, and names something of the wanted kind. */
  readonly complete: boolean;
}

/** Ranks candidates for a question. */
export function rank(question: Question, candidates: readonly Candidate[], knowledge: Knowledge): Ranking {
  if (candidates.length === 0)
    return { rows: [], answers: [], scores: [], order: [], confidence: 0, relevance: 0, complete: false };
  checkWeights();
  const pool = makePool(question, candidates, knowledge);
  const rows = measure(pool);
  const scores = rows.map(scoreOf);
  const order = scores.map((_, i) => i).sort((one, other) => scores[other]! - scores[one]!);
  const row = confidenceRow(rows, scores, order);
  return {
    rows,
    answers: pool.candidates.map((candidate) => answersOf(question, candidate)),
    scores,
    order,
    ...certainty(rows, scores, order),
    relevance: probability(RELEVANCE, relevanceRow(row, knowledge.articles), NOTHING),
  };
}

/** A ranking by other scores; equal ones stay in the order they had. */
export function reordered(ranking: Ranking, scores: readonly number[]): Ranking {
  const order = ranking.order.toSorted((one, other) => scores[other]! - scores[one]!);
  return { ...ranking, scores, order, ...certainty(ranking.rows, scores, order) };
}

/** How sure an order is of its first. */
function certainty(
  rows: readonly (readonly number[])[],
  scores: readonly number[],
  order: readonly number[],
): Pick<Ranking, 'confidence' | 'complete'> {
  const first = rows[order[0]!]!;
  return {
    confidence: probability(CONFIDENCE, confidenceRow(rows, scores, order), NOBODY),
    complete: first[COVERAGE]! > 0.99 && first[WANTED_NEW] === 1,
  };
}
