/** How many steps a feature's values are read in. */
export const BINS = 64;
/** So many rows tell where the steps are. */
const SAMPLE = 50_000;

/** Rows as the trees see them: which step of its feature each value falls into. */
export interface Bins {
  readonly count: number;
  /** Of each feature, the step of each row. */
  readonly columns: readonly Uint8Array[];
  /** Of each feature, the highest value of each step but the last. */
  readonly thresholds: readonly (readonly number[])[];
}

/** Cuts each of `width` features into steps that hold about as many rows each. */
export function inBins(rows: readonly (readonly number[])[], width: number): Bins {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  const sample = rows.filter((_, i) => i % step === 0);
  const thresholds = Array.from({ length: width }, (_, i) => steps(sample.map((row) => row[i]!)));
  const columns = thresholds.map((own, i) => Uint8Array.from(rows, (row) => stepOf(row[i]!, own)));
  return { count: rows.length, columns, thresholds };
}

/** Halfway between a value and the next one, for all values or for as many as there are steps; rounded as the weights are. */
function steps(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  const each = Float64Array.from(new Set(sorted));
  const ends =
    each.length <= BINS
      ? each
      : Array.from({ length: BINS - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / BINS)]!);
  const cuts = Array.from(
    ends,
    (value) => (value + (each[first(each, (other) => other > value)] ?? value)) / 2,
  );
  const last = each.at(-1)!;
  return [...new Set(cuts.map((cut) => Number(cut.toPrecision(5))))].filter((cut) => cut < last);
}

/** The first step whose threshold is at least `value`. */
function stepOf(value: number, thresholds: readonly number[]): number {
  return first(thresholds, (threshold) => value <= threshold);
}

/** Where the first of the sorted values stands that passes a test which all behind it pass; their number where none does. */
function first(sorted: ArrayLike<number>, passes: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
