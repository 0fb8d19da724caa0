import { type Rule, says } from './rule.ts';
import { awayFrom, inheritedNames } from './same-story.ts';

/** What a sentence loses that says nothing of a follow-up's words where another says them all: more than any lead. */
const UNSAID = 5;

/** "And in Gao?": of all that a conversation is about, Gao is what is asked now, where the rest of it is spoken of, too. */
export const OWN_WORDS: Rule = {
  name: 'own-words',
  why: 'says what the follow-up itself asks about',
  applies: (_, { own }) => own.length > 0,
  judge({ question, own, earlier, weight, candidates }) {
    const inherited = inheritedNames(question, { earlier });
    const total = own.reduce((sum, term) => sum + weight(term), 0) || 1;
    const names = [...question.names];
    const shares = candidates.map((candidate) => {
      const { inArticle } = candidate;
      if (inArticle !== null && !names.every((term) => inArticle.has(term))) return 0;
      const said = own.filter((term) => says(candidate, term));
      const share = said.reduce((sum, term) => sum + weight(term), 0) / total;
      // "There were deaths" of another story is not what is asked now.
      return share * (1 - awayFrom(candidate, inherited, weight));
    });
    const most = Math.max(...shares);
    return shares.map((share) => -UNSAID * (most - share));
  },
};
