import type { Question } from '../../question/question.ts';
import type { Candidate } from '../../ranking/candidate.ts';
import type { PlacedCandidate } from '../../ranking/candidates.ts';
import { readClauses, subjectOf } from '../../text/clauses.ts';
import { sameFamily } from '../../text/families.ts';
import { isUsuallyName } from '../../text/lexicon.ts';
import { areSynonyms } from '../../text/synonyms.ts';
import { fold, termOf, terms } from '../../text/terms.ts';
import { paraphrasesOf } from './paraphrase.ts';
import type { Rule } from './rule.ts';

/** What a sentence gains in which the one named does what is asked, and what one loses in which somebody else does. */
const DOES = 1.5;
const ANOTHER_DOES = 2;
/** And what one loses that tells of something else, where another tells this. */
const UNTOLD = 0.7;

/** "When did the capsule return?" is not told by when its crew returned. */
export const SUBJECT: Rule = {
  name: 'subject',
  why: 'tells of the one that is asked about, doing what is asked',
  applies: (question) => doingOf(question) !== null,
  judge({ question, candidates, placed, first }) {
    const doing = doingOf(question)!;
    const tellings = placed.map((candidate, i) => {
      const at = first.has(i) ? saidAt(candidates[i]!, doing.verb) : -1;
      const isDone = at >= 0 && !(doing.isOver && PLANNED.test(candidate.text.slice(0, at)));
      return isDone ? whoDoes(candidate, at, doing) : 'untold';
    });
    const isTold = tellings.includes('theirs');
    return tellings.map((telling) => {
      if (telling === 'theirs') return DOES;
      return telling === 'anothers' ? -ANOTHER_DOES : telling === 'untold' && isTold ? -UNTOLD : 0;
    });
  },
};

/** Who is asked about, and what they do, as terms. */
interface Doing {
  readonly who: readonly string[];
  readonly verb: string;
  /** "When **did**": what was only going to be is not what is asked. */
  readonly isOver: boolean;
}

const PLANNED =
  /\b(?:will|would|may|might|could|should|(?:is|are|was|were|due|expected|planned|plans?|going) to) (?:\p{Ll}+ )?$/iu;

const ASKS = /^(?:when|where|why|how)\s+(?:did|does|do|has|have|had|will|is|are|was|were)\s+(?:the\s+)?$/i;

/** "When did **Awa Diarra** **return** …": a name between the auxiliary and the verb; null for any other question. */
function doingOf({ text, words, mentions, names }: Question): Doing | null {
  const subject = mentions.find(({ first }) => ASKS.test(text.slice(0, words[first]!.start)));
  const verb = subject && words[subject.last + 1];
  if (subject === undefined || verb === undefined || verb.term === '' || names.has(verb.term)) return null;
  const isOver = /\b(?:did|was|were|has|have|had)\b/i.test(text.slice(0, words[subject.first]!.start));
  return { who: subject.terms, verb: verb.term, isOver };
}

/** Where a sentence says a verb, by itself or in other words; -1 for nowhere. */
function saidAt({ text, words }: Candidate, verb: string): number {
  const said = words.find(({ term }) => term === verb);
  if (said !== undefined) return said.start;
  const folded = fold(text);
  // Folding may change a text's length, and with it what stands where.
  if (folded.length !== text.length) return -1;
  return Math.max(-1, ...paraphrasesOf(verb).map((each) => folded.search(each.said)));
}

/** Whose verb stands at an offset: "it" and "the group" may be anybody, and a pronoun is whoever was named before. */
function whoDoes(
  { text, terms: said, beforeTerms }: PlacedCandidate,
  at: number,
  { who }: Doing,
): 'theirs' | 'anothers' | 'unsaid' {
  const subject = subjectOf(readClauses(text, 0, text.length), at);
  if (subject === null) return 'unsaid';
  const named = text.slice(subject.start, subject.end);
  if (PRONOUN.test(named))
    return who.every((term) => said.has(term) || beforeTerms.has(term)) ? 'theirs' : 'unsaid';
  const isTheirs = terms(named).some((term) =>
    who.some((each) => term === each || sameFamily(term, each) || areSynonyms(term, each)),
  );
  if (isTheirs) return 'theirs';
  // The first word of a sentence has a capital whatever it is.
  return /\p{Lu}/u.test(named.slice(1)) || isUsuallyName(termOf(named)) ? 'anothers' : 'unsaid';
}

const PRONOUN = /^(?:he|she|it|they)$/i;
