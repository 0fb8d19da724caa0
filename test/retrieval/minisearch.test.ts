import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { describeEngine, type Engine } from './engine.ts';

describeEngine('the MiniSearch engine', async (): Promise<Engine> => {
  const archive = new Archive();
  const index = new MiniSearchIndex(archive.vocabulary);
  const withdraw = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      const parsed = archive.remove(id);
      if (parsed !== undefined) index.remove(parsed);
    }
  };
  return {
    async take(articles) {
      await withdraw(articles.map(({ id }) => id));
      for (const article of articles) index.add(archive.add(article));
    },
    withdraw,
    search: (terms, options) => index.search(terms, options),
    close: async () => {},
  };
});
