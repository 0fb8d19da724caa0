import type { Candidate } from '../candidate.ts';
import type { Pool } from '../pool.ts';

/** One number about a (question, sentence) pair, and why it should help. All are about 0 to 1. */
export interface Feature {
  readonly name: string;
  readonly why: string;
  readonly of: (pool: Pool, candidate: Candidate) => number;
}

export const clamp = (value: number): number => Math.min(1, Math.max(0, value));
export const flag = (value: boolean): number => (value ? 1 : 0);

/** How many of `terms` are within. */
export function count(terms: readonly string[], within: ReadonlySet<string>): number {
  let found = 0;
  for (const term of terms) if (within.has(term)) found++;
  return found;
}

/** The share of `terms` that is within, 0 to 1; 0 of none. */
export function share(terms: readonly string[], within: ReadonlySet<string>): number {
  return terms.length === 0 ? 0 : count(terms, within) / terms.length;
}
