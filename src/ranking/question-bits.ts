import type { Question } from '../question/question.ts';
import type { Archive } from '../retrieval/archive.ts';
import { synonyms } from '../text/synonyms.ts';
import { INHERITED } from './pool.ts';

/** A set of question terms as bits of one number; the rarest of a longer question are looked at. */
const MOST_TERMS = 30;

/** The terms of a question, numbered, so that an archive's sentences are compared with it a number at a time. */
export interface QuestionBits {
  /** The bits of the terms that stand in `terms` between two places, families included. */
  readonly within: (terms: Int32Array, from: number, to: number) => number;
  /** The share of the question's weight that some bits hold, 0 to 1. */
  readonly weight: (bits: number) => number;
  readonly terms: (bits: number) => ReadonlySet<string>;
}

export function questionBits(question: Question, archive: Archive): QuestionBits {
  const weighed = [
    ...question.terms.map((term) => ({ term, weight: archive.weight(term) })),
    ...question.inherited.map((term) => ({ term, weight: archive.weight(term) * INHERITED })),
  ]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_TERMS);
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0) || 1;
  // By the number of a term: thousands of sentences are looked at a question, and an array answers sooner than a map.
  const bitsOf = new Int32Array(archive.vocabulary.size);
  weighed.forEach(({ term }, bit) => {
    for (const each of [term, ...synonyms(term)]) {
      for (const id of archive.vocabulary.family(each)) if (bitsOf[id] === 0) bitsOf[id] = 1 << bit;
    }
  });
  return {
    within(terms, from, to) {
      let bits = 0;
      for (let i = from; i < to; i++) bits |= bitsOf[terms[i]!]!;
      return bits;
    },
    weight(bits) {
      let sum = 0;
      for (let bit = 0; bits !== 0; bit++, bits >>>= 1) if (bits & 1) sum += weighed[bit]!.weight / total;
      return sum;
    },
    terms: (bits) => new Set(weighed.filter((_, bit) => bits & (1 << bit)).map(({ term }) => term)),
  };
}
