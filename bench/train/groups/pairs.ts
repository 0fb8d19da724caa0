import { readQuestion } from '../../../src/question/question.ts';
import { bareCandidates, bareKnowledge } from '../../../src/ranking/bare.ts';
import type { Candidate } from '../../../src/ranking/candidate.ts';
import { readPairs } from '../../sets/pairs.ts';
import { type Group, measured, vectors } from '../groups.ts';

/** TrecQA and WikiQA: sentences to be ranked without an article around them. */
export async function pairGroups(set: string, file: string): Promise<Group[]> {
  return (await readPairs(file)).map((rows, i) => {
    const first = rows[0]!;
    const candidates: Candidate[] = bareCandidates(
      rows.map((row) => row.sentence),
      first.title ?? '',
    );
    return {
      set,
      qid: first.qid,
      fold: i % 2,
      question: first.question,
      ...measured(
        readQuestion(first.question),
        candidates,
        rows.map(() => first.title ?? ''),
        bareKnowledge(vectors),
      ),
      right: rows.map((row) => row.label === 1),
      onTopic: true,
      articles: 0,
    };
  });
}
