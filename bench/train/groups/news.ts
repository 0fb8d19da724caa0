import { readQuestion } from '../../../src/question/question.ts';
import { containsAnswer } from '../../hits.ts';
import type { NewsQuestion } from '../../sets/newsqa.ts';
import { type Group, type Indexed, putTo } from '../groups.ts';

/** Three questions of four come with the day they were asked, one without: both must work. The years are the halves. */
export async function newsGroups(
  set: string,
  indexed: Indexed,
  questions: readonly NewsQuestion[],
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const [i, row] of questions.entries()) {
    const at = i % 4 === 0 ? undefined : new Date(`${row.asked}T23:59:59Z`);
    const { candidates, ...measured } = await putTo(indexed, readQuestion(row.question), at);
    const right = candidates.map((candidate) => containsAnswer(candidate.text, row.answers));
    groups.push({
      set,
      qid: row.id,
      fold: Number(row.asked.slice(0, 4)) % 2,
      question: row.question,
      ...measured,
      right,
      onTopic: true,
      articles: indexed.archive.size,
    });
  }
  return groups;
}
