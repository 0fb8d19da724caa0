import { type Add, mix } from './hash.ts';
import { ATTRIBUTION_WEIGHTS } from './weights.ts';

/** What training on attributed news left: the stems of cues by number, and three linear models over features. */
export interface Models {
  readonly stems: ReadonlySet<number>;
  readonly cue: Weights;
  readonly source: Weights;
  readonly content: Weights;
}

/** A linear model: weights by feature in an open hash table; a feature without one weighs nothing. */
export class Weights {
  readonly #keys: Int32Array;
  readonly #weights: Float32Array;
  readonly #mask: number;
  #total = 0;
  readonly #add: Add = (key, a = 0, b = 0, c = 0) => {
    this.#total += this.#weightOf(mix(key, a, b, c));
  };

  constructor(weights: Iterable<readonly [feature: number, weight: number]>, size: number) {
    const slots = 2 ** Math.ceil(Math.log2(size * 2 + 2));
    this.#keys = new Int32Array(slots);
    this.#weights = new Float32Array(slots);
    this.#mask = slots - 1;
    for (const [feature, weight] of weights) {
      let slot = feature & this.#mask;
      while (this.#weights[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = feature;
      this.#weights[slot] = weight;
    }
  }

  /** The sum of the weights of the features that `list` adds. */
  sum(list: (add: Add) => void): number {
    this.#total = 0;
    list(this.#add);
    return this.#total;
  }

  #weightOf(feature: number): number {
    let slot = feature & this.#mask;
    for (let weight = this.#weights[slot]!; weight !== 0; weight = this.#weights[slot]!) {
      if (this.#keys[slot] === feature) return weight;
      slot = (slot + 1) & this.#mask;
    }
    return 0;
  }
}

let trained: Models | undefined;

/** The models that ship, unpacked at first use. */
export function trainedModels(): Models {
  trained ??= {
    stems: new Set(unpack(ATTRIBUTION_WEIGHTS.stems).map(([stem]) => stem)),
    cue: weights(ATTRIBUTION_WEIGHTS.cue),
    source: weights(ATTRIBUTION_WEIGHTS.source),
    content: weights(ATTRIBUTION_WEIGHTS.content),
  };
  return trained;
}

const weights = (packed: string): Weights => {
  const pairs = unpack(packed);
  return new Weights(pairs, pairs.length);
};

/** Weights are kept in tenths. */
const TENTHS = 10;

/** Pairs as base64: features ascending as unsigned, each the distance to the last in groups of seven bits, then the weight in tenths as a signed byte. */
export function pack(pairs: readonly (readonly [feature: number, weight: number])[]): string {
  const bytes: number[] = [];
  let last = 0;
  for (const [feature, weight] of [...pairs].sort(([one], [other]) => (one >>> 0) - (other >>> 0))) {
    let distance = (feature >>> 0) - last;
    last = feature >>> 0;
    for (; distance >= 128; distance = Math.floor(distance / 128)) bytes.push((distance % 128) + 128);
    bytes.push(distance, Math.max(-127, Math.min(127, Math.round(weight * TENTHS))) & 255);
  }
  return Buffer.from(bytes).toString('base64');
}

/** The pairs of `pack`. */
export function unpack(packed: string): [feature: number, weight: number][] {
  const bytes = Buffer.from(packed, 'base64');
  const pairs: [number, number][] = [];
  let last = 0;
  for (let at = 0; at < bytes.length; ) {
    let distance = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++]!;
      distance += (byte & 127) * scale;
      if (byte < 128) break;
    }
    last += distance;
    pairs.push([last | 0, bytes.readInt8(at++) / TENTHS]);
  }
  return pairs;
}
