import type { Tree } from '../../../src/ranking/forest.ts';
import { BINS, type Bins } from './bins.ts';
import type { Pulls } from './pulls.ts';

export interface GrowOptions {
  readonly leaves: number;
  /** What share of its optimum each leaf adds. */
  readonly rate: number;
  /** The fewest rows of a leaf. */
  readonly least: number;
  /** Added to the bend of each leaf: pulls its value towards zero. */
  readonly restraint: number;
}

/** What one tree is grown from. */
export interface Seed {
  readonly bins: Bins;
  readonly pulls: Pulls;
  /** The rows and the features that are looked at, by number. */
  readonly rows: Int32Array;
  readonly features: readonly number[];
}

/** A tree that knows its thresholds by their step, too. */
export interface Grown extends Tree {
  readonly steps: readonly number[];
}

/** Grows a tree, each time at the leaf whose split gains most; null where no split gains anything. */
export function grow(seed: Seed, options: GrowOptions): Grown | null {
  const { bins, rows } = seed;
  const tree = {
    feature: [] as number[],
    threshold: [] as number[],
    steps: [] as number[],
    low: [] as number[],
    high: [] as number[],
    leaves: [] as number[],
  };
  let open: Leaf[] = [leafOf(rows, sumsOf(rows, seed), seed, options)];
  while (open.length < options.leaves) {
    const leaf = open.reduce((best, each) =>
      (each.split?.gain ?? 0) > (best.split?.gain ?? 0) ? each : best,
    );
    if (leaf.split === null) break;
    const { feature, step } = leaf.split;
    const at = tree.feature.push(feature) - 1;
    tree.threshold.push(bins.thresholds[feature]![step]!);
    tree.steps.push(step);
    if (leaf.hangs !== undefined) tree[leaf.hangs.side][leaf.hangs.at] = at;
    const [low, high] = parted(leaf, seed, options);
    open = open.filter((each) => each !== leaf);
    open.push({ ...low, hangs: { at, side: 'low' } }, { ...high, hangs: { at, side: 'high' } });
  }
  if (open.length === 1) return null;
  for (const { all, hangs } of open) {
    tree[hangs!.side][hangs!.at] = ~tree.leaves.length;
    const value = (-options.rate * all.slope) / (all.bend + options.restraint);
    tree.leaves.push(Number(value.toPrecision(4)));
  }
  return tree;
}

/** Adds to each row's score the leaf that it falls into. */
export function addLeaves(scores: Float64Array, tree: Grown, bins: Bins): void {
  const columns = tree.feature.map((feature) => bins.columns[feature]!);
  for (let row = 0; row < scores.length; row++) {
    let at = 0;
    while (at >= 0) at = columns[at]![row]! <= tree.steps[at]! ? tree.low[at]! : tree.high[at]!;
    scores[row]! += tree.leaves[~at]!;
  }
}

interface Sum {
  readonly slope: number;
  readonly bend: number;
  readonly count: number;
}

/** Of each feature that is looked at, the sums of the rows in each of its steps: slope, bend, count, slope, … */
type Sums = readonly Float64Array[];

interface Split {
  readonly feature: number;
  readonly step: number;
  readonly gain: number;
}

interface Leaf {
  readonly rows: Int32Array;
  readonly sums: Sums;
  readonly all: Sum;
  readonly split: Split | null;
  /** The split that it hangs on; the root on none. */
  readonly hangs?: { readonly at: number; readonly side: 'low' | 'high' };
}

function leafOf(rows: Int32Array, sums: Sums, { features, bins }: Seed, options: GrowOptions): Leaf {
  const all = total(sums[0]!);
  let split: Split | null = null;
  for (const [i, feature] of features.entries()) {
    const found = bestStep(sums[i]!, all, bins.thresholds[feature]!.length, options);
    if (found !== null && found.gain > (split?.gain ?? 0)) split = { feature, ...found };
  }
  return { rows, sums, all, split };
}

/** Where a feature parts the rows best. */
function bestStep(
  sums: Float64Array,
  all: Sum,
  steps: number,
  { least, restraint }: GrowOptions,
): { step: number; gain: number } | null {
  const worth = (slope: number, bend: number): number => (slope * slope) / (bend + restraint);
  const before = worth(all.slope, all.bend);
  let best: { step: number; gain: number } | null = null;
  let [slope, bend, count] = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    slope += sums[3 * step]!;
    bend += sums[3 * step + 1]!;
    count += sums[3 * step + 2]!;
    if (count < least) continue;
    if (all.count - count < least) break;
    const gain = worth(slope, bend) + worth(all.slope - slope, all.bend - bend) - before;
    if (gain > (best?.gain ?? 0)) best = { step, gain };
  }
  return best;
}

function total(sums: Float64Array): Sum {
  let [slope, bend, count] = [0, 0, 0];
  for (let step = 0; step < BINS; step++) {
    slope += sums[3 * step]!;
    bend += sums[3 * step + 1]!;
    count += sums[3 * step + 2]!;
  }
  return { slope, bend, count };
}

/** The two leaves that a split makes of one. */
function parted({ rows, sums, split }: Leaf, seed: Seed, options: GrowOptions): [low: Leaf, high: Leaf] {
  const column = seed.bins.columns[split!.feature]!;
  const low = rows.filter((row) => column[row]! <= split!.step);
  const high = rows.filter((row) => column[row]! > split!.step);
  const fewer = low.length <= high.length ? low : high;
  // Only the smaller part is summed: the other is what is left.
  const its = sumsOf(fewer, seed);
  const others = sums.map((own, i) => own.map((value, at) => value - its[i]![at]!));
  return [
    leafOf(low, fewer === low ? its : others, seed, options),
    leafOf(high, fewer === high ? its : others, seed, options),
  ];
}

function sumsOf(rows: Int32Array, { bins, pulls, features }: Seed): Sums {
  // In the order of the rows, so that the inner loop reads one after the other.
  const slope = Float64Array.from(rows, (row) => pulls.slope[row]!);
  const bend = Float64Array.from(rows, (row) => pulls.bend[row]!);
  return features.map((feature) => {
    const column = bins.columns[feature]!;
    const sums = new Float64Array(3 * BINS);
    for (let i = 0; i < rows.length; i++) {
      const at = 3 * column[rows[i]!]!;
      sums[at]! += slope[i]!;
      sums[at + 1]! += bend[i]!;
      sums[at + 2]!++;
    }
    return sums;
  });
}
