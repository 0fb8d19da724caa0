import { beginningOf, sameFamily } from '../text/families.ts';
import { areSynonyms } from '../text/synonyms.ts';
import type { Token } from '../text/terms.ts';
import type { Candidate } from './candidate.ts';

/** Puts candidates into a question's own words: a term of the same family as one of `asked`, or news' other word for it, is replaced by it. */
export function wordsOf(asked: readonly string[]): (candidate: Candidate) => Candidate {
  const byBeginning = new Map<string, string[]>();
  for (const term of asked) {
    const beginning = beginningOf(term);
    if (beginning !== null) byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), term]);
  }
  const memo = new Map<string, string>();
  const own = (term: string): string => {
    let found = memo.get(term);
    if (found === undefined) {
      found = replacement(term, asked, byBeginning);
      memo.set(term, found);
    }
    return found;
  };
  return (candidate) => ({
    ...candidate,
    words: candidate.words.some(({ term }) => term !== '' && own(term) !== term)
      ? candidate.words.map((word) => (word.term === '' ? word : withTerm(word, own(word.term))))
      : candidate.words,
    terms: mapped(candidate.terms, own),
    headlineTerms: mapped(candidate.headlineTerms, own),
    resolved: mapped(candidate.resolved, own),
    beforeTerms: mapped(candidate.beforeTerms, own),
    afterTerms: mapped(candidate.afterTerms, own),
    mentions: candidate.mentions.map((mention) => ({ ...mention, terms: mention.terms.map(own) })),
  });
}

function replacement(
  term: string,
  asked: readonly string[],
  byBeginning: ReadonlyMap<string, readonly string[]>,
): string {
  if (asked.includes(term)) return term;
  const beginning = beginningOf(term);
  const near = beginning === null ? [] : (byBeginning.get(beginning) ?? []);
  return (
    near.find((other) => sameFamily(term, other)) ?? asked.find((other) => areSynonyms(term, other)) ?? term
  );
}

function withTerm(word: Token, term: string): Token {
  return term === word.term ? word : { ...word, term };
}

/** The same set where none is replaced, as of most sentences. */
function mapped(terms: ReadonlySet<string>, own: (term: string) => string): ReadonlySet<string> {
  let isOther = false;
  for (const term of terms) if (own(term) !== term) isOther = true;
  if (!isOther) return terms;
  const owned = new Set<string>();
  for (const term of terms) owned.add(own(term));
  return owned;
}
