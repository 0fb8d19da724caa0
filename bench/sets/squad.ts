import type { Article } from '../../src/article.ts';

/** A row of SQuAD: a question, and the paragraph it is about. */
export interface SquadRow {
  readonly id: string;
  readonly title: string;
  readonly para: number;
  readonly question: string;
  readonly context: string;
  readonly answers: readonly { readonly text: string; readonly start: number }[];
  readonly is_impossible: boolean;
}

/** SQuAD's paragraphs as articles, each once, with its page's title as headline. */
export function squadArticles(rows: readonly SquadRow[], path: string): Article[] {
  const articles = new Map<string, Article>();
  for (const row of rows) {
    const text = row.context;
    const parts = [{ kind: 'paragraph' as const, start: 0, end: text.length }];
    articles.set(squadId(row), {
      id: squadId(row),
      headline: row.title.replaceAll('_', ' '),
      text,
      parts,
      origin: { path },
    });
  }
  return [...articles.values()];
}

/** The id of the paragraph a question is about. */
export const squadId = (row: SquadRow): string => `${row.title}/${row.para}`;
