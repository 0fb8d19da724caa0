import type { ResolvedDate } from '../answering/answer.ts';
import type { Figure } from '../text/figures.ts';
import type { ParsedArticle } from '../text/parsed.ts';
import { readSentence as readInArticle } from '../text/reading.ts';
import { terms } from '../text/terms.ts';

/** What is inferred of a sentence: who says it, what to beware of, when it was, and what it counts. */
export interface Reading {
  readonly speaker: string | null;
  readonly cue: string | null;
  readonly flags: readonly string[];
  /** Index of a later sentence that says nobody verified this; null without one. */
  readonly caveat: number | null;
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

/** What the text layer says of a sentence, with the figures that a later one can be compared with. */
export const readSentence: Reader = (parsed, index) => {
  const { figures, ...inferred } = readInArticle(parsed, index);
  return { ...inferred, figures: figures.flatMap(comparable) };
};

/** "Dozens" was not 40 and is not 60 now: only exact figures of people in a state are told as changed. */
function comparable({ value: [low, high], state, unit, counted, text }: Figure): CountedFigure[] {
  if (low !== high || state === null || unit !== null) return [];
  return [{ value: low, counts: state, whom: whomIn(counted), text }];
}

/** The dead, bodies and persons are all people. */
const PEOPLE = new Set(terms('people person dead death body others casualties victims'));

function whomIn(counted: string | null): string {
  const whom = terms(counted ?? '').at(-1) ?? '';
  return whom === '' || PEOPLE.has(whom) ? 'people' : whom;
}
