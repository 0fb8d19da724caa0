import { expect, it } from 'vitest';
import { searchedOnce } from '../../src/answering/searched-once.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';

it('an index is asked for the same once, and for anything else anew', async () => {
  const asked: unknown[] = [];
  const engine = new MiniSearchIndex(new Vocabulary());
  const index = searchedOnce({
    search(terms, options) {
      asked.push([terms, options]);
      return engine.search(terms, options);
    },
  });
  await index.search(['gao'], { limit: 2 });
  await index.search(['gao'], { limit: 2 });
  expect(asked).toHaveLength(1);
  await index.search(['gao'], { limit: 2, filter: { since: new Date('2025-06-01') } });
  await index.search(['gao'], { limit: 2, filter: { since: new Date('2025-06-02') } });
  await index.search(['kidal'], { limit: 2 });
  expect(asked).toHaveLength(4);
});
