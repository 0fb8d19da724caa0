import { ANSWER } from './features/answer.ts';
import { AROUND } from './features/around.ts';
import { ASKED } from './features/asked.ts';
import type { Feature } from './features/feature.ts';
import { FIGURES } from './features/figures.ts';
import { MEANING } from './features/meaning.ts';
import { PLACE } from './features/place.ts';
import { SENTENCE } from './features/sentence.ts';
import { WORDS } from './features/words.ts';
import type { Pool } from './pool.ts';

/** Everything that is measured of a (question, sentence) pair; the weights go by this order. */
export const FEATURES: readonly Feature[] = [
  ...WORDS,
  ...AROUND,
  ...FIGURES,
  ...MEANING,
  ...ANSWER,
  ...SENTENCE,
  ...PLACE,
  ...ASKED,
];

/** Every feature of every candidate of a pool, in the order of `FEATURES`. */
export function measure(pool: Pool): number[][] {
  return pool.candidates.map((candidate) => FEATURES.map((feature) => feature.of(pool, candidate)));
}
