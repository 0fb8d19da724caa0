import { expect, it } from 'vitest';
import { lazyEncoder } from '../src/encoder.ts';

const encoder = lazyEncoder();

it('puts sentences that mean the same nearer to each other than others', async () => {
  const vectors = (await encoder.encode([
    'Rebels pulled out of the town.',
    'The separatists have withdrawn from the city.',
    'The recipe needs two eggs.',
  ]))!;
  expect(product(vectors[0]!, vectors[1]!)).toBeGreaterThan(product(vectors[0]!, vectors[2]!));
});

it.each([
  ['nothing', ''],
  ['half a pair', '\ud83d'],
  ['a very long text', 'word '.repeat(2000)],
  ['no letter', '…'],
])('has a vector of length 1 for %s', async (_, text) => {
  const [vector] = (await encoder.encode([text]))!;
  expect(product(vector!, vector!)).toBeCloseTo(1, 6);
});

it('encodes what it met before no second time', async () => {
  const [once] = (await encoder.encode(['The bridge was closed.', 'It rained.']))!;
  const again = (await encoder.encode(['The road was open.', 'The bridge was closed.']))!;
  expect(again[1]).toBe(once);
});

function product(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * other[i]!, 0);
}
