import type { Article } from '../article.ts';

/** Which articles may be found; a field that is absent leaves none out. Plain data, so that every engine can ask for it. */
export interface ArticleFilter {
  /** Published not later; an undated article always was out. */
  readonly until?: Date;
  /** Published then or later; an undated article is left out. */
  readonly since?: Date;
  /** By any of these publishers, in any case. */
  readonly publishers?: readonly string[];
}

/** Whether an article may be found. */
export function passes(
  { published, publisher }: Pick<Article, 'published' | 'publisher'>,
  { until, since, publishers }: ArticleFilter,
): boolean {
  const time = published === undefined ? undefined : Date.parse(published);
  if (until !== undefined && time !== undefined && time > until.getTime()) return false;
  if (since !== undefined && (time === undefined || time < since.getTime())) return false;
  return publishers === undefined || publishers.some((name) => isSameName(name, publisher));
}

const isSameName = (one: string, other: string | undefined): boolean =>
  other !== undefined && one.toLowerCase() === other.toLowerCase();
