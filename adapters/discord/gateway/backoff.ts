/** 1, 2, 4 … times `first`, never more than `longest`; `round` counts from 0. */
export function backoff(round: number, first: number, longest: number): number {
  return Math.min(first * 2 ** Math.min(round, 30), longest);
}
