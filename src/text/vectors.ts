/** A word's place in meaning: `DIMENSIONS` signed bytes and their length. */
export interface WordVector {
  readonly values: Int8Array;
  readonly norm: number;
}

export const DIMENSIONS = 100;

/**
 * Word vectors by lower-case word, cut from GloVe by `bench/train/vectors.ts`.
 * The file: the words joined by line breaks, a zero byte, then `DIMENSIONS` signed bytes a word.
 */
export class WordVectors {
  readonly #rows = new Map<string, number>();
  readonly #values: Int8Array;

  constructor(file: Uint8Array) {
    const end = file.indexOf(0);
    const words = new TextDecoder().decode(file.subarray(0, end)).split('\n');
    words.forEach((word, row) => {
      this.#rows.set(word, row);
    });
    this.#values = new Int8Array(file.buffer, file.byteOffset + end + 1, words.length * DIMENSIONS);
  }

  of(word: string): WordVector | undefined {
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
  let sum = 0;
  for (let i = 0; i < DIMENSIONS; i++) sum += one.values[i]! * other.values[i]!;
  return sum / (one.norm * other.norm);
}
