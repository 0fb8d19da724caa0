import { fold } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence gains that looks ahead, and what one loses that only tells of what is over. */
const LOOKS_AHEAD = 0.7;
const IS_OVER = 0.7;

const ASKED =
  /^\W*(?:and |so |but )?(?:when|where|by when|what (?:day|date|month|year)) (?:will|is|are|must|should) (?!.*\b(?:now|today)\b)/;
const WILL = /\b(?:will|must|should)\b|\b(?:going|due|expected|scheduled|set|planned) to\b/;
/** Folded: "on 5 May", "in May" and "May 5" are the month. */
const AHEAD =
  /\b(?:will|would|shall|must|should|(?<!(?:\d|\b(?:in|of|since|until|last)) )may(?! \d)|might|(?:is|are) (?:to|due|expected|scheduled|planned|set)|expected|scheduled|planned|plans?|foreseen|deadline|upcoming|next|by (?:the end|[a-z]+ \d|\d))\b/;

/** "When will it be signed?" is not told by what was signed before. */
export const STILL_AHEAD: Rule = {
  name: 'ahead',
  why: 'looks ahead as the question does',
  applies({ text }) {
    const asked = fold(text);
    return ASKED.test(asked) && WILL.test(asked);
  },
  judge: ({ placed }) => placed.map(({ text }) => (AHEAD.test(fold(text)) ? LOOKS_AHEAD : -IS_OVER)),
};
