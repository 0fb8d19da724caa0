import { CONFIDENCE_FEATURES, NOBODY, NOTHING, RELEVANCE_FEATURES } from '../../src/ranking/confidence.ts';
import type { SentenceEncoder } from '../../src/ranking/encoder.ts';
import { MEASURED } from '../../src/ranking/features.ts';
import { type Model, score } from '../../src/ranking/model.ts';
import type { Ranker } from '../../src/ranking/ranker.ts';
import { RERANK_FEATURES, RERANKED, reranked, rerankRows } from '../../src/ranking/rerank.ts';
import { type Example, FIT, type FitOptions, fit } from './fit.ts';
import type { Group } from './groups.ts';
import { certaintyFigures, leftOutFigures } from './left-out.ts';
import { type Ranked, rankGroup, relevanceOf } from './ranked.ts';
import { fitForest } from './trees.ts';

/** How much a question of each set counts in the ranker: small sets are not drowned, news counts most. */
const SET_WEIGHT: Readonly<Record<string, number>> = {
  news: 2,
  'news-bare': 0.5,
  typed: 0.2,
  desk: 0.7,
  'desk-short': 0.5,
  squad: 1,
  'squad-bare': 0.3,
  page: 0.4,
  'page-short': 0.4,
  trecqa: 3,
  wikiqa: 1.5,
};
/** A year of news, a page of SQuAD stands in one fold with all its questions. */
const FOLDS = 2;

/** Few features, few units. */
const RERANKER_FIT: FitOptions = { hidden: 4, members: 8, epochs: 20, rate: 0.003, decay: 0.01, seed: 7 };

const RANKER_FIT: FitOptions = { ...FIT, epochs: 10 };

/** A yes or no has less to learn from than an order: fewer units, more restraint. */
const CERTAINTY_FIT: FitOptions = { ...FIT, hidden: 8, epochs: 12, decay: 0.02, members: 2 };

const features = MEASURED.map(({ name }) => name);

/** What training makes. */
export interface Learned {
  readonly ranker: Ranker;
  readonly reranker: Model;
  readonly confidence: Model;
  readonly relevance: Model;
  /** What was measured on the half that each fit did not see. */
  readonly figures: readonly string[];
}

/** Fits all models: the ranker on everything; the others on how rankers order the half that they never saw. */
export async function learn(groups: readonly Group[], encoder: SentenceEncoder): Promise<Learned> {
  const ranked: Ranked[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const ranker = fitRanker(groups.filter((group) => group.fold !== fold));
    ranked.push(...groups.filter((group) => group.fold === fold).map((group) => rankGroup(ranker, group)));
    console.log(`fold ${fold + 1} of ${FOLDS} fitted`);
  }
  const ranker = fitRanker(groups);
  console.log('ranker fitted');
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
  console.log('certainty fitted');
  const encoded = await encodedTops(ranked, encoder);
  const reranker = fit(
    RERANK_FEATURES,
    encoded.map(({ example }) => example),
    RERANKER_FIT,
  );
  return {
    ranker,
    reranker,
    confidence,
    relevance,
    figures: [
      ...leftOutFigures(ranked, Object.keys(SET_WEIGHT), FOLDS),
      ...rerankFigures(encoded),
      ...certaintyFigures(ranked, confidence, relevance),
    ],
  };
}

/** Every how manyeth question of a set the encoder learns from: each costs a tenth of a second. */
const ENCODED: Readonly<Record<string, number>> = { news: 2, squad: 4, trecqa: 1, wikiqa: 4 };

interface Encoded {
  readonly ranked: Ranked;
  readonly example: Example;
}

async function encodedTops(ranked: readonly Ranked[], encoder: SentenceEncoder): Promise<Encoded[]> {
  const encoded: Encoded[] = [];
  for (const [set, step] of Object.entries(ENCODED)) {
    const own = ranked.filter(({ group }) => group.set === set).filter((_, i) => i % step === 0);
    for (const each of own) {
      const { group, order, scores } = each;
      const top = reranked({ scores, order });
      if (top.length < 2 || !top.some((i) => group.right[i])) continue;
      const vectors = await encoder.encode([group.question, ...top.map((i) => group.texts[i]!)]);
      if (vectors === null) throw new Error('train: the sentence encoder is not installed');
      const best = scores[top[0]!]!;
      encoded.push({
        ranked: each,
        example: {
          rows: rerankRows({ rows: group.rows, scores, answers: group.answers }, group.sources, top, vectors),
          right: top.map((i) => group.right[i]!),
          base: top.map((i) => scores[i]! - best),
          weight: SET_WEIGHT[set]!,
        },
      });
    }
    console.log(`${set}: encoded`);
  }
  return encoded;
}

/** Fitted on each half in turn, as the ranker was. */
function rerankFigures(encoded: readonly Encoded[]): string[] {
  const hits = new Map<string, { before: number; after: number; all: number }>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fit(
      RERANK_FEATURES,
      encoded.filter(({ ranked }) => ranked.group.fold !== fold).map(({ example }) => example),
      RERANKER_FIT,
    );
    for (const { ranked, example } of encoded) {
      const { group } = ranked;
      if (group.fold !== fold) continue;
      const scores = example.rows.map((row, i) => score(model, row) + example.base![i]!);
      const first = scores.indexOf(Math.max(...scores));
      const own = hits.get(group.set) ?? { before: 0, after: 0, all: 0 };
      hits.set(group.set, own);
      own.all++;
      if (example.right[0]) own.before++;
      if (example.right[first]) own.after++;
    }
  }
  return [...hits].map(
    ([set, { before, after, all }]) =>
      `${set}: ${all} questions with an answer among the first ${RERANKED}, left out: hit@1 ${(before / all).toFixed(3)} by the ranker, ${(after / all).toFixed(3)} with the encoder`,
  );
}

function fitRanker(groups: readonly Group[]): Ranker {
  const own = examples(groups);
  return { network: fit(features, own, RANKER_FIT), forest: fitForest(features, own) };
}

function examples(groups: readonly Group[]): Example[] {
  return groups
    .filter((group) => group.set in SET_WEIGHT)
    .map(({ set, rows, right }) => ({ rows, right, weight: SET_WEIGHT[set]! }));
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
