import { stateOf } from '../../text/states.ts';
import type { Candidate } from '../candidate.ts';
import { type Pool, possibleAnswers } from '../pool.ts';
import type { Feature } from './feature.ts';

/** Whether a figure is of what was asked for: the dead are not the injured. */
export const FIGURES: readonly Feature[] = [
  {
    name: 'figure-state',
    why: 'killed, injured, arrested: the figure is of the state that is asked for, or of another',
    of: figureState,
  },
];

/** 1 when a possible figure stands beside the state that is asked for, -1 beside another one only, else 0. */
function figureState({ question }: Pool, c: Candidate): number {
  if (question.wanted !== 'how-many') return 0;
  const asked = new Set(question.terms.map(stateOf).filter((state) => state !== undefined));
  if (asked.size === 0) return 0;
  let other = false;
  for (const mention of possibleAnswers(question, c)) {
    const state = nearestState(c, mention.first, mention.last);
    if (state === undefined) continue;
    if (asked.has(state)) return 1;
    other = true;
  }
  return other ? -1 : 0;
}

const STATE_REACH = 6;

/** The state named nearest to a figure, the words behind it first. */
function nearestState(c: Candidate, first: number, last: number): ReturnType<typeof stateOf> {
  for (let step = 1; step <= STATE_REACH; step++) {
    for (const at of [last + step, first - step]) {
      const term = c.words[at]?.term;
      const state = term ? stateOf(term) : undefined;
      if (state !== undefined) return state;
    }
  }
  return undefined;
}
