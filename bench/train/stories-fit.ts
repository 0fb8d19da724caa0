import { join } from 'node:path';
import { likelihoodOf, NOT_ALIKE, PAIR_FEATURES, type Pair, pairsOf } from '../../src/briefing/alike.ts';
import { group } from '../../src/briefing/linkage.ts';
import { profileOf } from '../../src/briefing/profile.ts';
import type { Model } from '../../src/ranking/model.ts';
import { allLines } from '../data.ts';
import { type Example, type FitOptions, fit } from './fit.ts';

export interface StoryRow {
  readonly id: string;
  readonly topic: number;
  readonly cluster: string;
  readonly published: string | null;
  readonly text: string;
}

/** What one fit gave. */
export interface Judge {
  readonly model: Model;
  readonly threshold: number;
}

/** Precision, recall and F1 of articles' stories: B-cubed, each article counts once. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const FOLDS = 7;
const JUDGE_FIT: FitOptions = { hidden: 4, members: 8, epochs: 20, rate: 0.006, decay: 0.01, seed: 7 };
/** Pairs across topics that are near all the same teach restraint; they count half. */
const ACROSS = 0.5;
/** Thresholds that are tried. */
const STEPS = Array.from({ length: 18 }, (_, i) => 0.3 + i * 0.02);

export function readStories(data: string): Promise<StoryRow[]> {
  return allLines<StoryRow>(join(data, 'stories/tune.jsonl'));
}

/** Fits on the articles of the topics that `use` takes; the others are clustered along, but teach nothing. */
export function fitJudge(
  rows: readonly StoryRow[],
  pairs: readonly Pair[],
  use: (topic: number) => boolean,
): Judge {
  const sizes = new Map<string, number>();
  for (const { cluster } of rows) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const examples = pairs.flatMap(({ one, other, row }): Example[] => {
    const [first, second] = [rows[one]!, rows[other]!];
    if (!use(first.topic) || !use(second.topic)) return [];
    const same = first.cluster === second.cluster;
    // B-cubed counts articles, so a pair counts by the articles it speaks for.
    const weight = same ? 24 / sizes.get(first.cluster)! : first.topic === second.topic ? 1 : ACROSS;
    return [{ rows: [row, NOT_ALIKE], right: [same, !same], weight }];
  });
  const model = fit(PAIR_FEATURES, examples, JUDGE_FIT);
  const tried = STEPS.map((threshold) => ({
    threshold,
    f1: bCubed(rows, labels(rows, pairs, { model, threshold }), ({ topic }) => use(topic)).f1,
  }));
  return { model, threshold: middleOfBest(tried) };
}

/** Of thresholds nearly as good as the best, the middle one: a peak is chance, a plateau is not. */
function middleOfBest(tried: readonly { readonly threshold: number; readonly f1: number }[]): number {
  const most = Math.max(...tried.map(({ f1 }) => f1));
  const good = tried.filter(({ f1 }) => f1 >= most - 0.004).map(({ threshold }) => threshold);
  return Number(good[Math.floor(good.length / 2)]!.toFixed(2));
}

/** The story of each row, by a judge. */
function labels(
  rows: readonly StoryRow[],
  pairs: readonly Pair[],
  { model, threshold }: Judge,
): Map<string, string> {
  const links = pairs.map(({ one, other, row }) => ({ one, other, likelihood: likelihoodOf(model, row) }));
  const groups = group(rows.length, links, { threshold });
  return new Map(groups.flatMap((members) => members.map((at) => [rows[at]!.id, rows[members[0]!]!.id])));
}

export function storyPairs(rows: readonly StoryRow[]): Pair[] {
  return pairsOf(rows.map(({ text }) => profileOf(text)));
}

export function bCubed(
  rows: readonly StoryRow[],
  stories: ReadonlyMap<string, string>,
  counts: (row: StoryRow) => boolean = () => true,
): BCubed {
  const told = grouped(rows, ({ id }) => stories.get(id)!);
  const meant = grouped(rows, ({ cluster }) => cluster);
  let precision = 0;
  let recall = 0;
  const counted = rows.filter(counts);
  for (const row of counted) {
    const mine = told.get(stories.get(row.id)!)!;
    const shared = mine.filter(({ cluster }) => cluster === row.cluster).length;
    precision += shared / mine.length / counted.length;
    recall += shared / meant.get(row.cluster)!.length / counted.length;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function grouped(rows: readonly StoryRow[], key: (row: StoryRow) => string): Map<string, StoryRow[]> {
  const groups = new Map<string, StoryRow[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Each topic's articles by a judge that never saw the topic. */
export function leftOut(rows: readonly StoryRow[]): BCubed {
  const pairs = storyPairs(rows);
  const topics = [...new Set(rows.map(({ topic }) => topic))];
  let precision = 0;
  let recall = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = new Set(topics.filter((_, i) => i % FOLDS === fold));
    const judge = fitJudge(rows, pairs, (topic) => !out.has(topic));
    const counted = rows.filter(({ topic }) => out.has(topic)).length / rows.length;
    const figures = bCubed(rows, labels(rows, pairs, judge), ({ topic }) => out.has(topic));
    precision += figures.precision * counted;
    recall += figures.recall * counted;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
