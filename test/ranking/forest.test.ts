import { expect, it } from 'vitest';
import { type Forest, forestScore } from '../../src/ranking/forest.ts';

/** Rain above 5 counts; below it, only with wind at most 2. */
const FOREST: Forest = {
  features: ['rain', 'wind'],
  trees: [
    { feature: [0, 1], threshold: [5, 2], low: [1, ~1], high: [~0, ~2], leaves: [4, 2, 1] },
    { feature: [1], threshold: [7], low: [~0], high: [~1], leaves: [10, 20] },
  ],
};

it.each([
  ['above the first threshold', [6, 0], 14],
  ['at a threshold goes low', [5, 2], 12],
  ['above the second one', [5, 3], 11],
  ['in the high leaf of another tree', [6, 8], 24],
])('adds up the leaves of a row %s', (_, row, sum) => {
  expect(forestScore(FOREST, row)).toBe(sum);
});
