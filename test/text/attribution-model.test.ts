import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mix } from '../../src/text/attribution/hash.ts';
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
  const known = [mix(1, 2, 3, 0), mix(4, 0, 0, 0)] as const;
  const pairs = [[known[0], 0.5] as const, [known[1], -1.5] as const];
  const weights = new Weights(unpack(pack(pairs.sort(([one], [other]) => (one >>> 0) - (other >>> 0)))));
  expect(weights.sum((add) => add(1, 2, 3))).toBeCloseTo(0.5);
  expect(
    weights.sum((add) => {
      add(1, 2, 3);
      add(4);
      add(5);
    }),
  ).toBeCloseTo(-1);
});

it('ships models that are not empty', () => {
  const { stems } = trainedModels();
  expect(stems.size).toBeGreaterThan(500);
});
