import { describe, expect, it } from 'vitest';
import { createWriter, type Write } from '../../src/retrieval/opensearch/writer.ts';
import { ArchiveUnavailable } from '../../src/unavailable.ts';

const WRITES: readonly Write[] = ['a', 'b', 'c'].map((key) => ({
  index: 'i',
  key,
  version: 1,
  document: { key },
}));

/** A cluster that answers each request with the next of some lists of status codes. */
function clusterSaying(...answers: readonly (readonly number[] | Error)[]) {
  const asked: string[][] = [];
  const waited: number[] = [];
  const writer = createWriter(
    async (_, __, more) => {
      const lines = more!.body as readonly { readonly index?: { readonly _id: string } }[];
      asked.push(lines.flatMap(({ index }) => index?._id ?? []));
      const answer = answers[asked.length - 1]!;
      if (answer instanceof Error) throw answer;
      const items = answer.map((status) => ({
        index: { status, ...(status >= 300 && { error: { type: `type_${status}`, reason: 'why' } }) },
      }));
      return { items } as never;
    },
    async (ms) => {
      waited.push(ms);
    },
  );
  return { writer, asked, waited };
}

describe('the writer', () => {
  it('writes again what the cluster had no room for, that alone, and later each time', async () => {
    const { writer, asked, waited } = clusterSaying([201, 429, 429], [429, 201], [201]);
    expect(await writer.write(WRITES)).toEqual(new Set());
    expect(asked).toEqual([['a', 'b', 'c'], ['b', 'c'], ['b']]);
    expect(waited).toEqual([100, 200]);
  });

  it('writes a whole request again that was not taken', async () => {
    const { writer, asked } = clusterSaying(new ArchiveUnavailable('busy'), [201, 201, 201]);
    await writer.write(WRITES);
    expect(asked).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  it('tells which met a newer version', async () => {
    const { writer } = clusterSaying([201, 409, 201]);
    expect(await writer.write(WRITES)).toEqual(new Set([1]));
  });

  it('gives up after a minute or so, and says why', async () => {
    const { writer, waited } = clusterSaying(...Array.from({ length: 10 }, () => [429, 429, 429]));
    await expect(writer.write(WRITES)).rejects.toThrow('has more to write than it can');
    expect(waited.reduce((sum, ms) => sum + ms, 0)).toBe(51_100);
  });

  it('tells what is refused for good to who asks for it, and writes the rest', async () => {
    const { writer, asked } = clusterSaying([429, 400, 201], [201]);
    const refused: [number, string][] = [];
    expect(await writer.write(WRITES, (...each) => refused.push(each))).toEqual(new Set());
    expect(asked).toEqual([['a', 'b', 'c'], ['a']]);
    expect(refused).toEqual([[1, 'OpenSearch refused an article (400): type_400: why']]);
  });

  it('does not wait for a full disk, and does not write again what is refused for good', async () => {
    await expect(clusterSaying([201, 400, 201]).writer.write(WRITES)).rejects.toThrow(
      'refused an article (400)',
    );
    const full = new ArchiveUnavailable('full', { cause: new Error('blocked by: flood-stage watermark') });
    const { writer, asked } = clusterSaying(full);
    await expect(writer.write(WRITES)).rejects.toBe(full);
    expect(asked).toHaveLength(1);
  });
});
