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
  readonly #rows: Rows;
  readonly #values: Int8Array;
  readonly #ofWord = new Map<string, WordVector | null>();

  constructor(file: Uint8Array) {
    const end = file.indexOf(0);
    this.#values = new Int8Array(file.buffer, file.byteOffset + end + 1);
    this.#rows = new Rows(file.subarray(0, end), this.#values.length / DIMENSIONS);
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
    const row = this.#rows.of(word);
    if (row < 0) return undefined;
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

/** Which row a word has in the file, in an open hash table over its bytes: a map of strings takes twice as long to make. */
class Rows {
  readonly #words: Uint8Array;
  /** By slot: the row, one more, and where its word begins. */
  readonly #rows: Int32Array;
  readonly #starts: Int32Array;
  readonly #mask: number;

  constructor(words: Uint8Array, size: number) {
    const slots = 2 ** Math.ceil(Math.log2(size * 2 + 2));
    const rows = new Int32Array(slots);
    const starts = new Int32Array(slots);
    let row = 0;
    let start = 0;
    let hash = SEED;
    for (let at = 0; at <= words.length; at++) {
      if (at < words.length && words[at] !== LINE_BREAK) {
        hash = Math.imul(hash ^ words[at]!, PRIME);
        continue;
      }
      let slot = spread(hash) & (slots - 1);
      while (rows[slot] !== 0) slot = (slot + 1) & (slots - 1);
      rows[slot] = ++row;
      starts[slot] = start;
      start = at + 1;
      hash = SEED;
    }
    this.#words = words;
    this.#rows = rows;
    this.#starts = starts;
    this.#mask = slots - 1;
  }

  /** The row of a word, -1 where it has none: of words in letters beyond ASCII none has. */
  of(word: string): number {
    let hash = SEED;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
    let slot = spread(hash) & this.#mask;
    for (; this.#rows[slot] !== 0; slot = (slot + 1) & this.#mask)
      if (this.#isAt(this.#starts[slot]!, word)) return this.#rows[slot]! - 1;
    return -1;
  }

  #isAt(start: number, word: string): boolean {
    const end = start + word.length;
    if (end < this.#words.length && this.#words[end] !== LINE_BREAK) return false;
    for (let i = 0; i < word.length; i++) if (this.#words[start + i] !== word.charCodeAt(i)) return false;
    return true;
  }
}

const LINE_BREAK = 10;
/** FNV-1a. */
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
const spread = (hash: number): number => hash ^ (hash >>> 15);
