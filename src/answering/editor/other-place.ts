import type { Question } from '../../question/question.ts';
import type { Candidate } from '../../ranking/candidate.ts';
import { toldApart } from '../../text/gazetteer.ts';
import { isContinent, isCountry, isState } from '../../text/lands.ts';
import type { Mention } from '../../text/mentions.ts';
import { type Rule, says } from './rule.ts';

/** What a figure of another place loses, and what one loses about which nothing tells that it is of the place. */
const ELSEWHERE = 3;
const UNPLACED = 2;

/** Who asks for the dead of Bangkok is not told those of Myanmar. */
export const OTHER_PLACE: Rule = {
  name: 'other-place',
  why: 'its figure is of the place that is asked for',
  applies: (question) => question.wanted === 'how-many' && placesOf(question).length > 0,
  judge({ question, candidates }) {
    const asked = placesOf(question);
    const named = asked.flat();
    const isWide = asked.some((name) => isCountry(name) || isState(name) || isContinent(name));
    const told = candidates.map((candidate) => named.some((term) => says(candidate, term)));
    if (!told.includes(true)) return told.map(() => 0);
    return candidates.map((candidate, i) => {
      if (told[i]) return 0;
      if (isElsewhere(candidate, named, isWide)) return -ELSEWHERE;
      // A story of a country names its towns, and the country once.
      const around = isWide ? candidate.inArticle : candidate.near;
      return around === null || named.some((term) => around.has(term)) ? 0 : -UNPLACED;
    });
  },
};

/** The places that a question names, each as its terms. */
function placesOf({ mentions, text, words }: Question): readonly (readonly string[])[] {
  return mentions
    .map((mention) => toldApart(mention, text, words))
    .filter(({ kind }) => kind === 'place')
    .map(({ terms }) => terms);
}

/**
 * Says itself that it happened in another place; or names one, and stands where nothing speaks of the one that is asked
 * for. A town may lie in the country asked for.
 */
function isElsewhere(candidate: Candidate, asked: readonly string[], isWide: boolean): boolean {
  const { near } = candidate;
  const isNear = near !== null && asked.some((term) => near.has(term));
  return candidate.mentions.some(
    (mention) =>
      mention.kind === 'place' &&
      !mention.terms.some((term) => asked.includes(term)) &&
      (!isWide || isCountry(mention.terms)) &&
      (!isNear || saysWhere(candidate, mention)),
  );
}

/** "It attacked a base **at** Dioura": not merely from there, or named for it. */
function saysWhere({ text, words }: Candidate, { first }: Mention): boolean {
  return /\b(?:in|at|near) (?:the )?$/i.test(text.slice(0, words[first]!.start));
}
