import { join } from 'node:path';
import { rankSentences, readWordVectors, type SentenceEncoder } from '../../src/index.ts';
import { type PairRow, readPairs } from '../sets/pairs.ts';
import { mulberry } from '../train/fit.ts';
import { type Bench, figures, type Measured, scores } from './figure.ts';

const SEED = 20250614;
const vectors = readWordVectors();

/** Newswire sentences to be ranked for a question; only questions with right and wrong ones count. */
export async function measureTrecqa({ data, encoder, how }: Bench): Promise<Measured> {
  const groups = await readPairs(join(data, 'trecqa/dev.jsonl'));
  const { map, mrr } = await ranking(
    groups.filter((rows) => (rows[0] as CleanRow).clean),
    encoder,
  );
  return { figures: figures(`trecqa dev${how}`, false, { MAP: map, MRR: mrr }) };
}

/** The same over encyclopedia text; and, over all questions, whether the one sentence answered with is right. */
export async function measureWikiqa({ data, encoder, how }: Bench): Promise<Measured> {
  const groups = await readPairs(join(data, 'wikiqa/dev.jsonl'));
  const { map, mrr } = await ranking(groups.filter(hasAnswer), encoder);
  const { precision, recall, f1 } = await triggering(groups, encoder);
  return {
    figures: figures(`wikiqa dev${how}`, false, {
      MAP: map,
      MRR: mrr,
      'triggering precision': precision,
      'triggering recall': recall,
      'triggering F1': f1,
    }),
  };
}

interface CleanRow extends PairRow {
  /** The question has sentences of both labels. */
  readonly clean: boolean;
}

const hasAnswer = (rows: readonly PairRow[]): boolean => rows.some(({ label }) => label === 1);

/** Mean average precision and mean reciprocal rank over the questions. */
async function ranking(
  groups: readonly (readonly PairRow[])[],
  encoder: SentenceEncoder | null,
): Promise<{ map: number; mrr: number }> {
  const random = mulberry(SEED);
  let map = 0;
  let mrr = 0;
  for (const rows of groups) {
    const { scores: values } = await rankSentences(listOf(rows), vectors, encoder);
    // Equal scores in the order of the draw: the order of the rows would give the answer away.
    const order = rows
      .map((row, i) => ({ label: row.label, score: values[i]!, draw: random() }))
      .sort((one, other) => other.score - one.score || one.draw - other.draw);
    let found = 0;
    let precision = 0;
    order.forEach(({ label }, place) => {
      if (label !== 1) return;
      found++;
      precision += found / (place + 1);
    });
    map += found === 0 ? 0 : precision / found;
    mrr += found === 0 ? 0 : 1 / (order.findIndex(({ label }) => label === 1) + 1);
  }
  return { map: map / groups.length, mrr: mrr / groups.length };
}

async function triggering(
  groups: readonly (readonly PairRow[])[],
  encoder: SentenceEncoder | null,
): Promise<ReturnType<typeof scores>> {
  let answered = 0;
  let right = 0;
  for (const rows of groups) {
    const { best } = await rankSentences(listOf(rows), vectors, encoder);
    if (best === null) continue;
    answered++;
    if (rows[best]!.label === 1) right++;
  }
  return scores(right, answered, groups.filter(hasAnswer).length);
}

function listOf(rows: readonly PairRow[]): Parameters<typeof rankSentences>[0] {
  const { question, title } = rows[0]!;
  return { question, title, sentences: rows.map(({ sentence }) => sentence) };
}
