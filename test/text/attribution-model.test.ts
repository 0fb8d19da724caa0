import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, trainedModels, unpack, Weights } from '../../src/text/attribution/model.ts';

it('packs any features with their weights in tenths and unpacks them', () => {
  const pair = fc.tuple(
    fc.integer(),
    fc.integer({ min: -127, max: 127 }).map((tenths) => tenths / 10),
  );
  fc.assert(
    fc.property(fc.uniqueArray(pair, { selector: ([feature]) => feature }), (pairs) => {
      const ascending = [...pairs].sort(([one], [other]) => (one >>> 0) - (other >>> 0));
      expect(unpack(pack(pairs))).toEqual(ascending.map(([feature, weight]) => [feature, weight + 0]));
    }),
  );
});

it('sums the weights of known features and nothing for others', () => {
  const weights = new Weights([], 0);
  expect(weights.sum((add) => add(1, 2, 3))).toBe(0);
});

it('ships models that are not empty', () => {
  const { stems } = trainedModels();
  expect(stems.size).toBeGreaterThan(500);
});
