import { causes } from '../../text/causes.ts';
import { fold } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence gains that has the words of reasons, and what one loses that says nothing of what is asked. */
const GIVES = 0.6;
const BESIDE = 1;

/** "After" and "since" mostly say when. */
const REASON =
  /\b(?:because|due to|owing to|as a result|in order to|so that|so \w+ that|citing|cited|blam(?:es|ed|ing)|reasons?|over|amid|concern(?:s|ed)?|fears?|feared|worr(?:y|ies|ied)|doubts?|thanks to|in (?:response|retaliation|protest|revenge)|to (?:avoid|prevent|protect|protest|help|reduce|stop|ensure)|aim(?:s|ed) (?:to|at))\b/;

/** "Why did they leave?": a sentence with a reason, and one that speaks of the leaving at all. */
export const REASONS: Rule = {
  name: 'reason',
  why: 'gives a reason for what is asked about',
  applies: ({ wanted }) => wanted === 'why',
  judge({ question, candidates }) {
    const happening = [...question.terms, ...question.inherited].filter((term) => !question.names.has(term));
    return candidates.map(({ text, terms, beforeTerms, afterTerms }) => {
      const isBeside =
        happening.length > 0 &&
        !happening.some((term) => terms.has(term) || beforeTerms.has(term) || afterTerms.has(term));
      return (REASON.test(fold(text)) ? GIVES : 0) - (isBeside ? BESIDE : 0);
    });
  },
};

/** Whether a sentence gives a reason for anything, or says that none is known. */
export function givesReason(text: string): boolean {
  return REASON.test(fold(text)) || causes(text).length > 0;
}
