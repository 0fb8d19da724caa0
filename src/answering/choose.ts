import type { PlacedCandidate } from '../ranking/candidates.ts';
import { overlap } from '../text/overlap.ts';

/** A candidate with its score, higher is better. */
export interface Scored {
  readonly candidate: PlacedCandidate;
  readonly score: number;
}

/** Two sentences that share this much of their terms say the same. */
const SAME = 0.7;

/** A sentence whose odds are this small against the first one's only pads the answer. */
const LEAST_ODDS = 0.01;

/**
 * The best `limit` sentences, best first: no near-repeats, no second place for another paper's copy of an article, and none
 * that is far behind the first.
 */
export function choose(
  ranked: readonly Scored[],
  limit: number,
  areCopies: (one: string, other: string) => boolean = () => false,
): Scored[] {
  const chosen: Scored[] = [];
  for (const scored of ranked) {
    if (chosen.length === limit) break;
    if (chosen[0] !== undefined && Math.exp(scored.score - chosen[0].score) < LEAST_ODDS) break;
    const isTold = chosen.some(
      ({ candidate }) =>
        overlap(candidate.terms, scored.candidate.terms) >= SAME ||
        areCopies(candidate.source, scored.candidate.source),
    );
    if (!isTold) chosen.push(scored);
  }
  return chosen;
}
