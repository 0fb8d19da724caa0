import { fold, termOf } from '../../text/terms.ts';
import { type Rule, says } from './rule.ts';

/** What a sentence gains that says all of a question's weight in other words. */
const IN_OTHER_WORDS = 3;

interface Paraphrase {
  /** What is asked, any of these. */
  readonly asked: readonly string[];
  /** How news says it in more words than one, which no list of synonyms holds. */
  readonly said: RegExp;
}

const PARAPHRASES: readonly Paraphrase[] = [
  {
    asked: ['leave', 'withdraw', 'exit', 'quit'],
    said: /\bpull(?:s|ed|ing)? (?:out|back)\b|\bquit(?:s|ting)?\b|\bpull-?out\b/,
  },
  {
    asked: ['die', 'kill', 'dead', 'death'],
    said: /\b(?:die[sd]?|dead|deaths?|killed|killing|killings|lost (?:his|her|their) li(?:fe|ves)|claimed \w+ lives|death toll|toll (?:rose|stood))\b/,
  },
  {
    asked: ['return'],
    said: /\b(?:c(?:a|o)m(?:e|es|ing)|w(?:e|a)nt|go(?:es|ing)?|fl(?:y|ies|ew|own|ying)|brought) (?:back|home)\b/,
  },
  { asked: ['resign', 'quit'], said: /\bstep(?:s|ped|ping)? (?:down|aside)\b/ },
  { asked: ['arrest', 'detain'], said: /\b(?:taken|took|held) (?:\w+ )?(?:in|into) custody\b/ },
  { asked: ['cancel', 'postpone'], said: /\bcall(?:s|ed|ing)? off\b/ },
  { asked: ['fire', 'dismiss', 'sack'], said: /\blet go\b|\blaid off\b|\blay-?offs?\b/ },
  { asked: ['start', 'begin', 'launch'], said: /\bkick(?:s|ed)? off\b|\bgot under way\b/ },
  {
    asked: ['capture', 'seize', 'take'],
    said: /\btook (?:control|over)\b|\boverr(?:an|un)\b|\bf(?:e|a)ll(?:en)? to\b/,
  },
].map(({ asked, said }) => ({ asked: asked.map(termOf), said }));

/** "Pulled out of Mali" leaves it: a question's verb is said in words that no term of it meets. */
export const PARAPHRASED: Rule = {
  name: 'paraphrase',
  why: 'says the question’s verb in other words',
  applies: ({ terms, inherited }) => [...terms, ...inherited].some((term) => paraphrasesOf(term).length > 0),
  judge({ question, weight, candidates }) {
    const asked = [...question.terms, ...question.inherited];
    const total = asked.reduce((sum, term) => sum + weight(term), 0) || 1;
    return candidates.map((candidate) => {
      const text = fold(candidate.text);
      const said = asked.filter(
        (term) => !says(candidate, term) && paraphrasesOf(term).some((each) => each.said.test(text)),
      );
      return (IN_OTHER_WORDS * said.reduce((sum, term) => sum + weight(term), 0)) / total;
    });
  },
};

/** How news says a term's verb in more words than one. */
export function paraphrasesOf(term: string): readonly Paraphrase[] {
  return PARAPHRASES.filter(({ asked }) => asked.includes(term));
}
