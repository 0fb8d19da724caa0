import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { byModel, byPlace, fitWorth, leftOutPrecision, precision, readSummaries } from './digest-fit.ts';

/** Fits what makes a sentence carry the news: `node dist/bench/train/digest.js [DATA]`. Same data, same bytes. */

async function main(data: string, root: string): Promise<void> {
  const articles = await readSummaries(data);
  const model = fitWorth(articles);
  const text = `// Made by \`node dist/bench/train/digest.js\`; do not edit.
import type { Model } from '../ranking/model.ts';

/** How much of the news a sentence carries. */
export const NEWS_WORTH: Model = ${JSON.stringify(model)};
`;
  writeFileSync(join(root, 'src/briefing/digest-weights.ts'), text);
  const spell = (value: number): string => value.toFixed(3);
  const figures = `summaries, articles left out: precision ${spell(leftOutPrecision(articles))} (on the articles it saw ${spell(precision(articles, byModel(model)))}, the first sentences ${spell(precision(articles, byPlace))})`;
  writeFileSync(join(root, 'bench/left-out-digest.txt'), `${figures}\n`);
  console.log(figures);
}

await main(
  resolve(process.argv[2] ?? '../shared/data'),
  resolve(import.meta.dirname, process.env.DATELINE_ROOT ?? '../../..'),
);
