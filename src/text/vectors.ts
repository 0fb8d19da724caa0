import { fold } from './terms.ts';

/** A word's place in meaning: `DIMENSIONS` signed bytes and their length. */
export interface WordVector {
  readonly values: Int8Array;
  readonly norm: number;
}

export const DIMENSIONS = 100;
/** Words come from a Zipf curve: a bounded memo answers nearly all. */
const MEMO_SIZE = 100_000;

/**
 * Word vectors by lower-case word, cut from GloVe by `bench/train/vectors.ts`.
 * The file: the words joined by line breaks, a zero byte, then `DIMENSIONS` signed bytes a word.
 */
export class WordVectors {
  readonly #rows = new Map<string, number>();
  readonly #values: Int8Array;
  readonly #ofWord = new Map<string, WordVector | null>();

  constructor(file: Uint8Array) {
    const end = file.indexOf(0);
    const words = new TextDecoder().decode(file.subarray(0, end)).split('\n');
    words.forEach((word, row) => {
      this.#rows.set(word, row);
    });
    this.#values = new Int8Array(file.buffer, file.byteOffset + end + 1, words.length * DIMENSIONS);
  }

  /** The vector of a word as a text has it: any case, with diacritics or a possessive `s`. */
  ofWord(word: string): WordVector | undefined {
    let vector = this.#ofWord.get(word);
    if (vector === undefined) {
      if (this.#ofWord.size >= MEMO_SIZE) this.#ofWord.clear();
      vector = this.#of(fold(word).replace(/['’]s$/, '')) ?? null;
      this.#ofWord.set(word, vector);
    }
    return vector ?? undefined;
  }

  #of(word: string): WordVector | undefined {
    const row = this.#rows.get(word);
    if (row === undefined) return undefined;
    const values = this.#values.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
    let squares = 0;
    for (const value of values) squares += value * value;
    return { values, norm: Math.sqrt(squares) };
  }
}

/** Cosine of two vectors, -1 to 1; words used alike are near 1. */
export function likeness(one: WordVector, other: WordVector): number {
  const { values } = one;
  const others = other.values;
  let sum = 0;
  for (let i = 0; i < DIMENSIONS; i++) sum += values[i]! * others[i]!;
  return sum / (one.norm * other.norm);
}
