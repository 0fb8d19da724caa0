import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fitJudge, leftOut, readStories, storyPairs } from './stories-fit.ts';

/** Fits the judge of "the same story?": `node dist/bench/train/stories.js [DATA]`. Same data, same bytes. */

async function main(data: string, root: string): Promise<void> {
  const rows = await readStories(data);
  const { model, threshold } = fitJudge(rows, storyPairs(rows), () => true);
  const text = `// Made by \`node dist/bench/train/stories.js\`; do not edit.
import type { Model } from '../ranking/model.ts';

/** How likely two articles tell the same story. */
export const SAME_STORY: Model = ${JSON.stringify(model)};

/** Articles are one story while their pairs are at least this likely on average. */
export const STORY_THRESHOLD = ${threshold};
`;
  writeFileSync(join(root, 'src/briefing/story-weights.ts'), text);
  const { precision, recall, f1 } = leftOut(rows);
  const figures = `stories, topics left out: B-cubed precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`;
  writeFileSync(join(root, 'bench/left-out-stories.txt'), `${figures}\n`);
  console.log(figures);
}

await main(
  resolve(process.argv[2] ?? '../shared/data'),
  resolve(import.meta.dirname, process.env.DATELINE_ROOT ?? '../../..'),
);
