import { expect, it } from 'vitest';
import type { Request } from '../../src/retrieval/opensearch/connection.ts';
import { countsOf, Learned } from '../../src/retrieval/opensearch/counts.ts';

/** A cluster that counts seven articles for every term. */
const sevenOfEach: Request = async (_, __, more) => {
  const lines = more!.body as readonly object[];
  return {
    responses: lines.filter((_, i) => i % 2 === 1).map(() => ({ hits: { total: { value: 7 } } })),
  } as never;
};

it('A question keeps what it learned of its terms while others learn, and articles come in', async () => {
  const counts = countsOf(sevenOfEach, 'articles', () => new Date('2025-06-14T10:00:00Z'));
  const [one, other] = [new Learned(counts), new Learned(counts)];
  expect(await one.learn(['kidal', 'kidal'])).toBe(true);
  for (const term of ['gao', 'mopti']) {
    counts.forget();
    await other.learn([term]);
  }
  expect(['kidal', 'gao'].map((term) => one.frequency(term))).toEqual([7, 0]);
  expect(await one.learn(['kidal'])).toBe(false);
});
