import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { textSpans } from '../../src/text/sentences.ts';
import { readLines } from '../data.ts';
import { containsAnswer } from '../hits.ts';
import { readNewsQuestions } from '../sets/newsqa.ts';
import { type Bench, figures, type Measured } from './figure.ts';
import { hits, type Outcome } from './newsqa.ts';

/** How many articles' sentences are compared. */
const ARTICLES = 5;

interface Row {
  readonly id: string;
  readonly headline: string;
  readonly text: string;
}

/** What anyone has in an hour: a MiniSearch article index, then the sentences that share most words with the question. */
export async function measureBaseline({ data }: Bench): Promise<Measured> {
  const folder = join(data, 'newsqa/2022');
  const index = new MiniSearch<Row>({ fields: ['headline', 'text'] });
  const texts = new Map<string, string>();
  for await (const row of readLines<Row>(join(folder, 'articles.jsonl'))) {
    if (texts.has(row.id)) continue;
    index.add(row);
    texts.set(row.id, row.text);
  }
  const outcomes: Outcome[] = [];
  for (const { question, answers } of await readNewsQuestions(folder)) {
    const wanted = words(question);
    const sentences = index
      .search(question)
      .slice(0, ARTICLES)
      .flatMap(({ id }) => sentencesOf(texts.get(id as string)!))
      .map((text) => ({ text, shared: [...words(text)].filter((word) => wanted.has(word)).length }))
      .sort((one, other) => other.shared - one.shared);
    const first = sentences.slice(0, 5).findIndex(({ text }) => containsAnswer(text, answers));
    outcomes.push({ kind: 'answered', confidence: 1, first });
  }
  return { figures: figures('baseline on newsqa 2022', false, hits(outcomes, [1, 3, 5])) };
}

function sentencesOf(text: string): string[] {
  return textSpans(text).map(({ start, end }) => text.slice(start, end));
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
