import { allLines } from '../data.ts';

/** A row of TrecQA or WikiQA: a sentence, and whether it answers (1). */
export interface PairRow {
  readonly qid: string;
  readonly question: string;
  readonly title: string | null;
  readonly sentence: string;
  readonly label: number;
}

/** The rows of TrecQA or WikiQA, by question. */
export async function readPairs(file: string): Promise<PairRow[][]> {
  const byQuestion = new Map<string, PairRow[]>();
  for (const row of await allLines<PairRow>(file)) {
    const rows = byQuestion.get(row.qid);
    if (rows === undefined) byQuestion.set(row.qid, [row]);
    else rows.push(row);
  }
  return [...byQuestion.values()];
}
