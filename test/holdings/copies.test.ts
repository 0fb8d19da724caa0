import { expect, it } from 'vitest';
import { sharedHoldings } from '../../src/holdings/shared.ts';
import { Copies } from '../../src/library/copies.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import type { Cluster } from '../../src/retrieval/opensearch.ts';
import { articleOf } from '../article.ts';

const log = { info() {}, warn() {}, error() {} };

it('Two shortened forms of one text are copies of each other, wherever the articles are kept', async () => {
  const words = Array.from({ length: 120 }, (_, i) => `word${i}`);
  const archive = new Archive();
  for (const [id, some] of [words.slice(0, 60), words, words.slice(60)].entries())
    archive.add({ ...articleOf(`${some.join(' ')}.`), id: String(id) });
  const cluster: Partial<Cluster> = {
    counts: { totals: async () => ({ articles: 3 }) } as unknown as Cluster['counts'],
    async prepare() {},
    open: async () => ({ archive, async close() {} }) as never,
    async close() {},
  };
  const options = { paths: [], watch: false, now: () => new Date(), wait: async () => {}, log };
  const there = await sharedHoldings({ ...options, cluster: cluster as Cluster });
  expect(new Copies(archive).are('0', '2')).toBe(true);
  expect(await there.read(async (view) => view.areCopies('0', '2'))).toBe(true);
  await there.close();
});
