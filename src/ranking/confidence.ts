import { MEASURED } from './features.ts';
import { type Model, score } from './model.ts';

/** What the confidence looks at: every feature of the first candidate, and how it stands among the others. */
export const CONFIDENCE_FEATURES: readonly string[] = [
  ...MEASURED.map((feature) => feature.name),
  'first-share',
  'first-lead',
  'candidates',
  'best-coverage',
  'nobody',
];

/** And what tells whether anything here is about the question: among more articles, words meet by chance more often. */
export const RELEVANCE_FEATURES: readonly string[] = [
  ...CONFIDENCE_FEATURES.slice(0, -1),
  'corpus-size',
  'nobody',
];

const COVERAGE = MEASURED.findIndex((feature) => feature.name === 'coverage');

/** The row the confidence of a ranked pool is read from; `order` holds candidate numbers, best first. */
export function confidenceRow(
  rows: readonly (readonly number[])[],
  scores: readonly number[],
  order: readonly number[],
): number[] {
  const first = order[0]!;
  const second = order[1];
  const top = scores[first]!;
  const total = scores.reduce((sum, value) => sum + Math.exp(value - top), 0);
  const lead = second === undefined ? 3 : Math.min(3, top - scores[second]!);
  const bestCoverage = Math.max(...rows.map((row) => row[COVERAGE]!));
  return [...rows[first]!, 1 / total, lead / 3, Math.log1p(rows.length) / 5, bestCoverage, 0];
}

/** The row the relevance is read from: the confidence's, and how many articles were searched. */
export function relevanceRow(confidence: readonly number[], articles: number): number[] {
  return [...confidence.slice(0, -1), Math.log1p(articles) / 10, 0];
}

/** The row that stands for "nobody here": the confidence is how surely the first candidate beats it. */
export const NOBODY: readonly number[] = nobody(CONFIDENCE_FEATURES);
export const NOTHING: readonly number[] = nobody(RELEVANCE_FEATURES);

function nobody(features: readonly string[]): number[] {
  return features.map((name) => (name === 'nobody' ? 1 : 0));
}

/** How surely a row beats nobody's, 0 to 1. */
export function probability(model: Model, row: readonly number[], against: readonly number[]): number {
  return 1 / (1 + Math.exp(score(model, against) - score(model, row)));
}
