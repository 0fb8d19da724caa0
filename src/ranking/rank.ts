import type { Question } from '../question/question.ts';
import { readQuestion } from '../question/question.ts';
import { inverseFrequency } from '../retrieval/archive.ts';
import { terms } from '../text/terms.ts';
import type { WordVectors } from '../text/vectors.ts';
import { type Candidate, readCandidate } from './candidate.ts';
import {
  CONFIDENCE_FEATURES,
  confidenceRow,
  NOBODY,
  NOTHING,
  probability,
  RELEVANCE_FEATURES,
  relevanceRow,
} from './confidence.ts';
import { FEATURES, measure } from './features.ts';
import { checkFeatures, score } from './model.ts';
import { type Knowledge, makePool } from './pool.ts';
import { THRESHOLDS } from './thresholds.ts';
import { CONFIDENCE, RANKER, RELEVANCE } from './weights.ts';

const place = (of: string): number => FEATURES.findIndex(({ name }) => name === of);
const COVERAGE = place('coverage');
const WANTED_NEW = place('wanted-new');
const FIGURE_STATE = place('figure-state');
/** An editor's rule, too rare in the training sets to be learned: who asks for the dead is not told the injured. */
const OTHER_STATE = 1.5;

let checked = false;

/** Once a process, and not at import: the training imports this file to make new weights. */
function checkWeights(): void {
  if (checked) return;
  const features = FEATURES.map((feature) => feature.name);
  checkFeatures(RANKER, features);
  checkFeatures(CONFIDENCE, CONFIDENCE_FEATURES);
  checkFeatures(RELEVANCE, RELEVANCE_FEATURES);
  checked = true;
}

/** What one row of features is worth: the model's score, and the editor's rule on top. */
export function scoreOf(row: readonly number[]): number {
  return score(RANKER, row) + OTHER_STATE * row[FIGURE_STATE]!;
}

/** A pool in the order of the model, and how sure it is. */
export interface Ranking {
  /** The features of each candidate, as `scoreOf` takes them. */
  readonly rows: readonly (readonly number[])[];
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
    return { rows: [], scores: [], order: [], confidence: 0, relevance: 0, complete: false };
  checkWeights();
  const rows = measure(makePool(question, candidates, knowledge));
  const scores = rows.map(scoreOf);
  const order = scores.map((_, i) => i).sort((one, other) => scores[other]! - scores[one]!);
  const row = confidenceRow(rows, scores, order);
  const first = rows[order[0]!]!;
  return {
    rows,
    scores,
    order,
    confidence: probability(CONFIDENCE, row, NOBODY),
    relevance: probability(RELEVANCE, relevanceRow(row, knowledge.articles), NOTHING),
    complete: first[COVERAGE]! > 0.99 && first[WANTED_NEW] === 1,
  };
}

/** A question and sentences that stand in no article. */
export interface SentenceList {
  readonly question: string;
  /** What the sentences are from, where known. */
  readonly title?: string | null;
  readonly sentences: readonly string[];
}

/** Scores a bare list of sentences; `best` is the one to answer with, null where none would do. */
export function rankSentences(
  { question, title, sentences }: SentenceList,
  vectors: WordVectors | null,
): {
  scores: readonly number[];
  best: number | null;
  confidence: number;
} {
  const candidates = bareCandidates(sentences, title ?? '');
  const { scores, order, confidence } = rank(readQuestion(question), candidates, bareKnowledge(vectors));
  return { scores, best: confidence >= THRESHOLDS.answered ? (order[0] ?? null) : null, confidence };
}

/** Without a corpus, a term's weight is what news in general says. */
export function bareKnowledge(vectors: WordVectors | null): Knowledge {
  return { weight: (term) => inverseFrequency(0, 0, term), articles: 0, vectors };
}

/** Candidates of which nothing is known but their text and a title; each counts as a source of its own. */
export function bareCandidates(sentences: readonly string[], title: string): Candidate[] {
  const headlineTerms = new Set(terms(title));
  return sentences.map((text, i) =>
    readCandidate(text, {
      source: String(i),
      kind: 'paragraph',
      headlineTerms,
      near: null,
      inArticle: null,
      beforeTerms: new Set(),
      afterTerms: new Set(),
      position: null,
      retrieval: null,
      articleRank: null,
      ageDays: null,
    }),
  );
}
