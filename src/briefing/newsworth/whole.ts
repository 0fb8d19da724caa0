import { inverseFrequency } from '../../retrieval/archive.ts';
import { type Mention, mentions } from '../../text/mentions.ts';
import { type Token, terms, tokens } from '../../text/terms.ts';
import { type Bag, count } from '../profile.ts';
import { cosine, type TermVector, vectorOf } from '../vector.ts';

/** An article as its sentences are weighed: only those that may be lifted, in order. */
export interface Draft {
  readonly headline: string;
  readonly sentences: readonly DraftSentence[];
}

interface DraftSentence {
  readonly text: string;
  /** Which paragraph it stands in; sentences of one paragraph have the same number. */
  readonly part: number;
}

/** A sentence as the features see it. */
export interface Seen {
  readonly text: string;
  readonly words: readonly Token[];
  readonly terms: readonly string[];
  readonly distinct: ReadonlySet<string>;
  readonly mentions: readonly Mention[];
  readonly vector: TermVector;
  readonly at: number;
  readonly part: number;
}

/** An article as a whole, which its sentences are weighed against. */
export interface Whole {
  readonly sentences: readonly Seen[];
  readonly headline: ReadonlySet<string>;
  /** In how many sentences each term stands. */
  readonly said: Bag;
  /** How often each pair of neighbouring terms stands in it. */
  readonly phrases: Bag;
  readonly centre: TermVector;
  /** How central each sentence is in the web of those it resembles; mean 1. */
  readonly rank: readonly number[];
  readonly length: number;
  readonly inverse: (term: string) => number;
}

/** Reads an article's sentences once, for all features. */
export function wholeOf({ headline, sentences }: Draft): Whole {
  const inverse = (term: string): number => inverseFrequency(0, 0, term);
  const seen = sentences.map(({ text, part }, at): Seen => {
    const words = tokens(text);
    const content = words.map(({ term }) => term).filter((term) => term !== '');
    return {
      text,
      words,
      terms: content,
      distinct: new Set(content),
      mentions: mentions(text, words),
      vector: vectorOf(count(content), inverse),
      at,
      part,
    };
  });
  return {
    sentences: seen,
    headline: new Set(terms(headline)),
    said: count(seen.flatMap(({ distinct }) => [...distinct])),
    phrases: count(seen.flatMap((sentence) => bigrams(sentence.terms))),
    centre: vectorOf(count(seen.flatMap((sentence) => sentence.terms)), inverse),
    rank: centrality(seen.map(({ vector }) => vector)),
    length: Math.max(1, mean(seen.map(({ words }) => words.length))),
    inverse,
  };
}

const DAMPING = 0.85;
const ROUNDS = 15;

/** PageRank over the likeness of sentences (LexRank, Erkan and Radev 2004); mean 1. */
function centrality(vectors: readonly TermVector[]): number[] {
  const likeness = vectors.map((one) => vectors.map((other) => (one === other ? 0 : cosine(one, other))));
  const out = likeness.map((row) => sum(row) || 1);
  let rank = vectors.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    rank = rank.map(
      (_, at) =>
        1 - DAMPING + DAMPING * sum(likeness.map((row, from) => (rank[from]! * row[at]!) / out[from]!)),
    );
  }
  return rank;
}

/** Each pair of neighbours, as one text. */
export function bigrams(list: readonly string[]): string[] {
  return list.slice(1).map((term, i) => `${list[i]} ${term}`);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
