import { existsSync, readFileSync } from 'node:fs';
import { NEWS_WORTH } from '../../src/briefing/digest-weights.ts';
import { byModel, byPlace, precision, readSummaries } from '../train/digest-fit.ts';
import { type Bench, figures, type Measured } from './figure.ts';

const LEFT_OUT = 'bench/left-out-digest.txt';

/** Which sentences an editor lifts: as many are chosen as the editor chose. */
export async function measureSummaries({ data }: Bench): Promise<Measured> {
  const articles = await readSummaries(data);
  return {
    figures: [
      ...figures('summaries tune', true, { precision: precision(articles, byModel(NEWS_WORTH)) }),
      ...figures('summaries tune', false, {
        'precision of the first sentences': precision(articles, byPlace),
      }),
    ],
    notes: existsSync(LEFT_OUT) ? [readFileSync(LEFT_OUT, 'utf8').trimEnd()] : [],
  };
}
