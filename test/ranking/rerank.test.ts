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
    'Norland and Sudland asked to join the alliance in May.',
    'Two countries asked the alliance to let them join, Norland and Estmark.',
    'Westmark and Sudland asked to join the two countries of the alliance.',
    'Rain is expected in the south.',
    ...Array.from({ length: 10 }, (_, i) => `Two countries were at the table on day ${i + 2}.`),
  ],
};

it('puts the sentence first that the encoder finds likest, of those near the first', async () => {
  const words = await rankSentences(LIST, VECTORS, null);
  const shown: string[] = [];
  const encoder: SentenceEncoder = {
    encode: async (texts) => {
      shown.push(...texts);
      return texts.map((_, i) => Float64Array.of(i === 0 || i === texts.length - 1 ? 1 : 0, 0.1));
    },
  };
  const { scores } = await rankSentences(LIST, VECTORS, encoder);
  const first = (values: readonly number[]) => LIST.sentences[values.indexOf(Math.max(...values))];
  expect(shown.length).toBeGreaterThan(2);
  expect(first(scores)).toBe(shown.at(-1));
  expect(first(words.scores)).toBe(shown[1]);
});

it('gives the same scores every time', async () => {
  const once = await rankSentences(LIST, VECTORS, lazyEncoder());
  expect(once).not.toEqual(await rankSentences(LIST, VECTORS, null));
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
