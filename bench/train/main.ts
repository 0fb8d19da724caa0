import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  CONFIDENCE_FEATURES,
  confidenceRow,
  NOBODY,
  NOTHING,
  probability,
  RELEVANCE_FEATURES,
  relevanceRow,
} from '../../src/ranking/confidence.ts';
import { FEATURES } from '../../src/ranking/features.ts';
import { type Model, score } from '../../src/ranking/model.ts';
import { allLines } from '../data.ts';
import { type Example, FIT, type FitOptions, fit } from './fit.ts';
import { buildLexicon } from './lexicon.ts';
import {
  deskGroups,
  type Group,
  indexArticles,
  indexCorpus,
  newsGroups,
  pageGroups,
  pairGroups,
  readNewsQuestions,
  type SquadRow,
  squadArticles,
  squadGroups,
  strayGroups,
} from './sets.ts';

/** Rebuilds the lexicon and the weights from the evaluation data: `npm run train [DATA]`. Same data, same bytes. */

/** How much a question of each set counts in the ranker: small sets are not drowned, news counts most. */
const SET_WEIGHT: Readonly<Record<string, number>> = {
  news: 2,
  desk: 0.7,
  'desk-short': 0.5,
  squad: 0.7,
  page: 0.4,
  'page-short': 0.4,
  trecqa: 3,
  wikiqa: 1.5,
};
/** Questions of other sets put to a corpus that knows nothing of them. */
const STRAY = 350;
const FOLDS = 2;

/** A yes or no has less to learn from than an order: fewer units, more restraint. */
const CERTAINTY_FIT: FitOptions = { ...FIT, hidden: 8, epochs: 12, decay: 0.02, members: 2 };

const features = FEATURES.map((feature) => feature.name);

async function main(data: string, root: string): Promise<void> {
  const years = ['2022', '2023'].map((year) => join(data, 'newsqa', year));
  const lexicon = join(root, 'src/text/lexicon-data.ts');
  if (process.argv.includes('--lexicon')) {
    await buildLexicon(
      years.map((folder) => join(folder, 'articles.jsonl')),
      lexicon,
    );
    return;
  }
  const groups = await allGroups(data, years, join(root, 'corpus'));
  console.log(`${groups.length} questions`);
  const ranked: Ranked[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fit(features, examples(groups.filter((_, i) => i % FOLDS !== fold)));
    ranked.push(...groups.filter((_, i) => i % FOLDS === fold).map((group) => rankGroup(model, group)));
    console.log(`fold ${fold + 1} of ${FOLDS} fitted`);
  }
  const figures = leftOutFigures(ranked);
  const ranker = fit(features, examples(groups));
  const confidence = fit(
    CONFIDENCE_FEATURES,
    ranked.flatMap((each) => contest(each, each.row, NOBODY, each.firstRight)),
    CERTAINTY_FIT,
  );
  const relevance = fit(
    RELEVANCE_FEATURES,
    ranked
      .filter((each) => each.firstFiveRight || !each.group.onTopic)
      .flatMap((each) => contest(each, relevanceOf(each), NOTHING, each.group.onTopic)),
    CERTAINTY_FIT,
  );
  figures.push(...certaintyFigures(ranked, confidence, relevance));
  writeFileSync(join(root, 'bench/left-out.txt'), `${figures.join('\n')}\n`);
  for (const line of figures) console.log(line);
  writeFileSync(join(root, 'src/ranking/weights.ts'), moduleText({ ranker, confidence, relevance }));
}

