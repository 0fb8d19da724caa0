import { score } from '../ranking/model.ts';
import { NEWS_WORTH } from './digest-weights.ts';
import type { Draft } from './newsworth/whole.ts';
import { NO_NEWS, worthRows } from './newsworth.ts';

/** A sentence of a draft and how likely an editor lifts it, 0 to 1. */
export interface Weighed {
  /** Its index in the draft. */
  readonly at: number;
  readonly worth: number;
}

/** The sentences of an article that carry its news, most first. */
export function digest(draft: Draft): Weighed[] {
  const nothing = score(NEWS_WORTH, NO_NEWS);
  return worthRows(draft)
    .map((row, at) => ({ at, worth: 1 / (1 + Math.exp(nothing - score(NEWS_WORTH, row))) }))
    .sort((one, other) => other.worth - one.worth || one.at - other.at);
}
