import type { Question } from '../question/question.ts';
import { isContinent, isCountry, isState } from '../text/lands.ts';
import type { Mention } from '../text/mentions.ts';
import { fold } from '../text/terms.ts';
import type { Candidate } from './candidate.ts';

/** Something narrower than a kind of mention, that a question asks for in so many words. */
interface Exact {
  /** Read in the folded question. */
  readonly asked: RegExp;
  readonly fits: (candidate: Candidate, mention: Mention) => boolean;
}

const kind =
  (...kinds: readonly Mention['kind'][]): Exact['fits'] =>
  (_, mention) =>
    kinds.includes(mention.kind);

/** A number and, behind it, what it measures: "seven **years**", "5-foot". */
const measuredIn =
  (unit: RegExp): Exact['fits'] =>
  (candidate, mention) =>
    ['number', 'age', 'date'].includes(mention.kind) &&
    unit.test(candidate.text.slice(candidate.words[mention.last]!.end).slice(0, REACH));

/** Letters behind a number in which its unit is looked for. */
const REACH = 18;

/** In order: the first that fits decides. */
const EXACT: readonly Exact[] = [
  { asked: /\bwhat (?:percentage|percent|share)\b|\bper ?cent\b.*\?/, fits: kind('percent') },
  {
    asked: /\bhow old\b|\bwhat age\b/,
    fits: (c, m) => m.kind === 'age' || measuredIn(/^[\s-]years?\b/)(c, m),
  },
  {
    asked: /\bhow long\b/,
    fits: measuredIn(/^[\s-](?:\w+ )?(?:second|minute|hour|day|night|week|month|year|decade|centur)/),
  },
  {
    asked: /\bhow (?:far|tall|high|deep|wide|big|large)\b/,
    fits: measuredIn(
      /^[\s-](?:\w+ )?(?:f[oe]{2}t|met|mile|k(?:ilo)?m|inch|acre|hectare|square|cm|mm|yard|°|degree|magnitude)/,
    ),
  },
  { asked: /\bhow fast\b/, fits: measuredIn(/^[\s-](?:mph|km|mile|k(?:ilo)?met|knot)/) },
  { asked: /\bwhat year\b|\bwhich year\b/, fits: (_, m) => m.kind === 'date' && m.terms.some(isYear) },
  { asked: /\b(?:what|which) (?:date|day)\b/, fits: (_, m) => m.kind === 'date' && m.terms.length > 1 },
  { asked: /\bhow many\b|\bwhat number\b/, fits: (c, m) => m.kind === 'number' && !isVague(c, m) },
  {
    asked:
      /\bhow much (?:money|cash|did .* (?:cost|pay|sell|spend|raise|earn))\b|\b(?:cost|price|worth|paid)\b.*\?/,
    fits: kind('money'),
  },
  {
    asked: /\b(?:what|which) (?:\w+ )?(?:countr(?:y|ies)|nations?)\b/,
    fits: (_, m) => isCountry(m.terms),
  },
  { asked: /\b(?:what|which) (?:us |u\.s\. )?states?\b/, fits: (_, m) => isState(m.terms) },
  { asked: /\b(?:what|which) continents?\b/, fits: (_, m) => isContinent(m.terms) },
  { asked: /\bwho\b|\bwhom\b|\bwhose\b/, fits: kind('person') },
];

/**
 * Whether a new mention is of the very thing that is asked for: 1 when one is, -1 when none is, 0 when the question
 * asks for nothing so narrow. "Which **country**" is not answered by a person.
 */
export function exactFit(question: Question, news: readonly Mention[], candidate: Candidate): number {
  const exact = exactOf(question);
  if (exact === undefined) return 0;
  return news.some((mention) => exact.fits(candidate, mention)) ? 1 : -1;
}

const known = new WeakMap<Question, Exact | undefined>();

/** Each question is put to dozens of candidates, and read once. */
function exactOf(question: Question): Exact | undefined {
  if (known.has(question)) return known.get(question);
  const folded = fold(question.text).replace(/[’']/g, '');
  const exact = EXACT.find(({ asked }) => asked.test(folded));
  known.set(question, exact);
  return exact;
}

const isYear = (term: string): boolean => /^(1\d|20)\d\d$/.test(term);

/** "one of them", "the first": hardly what "how many" wants. */
function isVague({ text, words }: Candidate, { first, last }: Mention): boolean {
  return /^(?:one|first|second|third|half|several)$/i.test(text.slice(words[first]!.start, words[last]!.end));
}
