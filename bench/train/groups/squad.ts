import { type SquadRow, squadId } from '../../sets/squad.ts';
import { type Group, groupOf, type Indexed } from '../groups.ts';

/** Half of the titles, by their letters. */
function foldOf(title: string): number {
  return [...title].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2;
}

/** Questions over all paragraphs; what cannot be answered is a set of its own. */
export async function squadGroups(
  set: string,
  indexed: Indexed,
  rows: readonly SquadRow[],
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const row of rows) {
    const put = {
      set: row.is_impossible ? `${set}-impossible` : set,
      qid: row.id,
      fold: foldOf(row.title),
      question: row.question,
      onTopic: true,
    };
    groups.push(
      await groupOf(
        indexed,
        put,
        ({ parsed, index }) =>
          !row.is_impossible &&
          parsed.article.id === squadId(row) &&
          row.answers.some(({ start }) => parsed.starts[index]! <= start && start < parsed.ends[index]!),
      ),
    );
  }
  return groups;
}
