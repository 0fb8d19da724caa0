import { fold } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence gains that says a date with the very word that was asked with. */
const SAID_SO = 2;

const MONTH =
  'jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?';
const DATE = `(?:(?:the )?(?:[a-z’'-]+ (?:of |in )?){0,3}?(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${MONTH})\\b|(?:(?:early|mid|late)[ -])?(?:1\\d|20)\\d\\d\\b|(?:next |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\d{1,2}(?::\\d\\d)? ?[ap]\\.?m\\b|midnight\\b|noon\\b|next (?:week|month|year)\\b|the end of\\b)`;

interface Limit {
  readonly asked: RegExp;
  readonly said: RegExp;
}

const dated = (words: string): RegExp => new RegExp(`\\b(?:${words}) ${DATE}`, 'i');

/** "Since when", "until when", "by when": a beginning, an end and a deadline are dates of their own. */
const LIMITS: readonly Limit[] = [
  {
    asked: /\b(?:since|from) (?:when|what (?:date|day|month|year))\b/,
    said: dated('since|from|began (?:in|on)|starting(?: in| on)?'),
  },
  {
    asked:
      /\b(?:until|till|up to) (?:when|what (?:date|day|month|year))\b|\bwhen (?:does|do|did|will|is|was)\b.* (?:end|expire|run out|finish)\b/,
    said: dated('until|till|to|through|ends?(?: on| in)?|expires?(?: on| in)?|ended(?: on| in)?'),
  },
  {
    asked: /\bby (?:when|what (?:date|day|month|year))\b|\bdeadline\b/,
    said: dated('by|before|no later than|until|deadline (?:of|is)'),
  },
];

/** A date is said as the question asks for it: as a beginning, an end or a deadline. */
export const ASKED_LIMIT: Rule = {
  name: 'asked-limit',
  why: 'says since when, until when or by when',
  applies: ({ text }) => limitOf(text) !== undefined,
  judge({ question, placed }) {
    const { said } = limitOf(question.text)!;
    return placed.map(({ text }) => (said.test(text) ? SAID_SO : 0));
  },
};

function limitOf(text: string): Limit | undefined {
  const folded = fold(text);
  return LIMITS.find(({ asked }) => asked.test(folded));
}
