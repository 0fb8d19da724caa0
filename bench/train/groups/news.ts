import { containsAnswer } from '../../hits.ts';
import type { NewsQuestion } from '../../sets/newsqa.ts';
import { type Group, groupOf, type Indexed } from '../groups.ts';

/** Three questions of four come with the day they were asked, one without: both must work. The years are the halves. */
export async function newsGroups(
  set: string,
  indexed: Indexed,
  questions: readonly NewsQuestion[],
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const [i, row] of questions.entries()) {
    const at = i % 4 === 0 ? undefined : new Date(`${row.asked}T23:59:59Z`);
    const put = {
      set,
      qid: row.id,
      fold: Number(row.asked.slice(0, 4)) % 2,
      question: row.question,
      onTopic: true,
      at,
    };
    groups.push(await groupOf(indexed, put, ({ text }) => containsAnswer(text, row.answers)));
  }
  return groups;
}
