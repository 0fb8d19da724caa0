import { type Forest, forestScore } from './forest.ts';
import { checkFeatures, type Model, score } from './model.ts';

/** What orders the candidates: a network and trees. They err on different questions, so together they err less. */
export interface Ranker {
  readonly network: Model;
  readonly forest: Forest;
}

/** Throws when either was trained on other features than these. */
export function checkRanker({ network, forest }: Ranker, features: readonly string[]): void {
  checkFeatures(network, features);
  checkFeatures(forest, features);
}

/** What one row of features is worth; higher answers better, comparable within one question. */
export function judge({ network, forest }: Ranker, row: readonly number[]): number {
  return (score(network, row) + forestScore(forest, row)) / 2;
}
