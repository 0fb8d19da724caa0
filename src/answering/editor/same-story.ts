import type { Question } from '../../question/question.ts';
import type { Candidate } from '../../ranking/candidate.ts';
import type { Assignment, Rule, Wish } from './rule.ts';

/** What a sentence loses that stands nowhere near the names a conversation is about; and more in an article without them. */
const AWAY = 4;
const NOT_OF_IT = 2;

/** "How many died?" after what happened in Gao asks of Gao, and of no other place where people died. */
export const SAME_STORY: Rule = {
  name: 'same-story',
  why: 'stands where the follow-up’s story is told',
  applies: (question, wish) => inheritedNames(question, wish).length > 0,
  judge({ question, earlier, weight, candidates }) {
    const names = inheritedNames(question, { earlier });
    const losses = candidates.map(
      (candidate) =>
        AWAY * awayFrom(candidate, names, weight) +
        NOT_OF_IT * (candidate.inArticle === null ? 0 : missingShare(names, weight, [candidate.inArticle])),
    );
    const least = Math.min(...losses);
    return losses.map((loss) => least - loss);
  },
};

/** The names that a follow-up takes over; none where it names somebody itself. */
export function inheritedNames({ names }: Question, { earlier }: Pick<Wish, 'earlier'>): readonly string[] {
  const inherited = [...names].filter((term) => earlier.includes(term));
  return inherited.length === names.size ? inherited : [];
}

/** The share of the names' weight that neither the sentence says, nor those beside it, nor the headline; 0 of none. */
export function awayFrom(
  candidate: Candidate,
  names: readonly string[],
  weight: Assignment['weight'],
): number {
  // A caption above names the place of a picture: what stands further off tells nothing.
  const { terms, resolved, beforeTerms, afterTerms, headlineTerms } = candidate;
  return missingShare(names, weight, [terms, resolved, beforeTerms, afterTerms, headlineTerms]);
}

function missingShare(
  names: readonly string[],
  weight: Assignment['weight'],
  held: readonly ReadonlySet<string>[],
): number {
  const total = names.reduce((sum, term) => sum + weight(term), 0) || 1;
  const isHeld = (term: string): boolean => held.some((terms) => terms.has(term));
  return names.reduce((sum, term) => sum + (isHeld(term) ? 0 : weight(term)), 0) / total;
}
