import type { Question } from '../../question/question.ts';
import type { Candidate } from '../../ranking/candidate.ts';
import { toldApart } from '../../text/gazetteer.ts';
import { isContinent, isCountry, isState } from '../../text/lands.ts';
import { type Rule, says } from './rule.ts';

/** What a figure of another place loses. */
const ELSEWHERE = 3;

/** Who asks for the dead of Bangkok is not told those of Myanmar. */
export const OTHER_PLACE: Rule = {
  name: 'other-place',
  why: 'its figure is of the place that is asked for',
  applies: (question) => question.wanted === 'how-many' && placesOf(question).length > 0,
  judge({ question, candidates }) {
    const asked = placesOf(question);
    const told = candidates.map((candidate) => asked.flat().some((term) => says(candidate, term)));
    if (!told.includes(true)) return told.map(() => 0);
    return candidates.map((candidate, i) => (!told[i] && isElsewhere(candidate, asked) ? -ELSEWHERE : 0));
  },
};

/** The places that a question names, each as its terms. */
function placesOf({ mentions, text, words }: Question): readonly (readonly string[])[] {
  return mentions
    .map((mention) => toldApart(mention, text, words))
    .filter(({ kind }) => kind === 'place')
    .map(({ terms }) => terms);
}

/** Names another place, and stands where nothing speaks of the one that is asked for. A town may lie in the country asked for. */
function isElsewhere({ mentions, near }: Candidate, asked: readonly (readonly string[])[]): boolean {
  const named = asked.flat();
  if (near !== null && named.some((term) => near.has(term))) return false;
  const isWide = asked.some((name) => isCountry(name) || isState(name) || isContinent(name));
  return mentions.some(
    ({ kind, terms }) =>
      kind === 'place' && !terms.some((term) => named.includes(term)) && (!isWide || isCountry(terms)),
  );
}
