import { expect, it } from 'vitest';
import { bring } from '../../src/library/shared/bring.ts';
import type { Cluster } from '../../src/retrieval/opensearch.ts';
import { articleOf } from '../article.ts';

/** A cluster in which somebody else is faster so many times. */
function clusterBehind(times: number): Cluster {
  let asked = 0;
  const cluster: Partial<Cluster> = {
    known: async (keys) => keys.map(() => null),
    keep: async () => new Set(asked++ < times ? [0] : []),
    async show() {},
  };
  return cluster as Cluster;
}

const arrival = { article: articleOf('Ten died.'), from: 'feed', arrived: '2025-06-14T10:00:00Z' };
const bringBehind = (times: number) =>
  bring(clusterBehind(times), [arrival], (_, reason) => expect.unreachable(reason));

it('An article that others change is brought at the sixth try, and given up after it', async () => {
  expect(await bringBehind(5)).toEqual(['new']);
  await expect(bringBehind(6)).rejects.toThrow('1 articles are changed elsewhere again and again');
});
