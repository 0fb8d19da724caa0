import { join } from 'node:path';
import type { Draft } from '../../src/briefing/newsworth/whole.ts';
import { NO_NEWS, WORTH_FEATURES, worthRows } from '../../src/briefing/newsworth.ts';
import { textSpans } from '../../src/index.ts';
import { type Model, score } from '../../src/ranking/model.ts';
import { allLines } from '../data.ts';
import { type FitOptions, fit } from './fit.ts';

interface SummaryRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly summary_sentences: readonly string[];
}

/** An article with the sentences an editor lifted. */
export interface Summarised {
  readonly draft: Draft;
  readonly rows: readonly (readonly number[])[];
  readonly lifted: readonly boolean[];
  /** How many the editor lifted: as many are chosen. */
  readonly length: number;
}

const FOLDS = 5;
const WORTH_FIT: FitOptions = { hidden: 8, epochs: 14, rate: 0.003, decay: 0.002, seed: 7, members: 4 };

export async function readSummaries(data: string): Promise<Summarised[]> {
  const rows = await allLines<SummaryRow>(join(data, 'summaries/tune.jsonl'));
  return rows.map(({ title, text, summary_sentences }) => {
    const draft = draftOf(title, text);
    const reference = new Set(summary_sentences.map(spaced));
    const lifted = draft.sentences.map((sentence) => reference.has(spaced(sentence.text)));
    return { draft, rows: worthRows(draft), lifted, length: summary_sentences.length };
  });
}

/** A bare text as the digest sees an article. */
function draftOf(headline: string, text: string): Draft {
  let part = 0;
  let last = 0;
  const sentences = textSpans(text).map(({ start, end }) => {
    if (/\n\s*\n/.test(text.slice(last, start))) part++;
    last = end;
    return { text: text.slice(start, end), part };
  });
  return { headline, sentences };
}

const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ');

export function fitWorth(articles: readonly Summarised[]): Model {
  const examples = articles.flatMap(({ rows, lifted }) =>
    rows.map((row, i) => ({ rows: [row, NO_NEWS], right: [lifted[i]!, !lifted[i]!], weight: 1 })),
  );
  return fit(WORTH_FEATURES, examples, WORTH_FIT);
}

/** The share of the chosen sentences that the editor lifted too, mean over articles. */
export function precision(
  articles: readonly Summarised[],
  choose: (article: Summarised) => readonly number[],
): number {
  let sum = 0;
  for (const article of articles) {
    const chosen = choose(article).slice(0, article.length);
    sum += chosen.filter((at) => article.lifted[at]).length / article.length / articles.length;
  }
  return sum;
}

export function byModel(model: Model): (article: Summarised) => number[] {
  return ({ rows }) => {
    const scores = rows.map((row) => score(model, row));
    return rows.map((_, at) => at).sort((one, other) => scores[other]! - scores[one]! || one - other);
  };
}

export const byPlace = ({ rows }: Summarised): number[] => rows.map((_, at) => at);

/** The precision on each fifth of the articles of a model that saw the other four. */
export function leftOutPrecision(articles: readonly Summarised[]): number {
  let sum = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = articles.filter((_, i) => i % FOLDS === fold);
    const model = fitWorth(articles.filter((_, i) => i % FOLDS !== fold));
    sum += (precision(out, byModel(model)) * out.length) / articles.length;
  }
  return sum;
}
