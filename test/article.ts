import type { Article } from '../src/article.ts';

/** A made-up article of one paragraph, to be changed where a test cares. */
export function articleOf(text: string, changes: Partial<Article> = {}): Article {
  return {
    id: 'a',
    headline: 'A headline',
    text,
    parts: [{ kind: 'paragraph', start: 0, end: text.length }],
    origin: { path: 'a.txt' },
    ...changes,
  };
}
