import type { Candidate } from '../candidate.ts';
import { covered } from '../coverage.ts';
import type { Pool } from '../pool.ts';
import { isAround } from './around.ts';
import { clamp, count, type Feature, flag, share } from './feature.ts';
import { matchedPlaces } from './places.ts';

/** Whether the question's own words are there, and how they stand. */
export const WORDS: readonly Feature[] = [
  {
    name: 'coverage',
    why: 'holds the telling words of the question',
    of: ({ weights }, c) => covered(weights, c.terms),
  },
  {
    name: 'coverage-squared',
    why: 'lacks little of the question: the last missing word matters most',
    of: ({ weights }, c) => covered(weights, c.terms) ** 2,
  },
  {
    name: 'matched-terms',
    why: 'how many of the question’s words it holds',
    of: ({ question }, c) => share(question.terms, c.terms),
  },
  {
    name: 'rarest-term',
    why: 'holds the question’s rarest word',
    of: ({ weights }, c) => flag(hasRarest(weights, c.terms)),
  },
  {
    name: 'soft-coverage',
    why: 'holds the question’s words, or its names by their initials',
    of: softCoverage,
  },
  {
    name: 'names',
    why: 'names whom the question is about',
    of: ({ question }, c) => share([...question.names], c.terms),
  },
  {
    name: 'names-near',
    why: 'whom the question is about is named in it, beside it or above',
    of: ({ question }, c) => shareAround([...question.names], c),
  },
  {
    name: 'missing-names',
    why: 'a name of the question that nothing near says',
    of: ({ question }, c) =>
      clamp([...question.names].filter((term) => !c.terms.has(term) && !isAround(term, c)).length / 3),
  },
  { name: 'numbers', why: 'holds a number or date of the question', of: numbersMatched },
  { name: 'bigrams', why: 'has neighbouring words of the question together', of: bigramsMatched },
  { name: 'longest-run', why: 'holds a whole phrase of the question', of: longestRun },
  { name: 'proximity', why: 'has the question’s words close to each other', of: proximity },
  {
    name: 'density',
    why: 'says little besides',
    of: ({ question }, c) => clamp(count(question.terms, c.terms) / Math.max(4, c.terms.size)),
  },
  {
    name: 'local-coverage',
    why: 'holds the terms that few of the candidates hold',
    of: ({ local }, c) => covered(local, c.terms),
  },
  {
    name: 'asking-coverage',
    why: 'holds what the asking clause says, not only the scene it sets',
    of: ({ asking }, c) => covered(asking, c.terms),
  },
  { name: 'quoted', why: 'has the words the question quotes', of: quotedWords },
  { name: 'other-year', why: 'is about another year than the question', of: otherYear },
  {
    name: 'repeats',
    why: 'says the question over again, and only that',
    of: ({ question }, c) => flag([...c.terms].every((term) => question.terms.includes(term))),
  },
];

function hasRarest(weights: ReadonlyMap<string, number>, terms: ReadonlySet<string>): boolean {
  let rarest = '';
  let most = -1;
  for (const [term, weight] of weights) if (weight > most) [rarest, most] = [term, weight];
  return terms.has(rarest);
}

/** Coverage where a term also counts when a name of the sentence has it for initials: AP, Associated Press. */
function softCoverage({ weights }: Pool, c: Candidate): number {
  let sum = 0;
  for (const [term, weight] of weights) if (c.terms.has(term) || c.initials.has(term)) sum += weight;
  return sum;
}

function shareAround(terms: readonly string[], c: Candidate): number {
  return terms.length === 0
    ? 0
    : terms.filter((term) => c.terms.has(term) || isAround(term, c)).length / terms.length;
}

function numbersMatched({ question }: Pool, c: Candidate): number {
  const numbers = question.terms.filter((term) => /\d/.test(term));
  return share(numbers, c.terms);
}

function contentTerms(c: Candidate): string[] {
  return c.words.filter((word) => word.term !== '').map((word) => word.term);
}

function bigramsMatched({ question }: Pool, c: Candidate): number {
  if (question.bigrams.length === 0) return 0;
  const ordered = contentTerms(c);
  const there = new Set(ordered.slice(1).map((term, i) => `${ordered[i]} ${term}`));
  return share(question.bigrams, there);
}

function longestRun({ question }: Pool, c: Candidate): number {
  const ordered = contentTerms(c);
  const asked = question.terms;
  let longest = 0;
  for (let i = 0; i < ordered.length; i++) {
    for (let j = 0; j < asked.length; j++) {
      let run = 0;
      while (i + run < ordered.length && j + run < asked.length && ordered[i + run] === asked[j + run]) run++;
      if (run > longest) longest = run;
    }
  }
  return clamp(longest / 5);
}

/** Matched terms over the words of the shortest stretch that holds the first to the last of them. */
function proximity({ question }: Pool, c: Candidate): number {
  const places = matchedPlaces(question, c);
  if (places.length < 2) return 0;
  let gaps = 0;
  for (let i = 1; i < places.length; i++) gaps += Math.min(10, places[i]! - places[i - 1]!);
  return clamp((places.length - 1) / gaps);
}

const QUOTED = /["“]([^"“”]{4,80})["”]|‘([^‘’]{4,80})’/g;

/** The share of the question's quoted phrases that stand in the sentence, word for word. */
function quotedWords({ question }: Pool, c: Candidate): number {
  const phrases = [...question.text.matchAll(QUOTED)].map((match) => wordsIn(match[1] ?? match[2] ?? ''));
  if (phrases.length === 0) return 0;
  const text = ` ${wordsIn(c.text)} `;
  return phrases.filter((phrase) => text.includes(` ${phrase} `)).length / phrases.length;
}

const wordsIn = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const YEAR = /^(?:1[5-9]|20)\d\d$/;

function otherYear({ question }: Pool, c: Candidate): number {
  const asked = question.terms.filter((term) => YEAR.test(term));
  if (asked.length === 0 || asked.some((year) => c.terms.has(year))) return 0;
  return flag([...c.terms].some((term) => YEAR.test(term)));
}
