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

/** Everything that is measured of a (question, sentence) pair. */
const FEATURES: readonly Feature[] = [
  ...WORDS,
  ...AROUND,
  ...FIGURES,
  ...MEANING,
  ...ANSWER,
  ...SENTENCE,
  ...PLACE,
  ...ASKED,
];

/** Those whose standing among the candidates counts, too: half the words is much where no other sentence has a third. */
const STANDING: readonly string[] = [
  'coverage',
  'matched-terms',
  'soft-coverage',
  'local-coverage',
  'asking-coverage',
  'longest-run',
  'proximity',
  'headline-coverage',
  'context-coverage',
  'local-context',
  'resolved-coverage',
  'near-coverage',
  'article-coverage',
  'meaning',
  'meaning-missing',
  'meaning-whole',
  'meaning-head',
  'wanted-near',
  'wanted-beside',
  'agreement',
];

const PLACES = STANDING.map((name) => FEATURES.findIndex((feature) => feature.name === name));

/** What each number of a measured row is, by name, and why it should help; the weights go by this order. */
export const MEASURED: readonly Measure[] = [
  ...FEATURES.map((feature) => ({ name: feature.name, why: feature.why, feature })),
  ...PLACES.map((place) => {
    const feature = FEATURES[place]!;
    return {
      name: `${feature.name} among all`,
      why: `${feature.why}, more than in the other candidates`,
      feature,
    };
  }),
];

/** One number of a row, and the feature it is of: itself, or how it stands among all candidates. */
interface Measure {
  readonly name: string;
  readonly why: string;
  readonly feature: Feature;
}

/** Where a measure stands in a row. */
export function placeOf(name: string): number {
  return MEASURED.findIndex((measure) => measure.name === name);
}

/** Every feature of every candidate of a pool, in the order of `MEASURED`. */
export function measure(pool: Pool): number[][] {
  const rows = pool.candidates.map((candidate) => FEATURES.map((feature) => feature.of(pool, candidate)));
  for (const place of PLACES) {
    const mean = rows.reduce((sum, row) => sum + row[place]!, 0) / rows.length;
    const square = rows.reduce((sum, row) => sum + (row[place]! - mean) ** 2, 0) / rows.length;
    const spread = Math.sqrt(square) + LEAST_SPREAD;
    for (const row of rows) row.push((row[place]! - mean) / spread);
  }
  return rows;
}

/** Where all candidates are alike, small differences must not look large. */
const LEAST_SPREAD = 0.05;
