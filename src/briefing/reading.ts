import type { ResolvedDate } from '../answering/answer.ts';
import { dates } from '../text/dates.ts';
import { mentions } from '../text/mentions.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import { stateOf } from '../text/states.ts';
import { fold, type Token, tokens } from '../text/terms.ts';

/** What is inferred of a sentence: who says it, what to beware of, when it was, and what it counts. */
export interface Reading {
  readonly speaker: string | null;
  readonly cue: string | null;
  readonly flags: readonly string[];
  readonly dates: readonly ResolvedDate[];
  readonly figures: readonly CountedFigure[];
}

/** A figure of people or things in one state: "10 enemy fighters killed". */
export interface CountedFigure {
  readonly value: number;
  /** In which state those are that are counted, for people to read: `killed`. */
  readonly counts: string;
  /** Who is counted, as a term: `soldier`; figures of others are never compared with it. */
  readonly whom: string;
  /** As the sentence writes it. */
  readonly text: string;
}

/** Reads sentence `index` of an article. */
export type Reader = (parsed: ParsedArticle, index: number) => Reading;

/** What the text layer says of a sentence. */
export const readSentence: Reader = (parsed, index) => {
  const { article } = parsed;
  const { text, start, end } = sentenceAt(parsed, index);
  return {
    speaker: speakerIn(text),
    cue: null,
    flags: FLAGS.filter(({ pattern }) => pattern.test(text)).map(({ flag }) => flag),
    dates: dates(article.text, { published: article.published, from: start, to: end })
      .filter(({ value, text: said }) => /^\d{4}-\d\d/.test(value) && !/^\d/.test(said))
      .map((date) => ({ start: date.start, end: date.end, value: date.value })),
    figures: figuresIn(text),
  };
};

const FLAGS: readonly { readonly flag: string; readonly pattern: RegExp }[] = [
  {
    flag: 'denied',
    pattern:
      /\b(?:den(?:y|ies)|denied (?:that|any|the|having|it|such|all|claims?|reports?|responsibility|involvement)|(?:had|has|have) (?:\w+ )?denied|(?:he|she|it|they|army|government|ministry|police|front) denied|refut(?:es?|ed))\b/i,
  },
  {
    flag: 'corrected',
    pattern:
      /\b(?:correct(?:s|ed|ion)|retract(?:s|ed|ion)|earlier (?:version|report)|revised (?:its|the|down|up))\b/i,
  },
  {
    flag: 'unverified',
    pattern:
      /\b(?:unconfirmed|unverified|not (?:be |been )?(?:independently |immediately )?(?:verified|verify|confirmed?|possible to verify))\b/i,
  },
  {
    flag: 'anonymous source',
    pattern:
      /\b(?:on condition of anonymity|not named|did not want to be named|asked not to be (?:named|identified))\b/i,
  },
  {
    flag: 'estimate',
    pattern:
      /\b(?:around|about|dozens|hundreds|scores|at least|up to|more than|nearly|almost|an estimated)\s+(?:of\b|\d|[a-z]+\s+(?:people|soldiers|fighters|dead|were))/i,
  },
];

const SAYING = 'said|says|say|told|added|announced|reported|counts|counted|claims|claimed|denied';
const BODY =
  'army|police|junta|government|ministry|military|general staff|front|officials|authorities|rebels|separatists';
const WHO = String.raw`(?:\p{Lu}[\p{L}’'.-]+(?:\s(?:of\s)?\p{Lu}[\p{L}’'.-]+){0,4}|[Tt]he\s(?:\p{Lu}[\p{L}’'-]+\s){0,2}(?:${BODY}))`;
/** In order: the first that fits names the speaker. Whoever is not surely named is nobody. */
const SPEAKERS: readonly RegExp[] = [
  new RegExp(String.raw`\baccording to (${WHO})`, 'u'),
  new RegExp(String.raw`^(${WHO}),? (?:${SAYING})\b`, 'u'),
  new RegExp(String.raw`, (?:${SAYING}) (${WHO})|, (${WHO}) (?:${SAYING})\b`, 'u'),
];

function speakerIn(text: string): string | null {
  for (const pattern of SPEAKERS) {
    const [, first, second] = pattern.exec(text) ?? [];
    const found = first ?? second;
    if (found !== undefined && !PRONOUN.test(found)) return found;
  }
  return null;
}

const PRONOUN = /^(?:he|she|it|they|we|i|this|that)$/i;

/** A number counts what the nearest word of a state says. */
const NEAR = 7;

function figuresIn(text: string): CountedFigure[] {
  const words = tokens(text);
  return mentions(text, words).flatMap(({ kind, first, last }): CountedFigure[] => {
    if (kind !== 'number') return [];
    const written = text.slice(words[first]!.start, words[last]!.end);
    const value = numberIn(written);
    const state = words
      .map(({ term }, at) => ({ state: stateOf(term), apart: at > last ? at - last : first - at }))
      .filter(({ state, apart }) => state !== undefined && apart <= NEAR)
      .sort((one, other) => one.apart - other.apart)[0]?.state;
    return value === null || state === undefined
      ? []
      : [{ value, counts: state, whom: whomAfter(words, last), text: written }];
  });
}

/** The dead, bodies and persons are all people. */
const PEOPLE = new Set(['', ...'people person peopl dead death bodi other'.split(' ')]);

function whomAfter(words: readonly Token[], last: number): string {
  const next = words[last + 1]?.term ?? '';
  return PEOPLE.has(next) || stateOf(next) !== undefined ? 'people' : next;
}

const UNITS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

function numberIn(written: string): number | null {
  const plain = fold(written).replaceAll(',', '');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  const unit = UNITS.indexOf(plain);
  return unit < 0 ? null : unit;
}
