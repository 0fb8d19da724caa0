import type { ArticleHit, ArticleIndex } from '../retrieval/index.ts';

/** An index that is asked for the same only once: a question that is put again without its time mostly searches as before. */
export function searchedOnce(index: ArticleIndex): ArticleIndex {
  const known = new Map<string, Promise<readonly ArticleHit[]>>();
  return {
    search(terms, options) {
      const key = JSON.stringify([terms, options]);
      const found = known.get(key) ?? index.search(terms, options);
      known.set(key, found);
      return found;
    },
  };
}
