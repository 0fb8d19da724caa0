import { existsSync, readFileSync } from 'node:fs';
import { storiesOf } from '../../src/index.ts';
import { bCubed, readStories } from '../train/stories-fit.ts';
import { type Bench, figures, type Measured } from './figure.ts';

const LEFT_OUT = 'bench/left-out-stories.txt';

/** Which articles tell the same story, all of them clustered together. */
export async function measureStories({ data }: Bench): Promise<Measured> {
  const rows = await readStories(data);
  const tellings = rows.map(({ id, text, published }) => ({ id, text, published, publisher: null }));
  const told = new Map(
    storiesOf(tellings).flatMap(({ id, articles }) => articles.map((article) => [article, id] as const)),
  );
  const { precision, recall, f1 } = bCubed(rows, told);
  return {
    figures: figures('stories tune', true, {
      'B-cubed precision': precision,
      'B-cubed recall': recall,
      'B-cubed F1': f1,
    }),
    notes: existsSync(LEFT_OUT) ? [readFileSync(LEFT_OUT, 'utf8').trimEnd()] : [],
  };
}
