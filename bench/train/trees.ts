import type { Forest, Tree } from '../../src/ranking/forest.ts';
import { type Example, mulberry } from './fit.ts';
import { inBins } from './trees/bins.ts';
import { addLeaves, type GrowOptions, grow } from './trees/grow.ts';
import { pulls } from './trees/pulls.ts';

interface ForestOptions extends GrowOptions {
  readonly trees: number;
  /** The shares of the questions and of the features that each tree is grown from. */
  readonly questions: number;
  readonly features: number;
  readonly seed: number;
}

const FOREST: ForestOptions = {
  trees: 150,
  leaves: 15,
  rate: 0.05,
  least: 200,
  restraint: 5,
  questions: 0.8,
  features: 0.5,
  seed: 7,
};

/**
 * Fits trees one after the other, each to what those before it order wrong (LambdaMART). Same input, same trees.
 * @see https://www.microsoft.com/en-us/research/publication/from-ranknet-to-lambdarank-to-lambdamart-an-overview/
 */
export function fitForest(
  features: readonly string[],
  examples: readonly Example[],
  options: ForestOptions = FOREST,
): Forest {
  const usable = examples.filter(({ right }) => right.some(Boolean) && !right.every(Boolean));
  const bins = inBins(
    usable.flatMap(({ rows }) => rows),
    features.length,
  );
  const random = mulberry(options.seed);
  const scores = new Float64Array(bins.count);
  const trees: Tree[] = [];
  for (let n = 0; n < options.trees; n++) {
    const rows = rowsOf(usable, () => random() < options.questions);
    const looked = features.flatMap((_, i) => (random() < options.features ? [i] : []));
    const tree = grow({ bins, pulls: pulls(usable, scores), rows, features: looked }, options);
    if (tree === null) break;
    addLeaves(scores, tree, bins);
    const { steps: _, ...own } = tree;
    trees.push(own);
  }
  return { features, trees };
}

/** The numbers of the rows of those examples that are taken. */
function rowsOf(examples: readonly Example[], isTaken: () => boolean): Int32Array {
  const numbers: number[] = [];
  let from = 0;
  for (const { rows } of examples) {
    if (isTaken()) for (let i = 0; i < rows.length; i++) numbers.push(from + i);
    from += rows.length;
  }
  return Int32Array.from(numbers);
}
