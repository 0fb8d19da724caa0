import type { Token } from '../text/terms.ts';
import type { Candidate } from './candidate.ts';

/** Endings by which words of one family differ once they are stemmed: leader/lead, Malian/Mali, verification/verify. */
const ENDINGS = new Set(
  `a age al an ance ant ar ary at ation e ee eer en enc ent er es ese ess est ful hood i ia ian ic ical ifi ik in ing ion ish ism ist
  ity iv ive iz less ly ment n ness or ori ous ship th tion ure us y`.split(/\s+/),
);
const LEAST_SHARED = 4;

/** A candidate in the question's own words: a term of the same family as one of `asked` is replaced by it. */
export function inWordsOf(asked: readonly string[], candidate: Candidate): Candidate {
  const byBeginning = new Map<string, string[]>();
  for (const term of asked) {
    if (term.length < LEAST_SHARED || /\d/.test(term)) continue;
    const beginning = term.slice(0, LEAST_SHARED);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), term]);
  }
  const own = (term: string): string => {
    if (term.length < LEAST_SHARED) return term;
    const near = byBeginning.get(term.slice(0, LEAST_SHARED));
    return near === undefined || near.includes(term)
      ? term
      : (near.find((other) => related(term, other)) ?? term);
  };
  return {
    ...candidate,
    words: candidate.words.map((word) => withTerm(word, own(word.term))),
    terms: mapped(candidate.terms, own),
    headlineTerms: mapped(candidate.headlineTerms, own),
    beforeTerms: mapped(candidate.beforeTerms, own),
    afterTerms: mapped(candidate.afterTerms, own),
    mentions: candidate.mentions.map((mention) => ({ ...mention, terms: mention.terms.map(own) })),
  };
}

/** Whether two terms differ by an ending each at most, after a shared beginning. */
function related(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared++;
  const rest = [one.slice(shared), other.slice(shared)];
  return (
    rest.every((ending) => ending === '' || ENDINGS.has(ending)) &&
    (rest.includes('') || shared > LEAST_SHARED + 1)
  );
}

function withTerm(word: Token, term: string): Token {
  return term === word.term ? word : { ...word, term };
}

function mapped(terms: ReadonlySet<string>, own: (term: string) => string): ReadonlySet<string> {
  let same = true;
  for (const term of terms) if (own(term) !== term) same = false;
  return same ? terms : new Set([...terms].map(own));
}
