import { type Add, mix } from './hash.ts';
import { ATTRIBUTION_WEIGHTS } from './weights.ts';

/** What training on attributed news left: the stems of cues by number, and three linear models over features. */
export interface Models {
  readonly stems: ReadonlySet<number>;
  readonly cue: Weights;
  readonly source: Weights;
  readonly content: Weights;
}

/** Features with their weights, none twice: `each` calls back with one after the other. */
export interface Pairs {
  readonly size: number;
  readonly each: (take: (feature: number, weight: number) => void) => void;
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

  constructor({ size, each }: Pairs) {
    const slots = 2 ** Math.ceil(Math.log2(size * 2 + 2));
    const keys = new Int32Array(slots);
    const weights = new Float32Array(slots);
    const mask = slots - 1;
    each((feature, weight) => {
      let slot = feature & mask;
      while (weights[slot] !== 0) slot = (slot + 1) & mask;
      keys[slot] = feature;
      weights[slot] = weight;
    });
    this.#keys = keys;
    this.#weights = weights;
    this.#mask = mask;
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
    stems: stemsOf(unpack(ATTRIBUTION_WEIGHTS.stems)),
    cue: new Weights(unpack(ATTRIBUTION_WEIGHTS.cue)),
    source: new Weights(unpack(ATTRIBUTION_WEIGHTS.source)),
    content: new Weights(unpack(ATTRIBUTION_WEIGHTS.content)),
  };
  return trained;
}

function stemsOf({ each }: Pairs): ReadonlySet<number> {
  const stems = new Set<number>();
  each((stem) => stems.add(stem));
  return stems;
}

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

/** The pairs of `pack`, read from its bytes one by one: a list of them would take longer than the first answer's sentences. */
export function unpack(packed: string): Pairs {
  const bytes = Buffer.from(packed, 'base64');
  return {
    size: countOf(bytes),
    each(take) {
      let last = 0;
      for (let at = 0; at < bytes.length; at++) {
        let distance = 0;
        let scale = 1;
        for (; bytes[at]! >= 128; at++) {
          distance += (bytes[at]! & 127) * scale;
          scale *= 128;
        }
        last += distance + bytes[at++]! * scale;
        take(last | 0, ((bytes[at]! << 24) >> 24) / TENTHS);
      }
    },
  };
}

/** How many pairs there are: each is groups of seven bits up to one that is the last, and a weight. */
function countOf(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 2, count++) while (bytes[at]! >= 128) at++;
  return count;
}
