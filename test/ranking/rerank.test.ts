import { expect, it } from 'vitest';
import { lazyEncoder } from '../../src/encoder.ts';
import { readWordVectors } from '../../src/package.ts';
import { rankSentences } from '../../src/ranking/bare.ts';
import type { SentenceEncoder } from '../../src/ranking/encoder.ts';
import { RERANKED } from '../../src/ranking/rerank.ts';

const VECTORS = readWordVectors();
const LIST = {
  question: 'Which two countries asked to join the alliance?',
  sentences: [
    'The two countries formally submitted their applications in May.',
    'Sweden and Finland want to be members of NATO, their leaders said.',
    'Rain is expected in the south.',
    ...Array.from({ length: 10 }, (_, i) => `Two countries were at the table on day ${i + 2}.`),
  ],
};

it('gives the same scores every time', async () => {
  const once = await rankSentences(LIST, VECTORS, lazyEncoder());
  expect(await rankSentences(LIST, VECTORS, lazyEncoder())).toEqual(once);
  expect(once.scores.every(Number.isFinite)).toBe(true);
});

it('leaves the sentences it did not look at behind those it did', async () => {
  const words = await rankSentences(LIST, VECTORS, null);
  const { scores } = await rankSentences(LIST, VECTORS, lazyEncoder());
  const order = words.scores.map((_, i) => i).sort((one, other) => words.scores[other]! - words.scores[one]!);
  const looked = Math.min(...order.slice(0, RERANKED).map((i) => scores[i]!));
  for (const i of order.slice(RERANKED)) expect(scores[i]).toBeLessThanOrEqual(looked);
});

it('changes nothing where the encoder is not there', async () => {
  const missing: SentenceEncoder = { encode: async () => null };
  expect(await rankSentences(LIST, VECTORS, missing)).toEqual(await rankSentences(LIST, VECTORS, null));
});
