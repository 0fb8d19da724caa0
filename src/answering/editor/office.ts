import type { Candidate } from '../../ranking/candidate.ts';
import { isCountry } from '../../text/lands.ts';
import type { Mention } from '../../text/mentions.ts';
import { termOf, terms } from '../../text/terms.ts';
import { type Rule, says } from './rule.ts';

/** What a sentence gains that names who holds the office, and what one loses that names who holds another's, or nobody. */
const NAMES_HOLDER = 2;
const NAMES_ANOTHERS = 2;
const NAMES_NOBODY = 1;
/** "Its spokesman, Awa Diarra": whose spokesman, the sentence before says. */
const NAMES_UNSAID = 1.2;

/** "Who is the president of Rwanda?" is not answered by M23's president. */
export const OFFICE: Rule = {
  name: 'office',
  why: 'names who holds the very office that is asked for',
  applies: ({ text }) => officeIn(text) !== null,
  judge({ question, candidates }) {
    const office = officeIn(question.text)!;
    return candidates.map((candidate) => {
      const worths = placesOf(candidate, office).map((place) => worthOf(candidate, place, office));
      if (worths.length > 0) return Math.max(...worths);
      return goesOn(candidate, office) ? NAMES_HOLDER : 0;
    });
  },
};

/** An office as a question asks for it. */
interface Office {
  /** The term of its noun: "president". */
  readonly noun: string;
  /** The terms of what it is the office of. */
  readonly of: readonly string[];
}

const NOUN =
  'president|minister|premier|chancellor|king|queen|governor|mayor|ruler|leader|head|chief|chair(?:man|woman)?|director|commander|ceo|secretary|ambassador|spokes(?:man|woman|person)';
const WHO_IS = "^\\s*who(?: is| was| are| were|['’]s) (?:the |an? )?";
const OFFICE_OF = new RegExp(
  `${WHO_IS}(?:[\\p{L}-]+ ){0,3}?(?<noun>${NOUN}) (?:of|for|in|at) (?<of>[^?]+)\\??\\s*$`,
  'iu',
);
const OFFICE_BEHIND = new RegExp(
  `${WHO_IS}(?<of>\\p{L}[^?]*?)(?:['’]s?)? (?:(?:prime|foreign|defen[cs]e|interior|finance|deputy|vice|chief|new) )*(?<noun>${NOUN})\\??\\s*$`,
  'iu',
);

function officeIn(text: string): Office | null {
  const { noun = '', of = '' } = (OFFICE_OF.exec(text) ?? OFFICE_BEHIND.exec(text))?.groups ?? {};
  const whose = terms(of);
  return noun === '' || whose.length === 0 ? null : { noun: termOf(noun), of: whose };
}

/** Where a sentence says the office, by word. */
function placesOf({ words }: Candidate, { noun }: Office): number[] {
  return words.flatMap(({ term }, at) => (term === noun ? at : []));
}

/** "The presidents of both countries met. **Ana Ruiz and Jon Vale** …": the sentence after says who they are. */
function goesOn({ beforeTerms, mentions }: Candidate, { noun, of }: Office): boolean {
  const [opening] = mentions;
  const isTold = beforeTerms.has(noun) && of.every((term) => beforeTerms.has(term));
  return isTold && opening?.first === 0 && opening.last > 0 && isSomebody(opening, of);
}

/** How many words off the office it may stand whose it is, and how many off both who holds it. */
const WHOSE = 6;
const HOLDER = 4;

function worthOf(candidate: Candidate, at: number, { of }: Office): number {
  const { words, mentions } = candidate;
  const owner = mentions.find((mention) => isOwner(candidate, mention, at));
  const isAnothers = owner !== undefined && !owner.terms.some((term) => of.includes(term));
  const whose = of.map((term) =>
    nearest(
      words.flatMap((word, i) => (word.term === term ? i : [])),
      at,
    ),
  );
  const isTheirs =
    !isAnothers && whose.every((place) => place !== undefined && Math.abs(place - at) <= WHOSE);
  const places = isTheirs ? [at, ...whose.map((place) => place!)] : [at];
  const [from, to] = [Math.min(...places), Math.max(...places)];
  const isNamed = mentions.some(
    (mention) =>
      mention !== owner &&
      isSomebody(mention, of) &&
      mention.first - to <= HOLDER &&
      from - mention.last <= HOLDER &&
      (mention.first <= at || mention.first > to),
  );
  if (!isNamed) return isTheirs ? -NAMES_NOBODY : 0;
  if (isTheirs) return NAMES_HOLDER;
  if (isAnothers) return -NAMES_ANOTHERS;
  const isUnsaid = UNSAID.test(candidate.text.slice(0, words[at]!.start));
  return isUnsaid && of.every((term) => says(candidate, term) || candidate.beforeTerms.has(term))
    ? NAMES_UNSAID
    : 0;
}

const UNSAID = /\b(?:its|their|his|her|the|a|an) (?:\p{Ll}[\p{L}’'-]* ){0,3}$/iu;

/** A name that is no country's, and not of what the office is of. */
function isSomebody({ kind, terms: name }: Mention, of: readonly string[]): boolean {
  return (
    (kind === 'person' || kind === 'name') && !isCountry(name) && !name.every((term) => of.includes(term))
  );
}

/** "**M23**’s new president", "president of **Angola**": whose the office is by its own words. */
function isOwner({ text, words }: Candidate, { first, last }: Mention, at: number): boolean {
  const [start, end] = [words[first]!.start, words[last]!.end];
  const office = words[at]!;
  if (last < at)
    return /^['’]s?\s(?:\p{Ll}[\p{L}-]* ){0,3}$/u.test(
      text.slice(end - 2, office.start).replace(/^[^'’]/u, ''),
    );
  return /^s? (?:of|for) (?:the )?$/.test(text.slice(office.end, start)) && first > at;
}

function nearest(places: readonly number[], at: number): number | undefined {
  return places.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0];
}
