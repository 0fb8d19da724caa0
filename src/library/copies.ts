import type { Archive } from '../retrieval/archive.ts';
import { copyGroups } from '../text/copies.ts';

/** The same text in another paper. */
export interface Copy {
  readonly articleId: string;
  readonly headline: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

/** The articles that are copies of one, in the archive's order. */
export function copiesOf(archive: Archive, id: string): Copy[] {
  const articles = [...archive.articles()].map(({ article }) => article);
  const groups = copyGroups(articles.map(({ text, published }) => ({ text, published: published ?? null })));
  const at = articles.findIndex((article) => article.id === id);
  const group = groups.find((each) => each.includes(at)) ?? [];
  return group
    .filter((each) => each !== at)
    .map((each) => articles[each]!)
    .map(({ id: articleId, headline, publisher = null, published = null, url = null }) => ({
      articleId,
      headline,
      publisher,
      published,
      url,
    }));
}
