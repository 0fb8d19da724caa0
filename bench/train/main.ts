import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lazyEncoder } from '../../src/encoder.ts';
import { allLines } from '../data.ts';
import { readNewsQuestions } from '../sets/newsqa.ts';
import { type SquadRow, squadArticles } from '../sets/squad.ts';
import { buildGazetteer } from './gazetteer.ts';
import { newsGroups } from './groups/news.ts';
import { pairGroups } from './groups/pairs.ts';
import { deskGroups, pageGroups } from './groups/small.ts';
import { squadGroups } from './groups/squad.ts';
import { typed } from './groups/typed.ts';
import { asBare, type Group, indexArticles, indexCorpus, strayGroups } from './groups.ts';
import { type Learned, learn } from './learn.ts';
import { buildLexicon } from './lexicon.ts';

/**
 * Rebuilds the weights from the evaluation data: `npm run train [DATA]`. Same data, same bytes. The words that the features
 * are read by are counted apart and before: `npm run train -- --lexicon`, then `--gazetteer`, which reads the new lexicon.
 */

/** Questions of other sets put to a corpus that knows nothing of them. */
const STRAY = 350;

async function main(data: string, root: string): Promise<void> {
  const years = ['2022', '2023'].map((year) => join(data, 'newsqa', year));
  const articles = years.map((folder) => join(folder, 'articles.jsonl'));
  if (process.argv.includes('--lexicon'))
    return buildLexicon(articles, join(root, 'src/text/lexicon-data.ts'));
  if (process.argv.includes('--gazetteer'))
    return buildGazetteer(articles, join(root, 'src/text/gazetteer-data.ts'));
  const groups = await allGroups(data, years, join(root, 'corpus'));
  console.log(`${groups.length} questions`);
  const learned = await learn(groups, lazyEncoder());
  writeFileSync(join(root, 'bench/left-out.txt'), `${learned.figures.join('\n')}\n`);
  for (const line of learned.figures) console.log(line);
  writeFileSync(join(root, 'src/ranking/weights.ts'), moduleText(learned));
}

async function allGroups(data: string, years: readonly string[], sample: string): Promise<Group[]> {
  const groups: Group[] = [];
  const squadFile = join(data, 'squad2/tune.jsonl');
  const squadRows = await allLines<SquadRow>(squadFile);
  const squad = indexArticles(squadArticles(squadRows, squadFile));
  const paragraphs = await squadGroups('squad', squad, squadRows);
  groups.push(...paragraphs);
  groups.push(...paragraphs.filter(({ set }) => set === 'squad').map((group) => asBare('squad-bare', group)));
  const squadQuestions = every(
    squadRows.filter((row) => !row.is_impossible).map((row) => row.question),
    STRAY,
  );
  groups.push(...(await pageGroups(squadRows, squadFile)));
  const sampleCorpus = await indexCorpus(sample);
  for (const folder of years) {
    const questions = await readNewsQuestions(folder);
    const news = await indexCorpus(join(folder, 'articles.jsonl'));
    const open = await newsGroups('news', news, questions);
    groups.push(...open, ...open.map((group) => asBare('news-bare', group)));
    groups.push(...(await newsGroups('typed', news, typed(questions))));
    groups.push(...(await deskGroups(news, questions)));
    groups.push(...(await strayGroups('stray-news', news, squadQuestions)));
    const asked = every(
      questions.map((row) => row.question),
      STRAY,
    );
    groups.push(...(await strayGroups('stray-squad', squad, asked)));
    groups.push(...(await strayGroups('stray-sample', sampleCorpus, asked)));
    console.log(`${folder}: read`);
  }
  groups.push(...(await strayGroups('stray-sample', sampleCorpus, squadQuestions)));
  for (const set of ['trecqa', 'wikiqa'])
    groups.push(...(await pairGroups(set, join(data, set, 'train.jsonl'))));
  return groups;
}

function every<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / most));
  return items.filter((_, i) => i % step === 0).slice(0, most);
}

/** Counted up by hand where features, sets or fits change. */
const VERSION = 3;

function moduleText({ ranker, reranker, confidence, relevance, figures }: Learned): string {
  const reached = figures.filter((line) => line.includes('left out:'));
  return `// Made by \`npm run train\`; do not edit. Version ${VERSION}:
${reached.map((line) => `// ${line}`).join('\n')}
import type { Model } from './model.ts';
import type { Ranker } from './ranker.ts';

/** Orders the candidates of a question. */
export const RANKER: Ranker = ${JSON.stringify(ranker)};

/** Adds to the score of the first candidates what the sentence encoder says of them. */
export const RERANKER: Model = ${JSON.stringify(reranker)};

/** How likely the first candidate answers. */
export const CONFIDENCE: Model = ${JSON.stringify(confidence)};

/** How likely the candidates are about the question at all. */
export const RELEVANCE: Model = ${JSON.stringify(relevance)};
`;
}

const [dataPath = '../shared/data'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
await main(resolve(dataPath), resolve(import.meta.dirname, process.env.DATELINE_ROOT ?? '../../..'));
