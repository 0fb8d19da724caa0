import { fold } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence gains that gives a reason in so many words, and what one loses that says nothing of what is asked. */
const GIVES = 0.6;
const BESIDE = 1;

const REASON =
  /\b(?:because|due to|owing to|in order to|so that|citing|cited|reasons?|concern(?:s|ed)?|fears?|feared|worr(?:y|ies|ied)|doubts?|uncertain(?:ty)?|could not be sure|safety|thanks to|to (?:avoid|prevent|protect|protest)|aim(?:s|ed) (?:to|at)|accomplished)\b/;

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
