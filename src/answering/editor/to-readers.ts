import { fold } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence loses that speaks to readers and tells nothing. */
const TELLS_NOTHING = 4;

const TO_READERS =
  /^\W*(?:follow along|follow (?:us|our|the latest|live)|sign up|subscribe|read (?:more|also|next|the full)|click (?:here|on)|tap (?:here|to)|(?:watch|see|listen) (?:also|more|below)|see also|contributing:|for more (?:on|information|news)|this (?:story|article|page) (?:has been|was|is being|will be)|get the latest|our live coverage|stay (?:with us|tuned)|here['’]s what (?:we know|you need to know)|what you need to know)\b/;

/** "Follow along in our blog": on the page, and no news. */
export const TO_THE_READER: Rule = {
  name: 'to-readers',
  why: 'tells news rather than where to read it',
  applies: () => true,
  judge: ({ placed }) => placed.map(({ text }) => (TO_READERS.test(fold(text)) ? -TELLS_NOTHING : 0)),
};
