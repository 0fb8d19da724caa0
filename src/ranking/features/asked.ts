import type { Wanted } from '../../question/question.ts';
import { clamp, type Feature, flag } from './feature.ts';

/** Words and opinions are asked for too rarely in the training sets to be learned apart from "what". */
const WANTED: readonly Wanted[] = ['who', 'when', 'where', 'how-many', 'how-much', 'which', 'why', 'how'];

/** What is asked, for the model to combine with the rest. */
export const ASKED: readonly Feature[] = [
  ...WANTED.map(
    (wanted): Feature => ({
      name: `asks-${wanted}`,
      why: 'each kind of question weighs the reasons differently',
      of: ({ question }) => flag(question.wanted === wanted),
    }),
  ),
  {
    name: 'asks-long',
    why: 'long questions are seldom covered whole',
    of: ({ question }) => clamp(question.terms.length / 20),
  },
];
