import type { Archive } from '../../../src/retrieval/archive.ts';
import { containsAnswer } from '../../hits.ts';
import type { NewsQuestion } from '../../sets/newsqa.ts';
import { type SquadRow, squadArticles } from '../../sets/squad.ts';
import { type Group, type Indexed, indexArticles, strayGroups } from '../groups.ts';
import { newsGroups } from './news.ts';
import { squadGroups } from './squad.ts';
import { shortened } from './typed.ts';

/** A desk's own corpus is small: twelve questions over the few articles that were found for them, and strays. */
const DESK_QUESTIONS = 12;
const DESK_ARTICLES = 2;
const PAGE_QUESTIONS = 16;

/** Few news articles, as a desk has them, and the next questions as strays. */
export async function deskGroups(indexed: Indexed, questions: readonly NewsQuestion[]): Promise<Group[]> {
  const groups: Group[] = [];
  for (let from = 0; from + 2 * DESK_QUESTIONS <= questions.length; from += DESK_QUESTIONS) {
    const own = questions.slice(from, from + DESK_QUESTIONS);
    const ids = new Set(
      own.flatMap((row) => articlesWithAnswer(indexed.archive, row).slice(0, DESK_ARTICLES)),
    );
    const desk = indexArticles([...ids].map((id) => indexed.archive.get(id)!.article));
    const asked = own.filter((row) => articlesWithAnswer(desk.archive, row).length > 0);
    const strays = questions.slice(from + DESK_QUESTIONS, from + 2 * DESK_QUESTIONS);
    groups.push(...(await smallGroups('desk', desk, asked, strays, newsGroups)));
  }
  return groups;
}

function articlesWithAnswer(archive: Archive, row: NewsQuestion): string[] {
  return row.retrieved.filter((id) => {
    const article = archive.get(id)?.article;
    return article !== undefined && containsAnswer(article.text, row.answers);
  });
}

/** One page's paragraphs alone: its own questions, and those of the next page as strays. */
export async function pageGroups(rows: readonly SquadRow[], path: string): Promise<Group[]> {
  const groups: Group[] = [];
  const answerable = rows.filter((row) => !row.is_impossible);
  const titles = [...new Set(rows.map((row) => row.title))];
  for (const [i, title] of titles.entries()) {
    const own = answerable.filter((row) => row.title === title);
    const next = answerable.filter((row) => row.title === titles[(i + 1) % titles.length]);
    const page = indexArticles(squadArticles(own, path));
    const [asked, strays] = [own, next].map((each) => each.slice(0, PAGE_QUESTIONS));
    groups.push(...(await smallGroups('page', page, asked!, strays!, squadGroups)));
  }
  return groups;
}

/** The questions of a small corpus whole and short, and those of another. */
async function smallGroups<Row extends { readonly question: string }>(
  set: string,
  corpus: Indexed,
  asked: readonly Row[],
  strays: readonly Row[],
  groupsOf: (set: string, corpus: Indexed, rows: readonly Row[]) => Promise<Group[]>,
): Promise<Group[]> {
  const short = asked.map((row) => ({
    ...row,
    question: shortened(row.question, (term) => corpus.archive.weight(term)),
  }));
  return [
    ...(await groupsOf(set, corpus, asked)),
    ...(await groupsOf(`${set}-short`, corpus, short)),
    ...(await strayGroups(
      `stray-${set}`,
      corpus,
      strays.map((row) => row.question),
    )),
  ];
}
