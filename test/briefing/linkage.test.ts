import { describe, expect, it } from 'vitest';
import { group, type Link } from '../../src/briefing/linkage.ts';

const links = (...pairs: readonly (readonly [number, number, number])[]): Link[] =>
  pairs.map(([one, other, likelihood]) => ({ one, other, likelihood }));

describe('grouping', () => {
  it('joins what is likely on average', () => {
    expect(group(4, links([0, 1, 0.9], [2, 3, 0.8], [1, 2, 0.6]), { threshold: 0.5 })).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('does not chain two groups together over one mistaken likeness', () => {
    const mistaken = links([0, 1, 1], [2, 3, 1], [1, 2, 0.9], [0, 2, 0.1], [0, 3, 0.1], [1, 3, 0.1]);
    expect(group(4, mistaken, { threshold: 0.5 })).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('leaves what nothing is said of on its own', () => {
    expect(group(3, [], { threshold: 0.5 })).toEqual([[0], [1], [2]]);
  });

  it('puts new items to standing groups, and keeps those apart', () => {
    const standing = [[0], [1]];
    const near = links([0, 1, 1], [1, 2, 0.9], [0, 2, 0.6]);
    expect(group(3, near, { threshold: 0.5, standing })).toEqual([[0], [1, 2]]);
  });
});
