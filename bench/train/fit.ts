import { type Model, standardised } from '../../src/ranking/model.ts';

/** A question's rows as the fit sees them; questions without a right row teach nothing here. */
export interface Example {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  /** Scores that the model's are added to; default none. */
  readonly base?: readonly number[];
  /** How much this question counts, so that a large set does not drown a small one. */
  readonly weight: number;
}

export interface FitOptions {
  readonly hidden: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pull of every weight towards zero. */
  readonly decay: number;
  readonly seed: number;
  /** Networks with seeds of their own that vote: their average is one network with all their hidden units. */
  readonly members: number;
}

export const FIT: FitOptions = {
  hidden: 16,
  epochs: 16,
  rate: 0.002,
  decay: 0.002,
  seed: 7,
  members: 4,
};

/**
 * Fits a committee of networks by the likelihood that a right sentence comes first among its question's candidates
 * (any right one will do: −log Σ softmax over the right rows), with Adam. Same input, same weights.
 */
export function fit(
  features: readonly string[],
  examples: readonly Example[],
  options: FitOptions = FIT,
): Model {
  const usable = examples.filter(({ right }) => right.some(Boolean) && !right.every(Boolean));
  const { mean, scale } = spread(features.length, usable);
  const data = usable.map((example) => ({
    ...example,
    rows: example.rows.map((row) =>
      Float64Array.from(row, (value, i) => standardised(value, mean[i]!, scale[i]!)),
    ),
  }));
  const members = Array.from({ length: options.members }, (_, i) =>
    fitOne(features.length, data, { ...options, seed: options.seed + i }),
  );
  return { features, mean: mean.map(rounded), scale: scale.map(rounded), ...average(members) };
}

interface Network {
  readonly hidden: readonly (readonly number[])[];
  readonly hiddenBias: readonly number[];
  readonly output: readonly number[];
  readonly linear: readonly number[];
}

function average(members: readonly Network[]): Network {
  const share = 1 / members.length;
  const linear = members[0]!.linear.map((_, i) =>
    members.reduce((sum, member) => sum + member.linear[i]!, 0),
  );
  return {
    hidden: members.flatMap((member) => member.hidden.map((row) => row.map(rounded))),
    hiddenBias: members.flatMap((member) => member.hiddenBias.map(rounded)),
    output: members.flatMap((member) => member.output.map((value) => rounded(value * share))),
    linear: linear.map((value) => rounded(value * share)),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(5));

function fitOne(width: number, data: readonly Standardised[], options: FitOptions): Network {
  const { hidden } = options;
  const random = mulberry(options.seed);
  // One flat vector: hidden weights, hidden bias, output, linear.
  const weights = new Float64Array(hidden * width + hidden + hidden + width);
  for (let i = 0; i < hidden * width; i++) weights[i] = (random() * 2 - 1) * Math.sqrt(3 / width) * 0.5;
  const outputAt = hidden * width + hidden;
  for (let i = 0; i < hidden; i++) weights[outputAt + i] = (random() * 2 - 1) * 0.2;
  const linearAt = outputAt + hidden;
  const gradient = new Float64Array(weights.length);
  const adam = { m: new Float64Array(weights.length), v: new Float64Array(weights.length), step: 0 };
  const order = data.map((_, i) => i);
  const total = options.epochs * data.length;
  let done = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      gradient.fill(0);
      for (const at of batch) learn(data[at]!, weights, gradient, hidden, width);
      done += batch.length;
      const rate = options.rate * (0.5 + 0.5 * Math.cos((Math.PI * done) / total)) + 1e-5;
      update(weights, gradient, adam, rate, options.decay, batch.length);
    }
  }
  return {
    hidden: Array.from({ length: hidden }, (_, unit) => [
      ...weights.subarray(unit * width, (unit + 1) * width),
    ]),
    hiddenBias: [...weights.subarray(hidden * width, outputAt)],
    output: [...weights.subarray(outputAt, linearAt)],
    linear: [...weights.subarray(linearAt)],
  };
}

const BATCH = 8;

interface Standardised {
  readonly rows: readonly Float64Array[];
  readonly right: readonly boolean[];
  readonly base?: readonly number[];
  readonly weight: number;
}

function learn(
  { rows, right, base, weight }: Standardised,
  weights: Float64Array,
  gradient: Float64Array,
  hidden: number,
  width: number,
): void {
  const biasAt = hidden * width;
  const outputAt = biasAt + hidden;
  const linearAt = outputAt + hidden;
  const activations = rows.map(() => new Float64Array(hidden));
  const scores = rows.map((row, r) => {
    let sum = base?.[r] ?? 0;
    for (let i = 0; i < width; i++) sum += weights[linearAt + i]! * row[i]!;
    for (let unit = 0; unit < hidden; unit++) {
      let value = weights[biasAt + unit]!;
      const base = unit * width;
      for (let i = 0; i < width; i++) value += weights[base + i]! * row[i]!;
      if (value > 0) {
        activations[r]![unit] = value;
        sum += value * weights[outputAt + unit]!;
      }
    }
    return sum;
  });
  const most = Math.max(...scores);
  const powers = scores.map((value) => Math.exp(value - most));
  const all = powers.reduce((sum, value) => sum + value, 0);
  const good = powers.reduce((sum, value, i) => sum + (right[i] ? value : 0), 0);
  rows.forEach((row, r) => {
    const slope = weight * (powers[r]! / all - (right[r] ? powers[r]! / good : 0));
    for (let i = 0; i < width; i++) gradient[linearAt + i]! += slope * row[i]!;
    for (let unit = 0; unit < hidden; unit++) {
      const activation = activations[r]![unit]!;
      if (activation === 0) continue;
      gradient[outputAt + unit]! += slope * activation;
      const inner = slope * weights[outputAt + unit]!;
      gradient[biasAt + unit]! += inner;
      const base = unit * width;
      for (let i = 0; i < width; i++) gradient[base + i]! += inner * row[i]!;
    }
  });
}

interface Adam {
  readonly m: Float64Array;
  readonly v: Float64Array;
  step: number;
}

function update(
  weights: Float64Array,
  gradient: Float64Array,
  adam: Adam,
  rate: number,
  decay: number,
  count: number,
): void {
  adam.step++;
  const fix1 = 1 - 0.9 ** adam.step;
  const fix2 = 1 - 0.999 ** adam.step;
  for (let i = 0; i < weights.length; i++) {
    const slope = gradient[i]! / count;
    adam.m[i] = 0.9 * adam.m[i]! + 0.1 * slope;
    adam.v[i] = 0.999 * adam.v[i]! + 0.001 * slope * slope;
    weights[i]! -= rate * (adam.m[i]! / fix1 / (Math.sqrt(adam.v[i]! / fix2) + 1e-8) + decay * weights[i]!);
  }
}

function spread(width: number, examples: readonly Example[]): { mean: number[]; scale: number[] } {
  const sum = new Float64Array(width);
  const squares = new Float64Array(width);
  let count = 0;
  for (const { rows } of examples) {
    for (const row of rows) {
      count++;
      for (let i = 0; i < width; i++) {
        sum[i]! += row[i]!;
        squares[i]! += row[i]! ** 2;
      }
    }
  }
  const mean = Array.from(sum, (value) => value / count);
  const scale = mean.map((value, i) =>
    Math.max(0.05, Math.sqrt(Math.max(0, squares[i]! / count - value ** 2))),
  );
  return { mean, scale };
}

/** A small generator with a seed (mulberry32), so that two runs give the same weights. */
export function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}
