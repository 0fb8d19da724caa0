import type { Example } from '../fit.ts';

/** Where each row's score should go, and how sharply that bends: the slope and the curvature of what is lost. */
export interface Pulls {
  readonly slope: Float64Array;
  readonly bend: Float64Array;
}

/** Only what is lost among the first places counts. */
const PLACES = 8;

/**
 * LambdaMART's pulls: each right row is drawn above each wrong one, by how much the order of the first places (DCG)
 * would gain if they changed places. `scores` holds the rows of all examples, one after the other.
 */
export function pulls(examples: readonly Example[], scores: Float64Array): Pulls {
  const slope = new Float64Array(scores.length);
  const bend = new Float64Array(scores.length);
  let from = 0;
  for (const example of examples) {
    const to = from + example.rows.length;
    pull(example, scores.subarray(from, to), {
      slope: slope.subarray(from, to),
      bend: bend.subarray(from, to),
    });
    from = to;
  }
  return { slope, bend };
}

function pull({ right, weight }: Example, scores: Float64Array, { slope, bend }: Pulls): void {
  const order = Array.from(scores, (_, i) => i).sort((one, other) => scores[other]! - scores[one]!);
  const found = right.filter(Boolean).length;
  const best = order.slice(0, found).reduce((sum, _, place) => sum + discount(place), 0);
  const spread = scores[order[0]!]! - scores[order.at(-1)!]!;
  let all = 0;
  for (const [place, row] of order.entries()) {
    for (let other = place + 1; other < order.length && place < PLACES; other++) {
      const lower = order[other]!;
      if (right[row] === right[lower]) continue;
      const [good, bad] = right[row] ? [row, lower] : [lower, row];
      const apart = scores[good]! - scores[bad]!;
      let gain = (discount(place) - discount(other)) / best;
      if (spread > 0) gain /= 0.01 + Math.abs(apart);
      const wrong = 1 / (1 + Math.exp(apart));
      slope[good]! -= gain * wrong;
      slope[bad]! += gain * wrong;
      bend[good]! += gain * wrong * (1 - wrong);
      bend[bad]! += gain * wrong * (1 - wrong);
      all += 2 * gain * wrong;
    }
  }
  // A question with many right rows must not pull harder than one with few.
  const share = weight * (all > 0 ? Math.log2(1 + all) / all : 1);
  for (let i = 0; i < slope.length; i++) {
    slope[i]! *= share;
    bend[i]! *= share;
  }
}

const discount = (place: number): number => 1 / Math.log2(2 + place);
