import type { Bag } from './profile.ts';

/** Terms with their weights, of length 1 (or empty). */
export type TermVector = ReadonlyMap<string, number>;

/** A bag by the weight of its terms; a term said often counts more, but not in proportion. */
export function vectorOf(bag: Bag, weight: (term: string) => number): TermVector {
  const vector = new Map<string, number>();
  let squares = 0;
  for (const [term, times] of bag) {
    const value = weight(term) * (1 + Math.log(times));
    if (!(value > 0)) continue;
    vector.set(term, value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [term, value] of vector) vector.set(term, value / length);
  return vector;
}

/** Cosine of two vectors, 0 to 1. */
export function cosine(one: TermVector, other: TermVector): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [term, value] of small) sum += value * (large.get(term) ?? 0);
  return sum;
}

/** In how many bags each term stands. */
export function frequencies(bags: Iterable<Bag>): Map<string, number> {
  const found = new Map<string, number>();
  for (const bag of bags) for (const term of bag.keys()) found.set(term, (found.get(term) ?? 0) + 1);
  return found;
}
