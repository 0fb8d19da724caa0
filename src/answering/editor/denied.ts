import { fold } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence loses that denies what is asked for. */
const DENIED = 1.5;

const FACT = new Set(['who', 'when', 'where', 'how-many', 'how-much', 'which', 'what']);
const DENIES =
  /\b(?:den(?:y|ies|ied|ying) (?:that|what|having|any|it|the|reports|allegations|accusations|being)|no plans? to|(?:never|not) meant to)\b/;
const ASKED = /\b(?:den(?:y|ies|ied|ial)|reject|dispute|accus|alleg|respon)/;

/** Who took Bukavu is not told by somebody who denies that he means to. */
export const DENIAL: Rule = {
  name: 'denial',
  why: 'tells what happened rather than what is denied',
  applies: ({ wanted, text }) => FACT.has(wanted) && !ASKED.test(fold(text)),
  judge: ({ placed }) => placed.map(({ text }) => (DENIES.test(fold(text)) ? -DENIED : 0)),
};
