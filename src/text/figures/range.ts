import type { Figure } from '../figures.ts';

type Range = readonly [low: number, high: number];

/** How far a figure may be off that is said to be about so much. */
const ABOUT = 0.1;

/** The least and the most a figure can mean, its bound counted in: `at least 10` has no most. */
export function rangeOf({ value: [low, high], bound }: Pick<Figure, 'value' | 'bound'>): Range {
  if (bound === 'at least') return [low, Number.POSITIVE_INFINITY];
  if (bound === 'at most') return [0, high];
  return bound === 'about' ? [low * (1 - ABOUT), high * (1 + ABOUT)] : [low, high];
}

/** Whether two ranges have a number in common. */
export const meet = (one: Range, other: Range): boolean => one[0] <= other[1] && other[0] <= one[1];
