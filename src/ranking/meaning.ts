import type { Question } from '../question/question.ts';
import { likeness, type WordVector, type WordVectors } from '../text/vectors.ts';
import type { Candidate } from './candidate.ts';
import { covered } from './coverage.ts';

/** How near a candidate is to the question in meaning; all 0 when the word vectors are off. */
export interface Meaning {
  /** The question's weight, each term counted by the likest word of the sentence. */
  readonly aligned: number;
  /** The same for the terms that the sentence does not hold. */
  readonly missingAligned: number;
  /** Likeness of question and sentence as bags of words. */
  readonly whole: number;
  /** How well a new name or noun fits what was asked for: "which **planet**", "Neptune". */
  readonly headFit: number;
}

const NONE: Meaning = { aligned: 0, missingAligned: 0, whole: 0, headFit: 0 };

interface Word {
  readonly term: string;
  readonly vector: WordVector;
}

/** Measures candidates against one question; the question's words are looked up once. */
export function meaningOf(
  question: Question,
  weights: ReadonlyMap<string, number>,
  vectors: WordVectors | null,
): (candidate: Candidate) => Meaning {
  if (vectors === null) return () => NONE;
  const asked = wordsOf(question.text, question.words, vectors);
  const measured = asked.map(({ term, vector }) => [term, likestTo(vector)] as const);
  const heads = measured.filter(([term]) => question.head.includes(term)).map(([, likest]) => likest);
  const likestOf = new Map(measured);
  const sum = average(asked, weights);
  return (candidate) => {
    const said = wordsOf(candidate.text, candidate.words, vectors);
    let aligned = 0;
    let missing = 0;
    for (const [term, weight] of weights) {
      if (candidate.terms.has(term)) {
        aligned += weight;
        continue;
      }
      missing += weight;
      const likest = likestOf.get(term);
      if (likest !== undefined) aligned += weight * likest(said);
    }
    const held = covered(weights, candidate.terms);
    const fresh = said.filter(({ term }) => !weights.has(term));
    return {
      aligned,
      missingAligned: missing === 0 ? 1 : (aligned - held) / missing,
      whole: sum === null ? 0 : Math.max(0, likenessOfSums(sum, average(said, weights))),
      headFit: heads.reduce((most, likest) => Math.max(most, likest(fresh)), 0),
    };
  };
}

function wordsOf(
  text: string,
  tokens: readonly { readonly start: number; readonly end: number; readonly term: string }[],
  vectors: WordVectors,
): Word[] {
  const found: Word[] = [];
  for (const { start, end, term } of tokens) {
    if (term === '') continue;
    const vector = vectors.ofWord(text.slice(start, end));
    if (vector !== undefined) found.push({ term, vector });
  }
  return found;
}

/** How like the likest of some words is to `vector`; a word is measured once, however often the candidates say it. */
function likestTo(vector: WordVector): (words: readonly Word[]) => number {
  const known = new Map<WordVector, number>();
  return (words) => {
    let most = 0;
    for (const { vector: other } of words) {
      let like = known.get(other);
      if (like === undefined) {
        like = likeness(vector, other);
        known.set(other, like);
      }
      if (like > most) most = like;
    }
    return most;
  };
}

/** The sum of unit vectors, each by its weight; words the question does not weigh count as average ones. */
function average(words: readonly Word[], weights: ReadonlyMap<string, number>): Float64Array | null {
  if (words.length === 0) return null;
  const mean = 1 / Math.max(1, weights.size);
  const sum = new Float64Array(words[0]!.vector.values.length);
  for (const { term, vector } of words) {
    const { values, norm } = vector;
    const factor = (weights.get(term) ?? mean) / norm;
    for (let i = 0; i < sum.length; i++) sum[i]! += values[i]! * factor;
  }
  return sum;
}

function likenessOfSums(one: Float64Array, other: Float64Array | null): number {
  if (other === null) return 0;
  let product = 0;
  let ones = 0;
  let others = 0;
  for (let i = 0; i < one.length; i++) {
    product += one[i]! * other[i]!;
    ones += one[i]! ** 2;
    others += other[i]! ** 2;
  }
  return product / (Math.sqrt(ones * others) || 1);
}
