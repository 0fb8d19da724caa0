/** A small network: standardised features, one hidden layer, one score. Plain data, so that weights are a module. */
export interface Model {
  /** The features it was trained on, by name and order; `checkFeatures` refuses others. */
  readonly features: readonly string[];
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  /** hidden × features */
  readonly hidden: readonly (readonly number[])[];
  readonly hiddenBias: readonly number[];
  readonly output: readonly number[];
  /** The direct path: what a linear model would say. */
  readonly linear: readonly number[];
}

/** Throws when a model was trained on other features than these: its weights would mean nothing. */
export function checkFeatures(model: Pick<Model, 'features'>, features: readonly string[]): void {
  const odd = features.findIndex((name, i) => model.features[i] !== name);
  if (odd < 0 && model.features.length === features.length) return;
  throw new Error(
    `ranking: the weights are for other features (first difference: "${features[odd] ?? ''}", trained on "${model.features[odd] ?? ''}"); run npm run train`,
  );
}

/** The model's score of one row of features; higher answers better, comparable within one question. */
export function score(model: Model, row: readonly number[]): number {
  const input = row.map((value, i) => standardised(value, model.mean[i]!, model.scale[i]!));
  let sum = dot(model.linear, input);
  for (let unit = 0; unit < model.hidden.length; unit++) {
    const activation = dot(model.hidden[unit]!, input) + model.hiddenBias[unit]!;
    if (activation > 0) sum += activation * model.output[unit]!;
  }
  return sum;
}

/** A feature that was rare in training must not speak louder than it was ever heard. */
const MOST = 4;

/** A value in standard deviations from its mean, at most `MOST` either way. */
export function standardised(value: number, mean: number, scale: number): number {
  return Math.max(-MOST, Math.min(MOST, (value - mean) / scale));
}

function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
}
