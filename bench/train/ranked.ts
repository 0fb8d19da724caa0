import { confidenceRow, NOBODY, relevanceRow } from '../../src/ranking/confidence.ts';
import { judge, type Ranker } from '../../src/ranking/ranker.ts';
import type { Group } from './groups.ts';

/** A group in the order of a model that never saw it. */
export interface Ranked {
  readonly group: Group;
  readonly scores: readonly number[];
  readonly order: readonly number[];
  readonly row: readonly number[];
  readonly firstRight: boolean;
  readonly firstFiveRight: boolean;
}

/** The group as `ranker` orders it. */
export function rankGroup(ranker: Ranker, group: Group): Ranked {
  const scores = group.rows.map((row) => judge(ranker, row));
  const order = scores.map((_, i) => i).sort((one, other) => scores[other]! - scores[one]!);
  return {
    group,
    scores,
    order,
    row: order.length === 0 ? NOBODY : confidenceRow(group.rows, scores, order),
    firstRight: order.length > 0 && group.right[order[0]!]!,
    firstFiveRight: order.slice(0, 5).some((i) => group.right[i]),
  };
}

/** What the relevance of its first candidate is read from. */
export function relevanceOf({ row, group }: Ranked): number[] {
  return relevanceRow(row, group.articles);
}
