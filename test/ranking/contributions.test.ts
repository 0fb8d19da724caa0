import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributions } from '../../src/ranking/contributions.ts';

const rows = fc.array(
  fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
  {
    minLength: 1,
    maxLength: 12,
  },
);
/** No model of ours, but as bent as one. */
const bent = (row: readonly number[]) =>
  Math.max(
    0,
    row.reduce((sum, value, i) => sum + value * (i - 2), 0),
  ) +
  row[0]! * row.at(-1)!;

describe('the contributions of the features', () => {
  it('sum to the difference of the scores, for any model', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const [row, reference] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        const sum = contributions(bent, row, reference).reduce((all, each) => all + each, 0);
        expect(sum).toBeCloseTo(bent(row) - bent(reference), 9);
      }),
    );
  });

  it('of a linear model are its weights times the differences', () => {
    const linear = ([one = 0, two = 0]: readonly number[]) => 3 * one - two;
    const [first, second] = contributions(linear, [1, 1], [0, 0.5]);
    expect(first).toBeCloseTo(3);
    expect(second).toBeCloseTo(-0.5);
  });

  it('are the same again, and nothing where nothing differs', () => {
    expect(contributions(bent, [1, 2, 3], [0, 2, 1])).toEqual(contributions(bent, [1, 2, 3], [0, 2, 1]));
    expect(contributions(bent, [1, 2, 3], [0, 2, 1])[1]).toBe(0);
  });
});