async function allGroups(data: string, years: readonly string[], sample: string): Promise<Group[]> {
  const groups: Group[] = [];
  const squadFile = join(data, 'squad2/tune.jsonl');
  const squadRows = await allLines<SquadRow>(squadFile);
  const squad = indexArticles(squadArticles(squadRows, squadFile));
  groups.push(...(await squadGroups('squad', squad, squadRows)));
  const squadQuestions = every(
    squadRows.filter((row) => !row.is_impossible).map((row) => row.question),
    STRAY,
  );
  groups.push(...(await pageGroups(squadRows, squadFile)));
  const sampleCorpus = await indexCorpus(sample);
  for (const folder of years) {
    const questions = await readNewsQuestions(folder);
    const news = await indexCorpus(join(folder, 'articles.jsonl'));
    groups.push(...(await newsGroups('news', news, questions)));
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

function examples(groups: readonly Group[]): Example[] {
  return groups
    .filter((group) => group.set in SET_WEIGHT)
    .map((group) => ({ rows: group.rows, right: group.right, weight: SET_WEIGHT[group.set]! }));
}

/** A group in the order of a model that never saw it. */
interface Ranked {
  readonly group: Group;
  readonly order: readonly number[];
  readonly row: readonly number[];
  readonly firstRight: boolean;
  readonly firstFiveRight: boolean;
}

function rankGroup(model: Model, group: Group): Ranked {
  const scores = group.rows.map((row) => score(model, row));
  const order = scores.map((_, i) => i).sort((one, other) => scores[other]! - scores[one]!);
  return {
    group,
    order,
    row: order.length === 0 ? NOBODY : confidenceRow(group.rows, scores, order),
    firstRight: order.length > 0 && group.right[order[0]!]!,
    firstFiveRight: order.slice(0, 5).some((i) => group.right[i]),
  };
}

/** A yes-or-no fit is a contest of two rows: the group's, and nobody's. Nothing to learn where nothing was found. */
function contest(
  { group, order }: Ranked,
  row: readonly number[],
  nobody: readonly number[],
  yes: boolean,
): Example[] {
  if (order.length === 0) return [];
  return [{ rows: [row, nobody], right: [yes, !yes], weight: SET_WEIGHT[group.set] ?? 1 }];
}

function relevanceOf({ row, group }: Ranked): number[] {
  return relevanceRow(row, group.articles);
}

function leftOutFigures(ranked: readonly Ranked[]): string[] {
  return Object.keys(SET_WEIGHT).map((set) => {
    const own = ranked.filter((each) => each.group.set === set);
    const share = (hits: (each: Ranked) => boolean): string =>
      (own.filter(hits).length / own.length).toFixed(3);
    return `${set}: ${own.length} questions, left out: hit@1 ${share((each) => each.firstRight)}, hit@5 ${share((each) => each.firstFiveRight)}`;
  });
}

function certaintyFigures(ranked: readonly Ranked[], confidence: Model, relevance: Model): string[] {
  const lines: string[] = [];
  const sets = [...new Set(ranked.map((each) => each.group.set))];
  for (const set of sets) {
    const own = ranked.filter((each) => each.group.set === set && each.order.length > 0);
    const relevant = own
      .map((each) => probability(relevance, relevanceOf(each), NOTHING))
      .sort((a, b) => a - b);
    const sure = own.map((each) => probability(confidence, each.row, NOBODY)).sort((a, b) => a - b);
    const at = (values: readonly number[]): string =>
      [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
        .map((q) => (values[Math.floor(q * values.length)] ?? 0).toFixed(2))
        .join(' ');
    lines.push(
      `${set.padEnd(16)} n=${own.length} relevance at 5/10/25/50/75/90/95 %: ${at(relevant)}   confidence: ${at(sure)}`,
    );
  }
  const all = ranked
    .filter((each) => each.order.length > 0)
    .map((each) => ({
      sure: probability(confidence, each.row, NOBODY),
      right: each.firstRight,
      stray: !each.group.onTopic,
    }));
  for (let tenth = 0; tenth < 10; tenth++) {
    const bin = all.filter(({ sure, stray }) => !stray && Math.min(9, Math.floor(sure * 10)) === tenth);
    lines.push(
      `confidence .${tenth}–.${tenth + 1}: ${bin.length} answers, ${((100 * bin.filter(({ right }) => right).length) / (bin.length || 1)).toFixed(0)} % right`,
    );
  }
  return lines;
}

function moduleText({
  ranker,
  confidence,
  relevance,
}: Readonly<Record<'ranker' | 'confidence' | 'relevance', Model>>): string {
  const model = (each: Model): string => JSON.stringify(each);
  return `// Made by \`npm run train\`; do not edit.
import type { Model } from './model.ts';

/** Orders the candidates of a question. */
export const RANKER: Model = ${model(ranker)};

/** How likely the first candidate answers. */
export const CONFIDENCE: Model = ${model(confidence)};

/** How likely the candidates are about the question at all. */
export const RELEVANCE: Model = ${model(relevance)};
`;
}

const [dataPath = '../shared/data'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
await main(resolve(dataPath), resolve(import.meta.dirname, process.env.DATELINE_ROOT ?? '../../..'));
