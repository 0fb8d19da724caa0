import { join } from 'node:path';
import { allLines } from '../data.ts';

/** A row of newsqa's questions. */
export interface NewsQuestion {
  readonly id: string;
  readonly asked: string;
  readonly question: string;
  readonly answers: readonly string[];
  readonly answerInRetrieved: boolean;
  /** Ids of the articles found for it. */
  readonly retrieved: readonly string[];
}

/** The questions of one newsqa year that count. */
export async function readNewsQuestions(folder: string): Promise<NewsQuestion[]> {
  const rows = await allLines<NewsQuestion>(join(folder, 'questions.jsonl'));
  return rows.filter((row) => row.answerInRetrieved);
}
