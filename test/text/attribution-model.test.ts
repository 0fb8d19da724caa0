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
      const unpacked = unpack(pack(pairs));
      const found: [number, number][] = [];
      unpacked.each((feature, weight) => found.push([feature, weight]));
      expect(found).toEqual(ascending.map(([feature, weight]) => [feature, weight + 0]));
      expect(unpacked.size).toBe(pairs.length);
    }),
  );
});

it('sums the weights of known features and nothing for others', () => {
  const weights = new Weights(unpack(''));
  expect(weights.sum((add) => add(1, 2, 3))).toBe(0);
});

it('ships models that are not empty', () => {
  const { stems } = trainedModels();
  expect(stems.size).toBeGreaterThan(500);
});
