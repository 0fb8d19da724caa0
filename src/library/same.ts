import type { Article } from '../article.ts';

/** Whether two articles say the same in every field; where they were read does not count, nor the order of fields. */
export function sameArticle(one: Article, other: Article): boolean {
  return one.text === other.text && saidOf(one) === saidOf(other);
}

function saidOf({ text: _, origin: __, ...said }: Article): string {
  return JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)));
}
