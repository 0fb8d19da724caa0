import type { PlacedCandidate } from '../ranking/candidates.ts';

/** A candidate with its score, higher is better. */
export interface Scored {
  readonly candidate: PlacedCandidate;
  readonly score: number;
}

/** Two sentences that share this much of their terms say the same. */
const SAME = 0.6;

/** The best `limit` sentences, best first, without near-repeats: wire copy stands in many papers. */
export function choose(ranked: readonly Scored[], limit: number): Scored[] {
  const chosen: Scored[] = [];
  for (const scored of ranked) {
    if (chosen.length === limit) break;
    if (!chosen.some((earlier) => overlap(earlier.candidate.terms, scored.candidate.terms) >= SAME))
      chosen.push(scored);
  }
  return chosen;
}

/** Shared terms over all terms of both (Jaccard), 0 to 1. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of one) if (other.has(term)) shared++;
  const all = one.size + other.size - shared;
  return all === 0 ? 1 : shared / all;
}
