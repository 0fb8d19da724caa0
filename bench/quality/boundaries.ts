import { benchSentences } from '../sentences.ts';
import { type Bench, figures, type Measured } from './figure.ts';

/** Sentence boundaries: golden rules, and end offsets in two corpora of running text. */
export async function measureSentences({ data }: Bench): Promise<Measured> {
  const { golden, goldenOf, precision, recall, f1 } = await benchSentences(data, { timed: false });
  return {
    figures: figures('sentences', true, {
      [`golden rules, of ${goldenOf}`]: golden,
      precision,
      recall,
      F1: f1,
    }),
  };
}
