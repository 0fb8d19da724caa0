/** Decision trees whose leaves add up to one score. Plain data, so that weights are a module. */
export interface Forest {
  /** The features it was trained on, by name and order; `checkFeatures` refuses others. */
  readonly features: readonly string[];
  readonly trees: readonly Tree[];
}

/** Splits by number, the first one at the root. A row at most as high as the threshold goes low. */
export interface Tree {
  /** Of each split: the feature's place in a row, the threshold, and where to go, a split or `~leaf`. */
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** What each leaf adds. */
  readonly leaves: readonly number[];
}

/** The sum of the leaves that a row falls into. */
export function forestScore(forest: Forest, row: readonly number[]): number {
  let sum = 0;
  for (const tree of forest.trees) sum += leafOf(tree, row);
  return sum;
}

function leafOf({ feature, threshold, low, high, leaves }: Tree, row: readonly number[]): number {
  let at = 0;
  while (at >= 0) at = row[feature[at]!]! <= threshold[at]! ? low[at]! : high[at]!;
  return leaves[~at]!;
}
