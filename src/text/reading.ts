import type { Span } from '../article.ts';
import { type Attribution, attributionOf, attributions } from './attribution.ts';
import type { DateExpression } from './dates.ts';
import { type Figure, figures } from './figures.ts';
import { type Flag, flagsOf } from './flags.ts';
import type { ParsedArticle } from './parsed.ts';
import { datesOfSentence } from './sentence-dates.ts';

/** What is inferred of a sentence, beside its words: who says it, what to beware of, when it was, what it counts. */
export interface Reading {
  /** By the fullest name in the article; null where the outlet speaks for itself. */
  readonly speaker: string | null;
  readonly cue: string | null;
  readonly flags: readonly Flag[];
  /** Index of a later sentence that says nobody verified this; null without one. */
  readonly caveat: number | null;
  /** Expressions of time that the sentence leaves open, resolved: `on Thursday` is `2025-06-12`. */
  readonly dates: readonly (Span & { readonly value: string })[];
  readonly figures: readonly Figure[];
}

/** The attributions of an article's stretches, worked out when a sentence of theirs is first read. */
const known = new WeakMap<ParsedArticle, Map<number, Attribution[]>>();
/** Sentences are read by stretches of this many, with as many before them, where a speaker was named. */
const STRETCH = 12;
/** A quotation that goes on, or a speaker named behind it. */
const BEHIND = 3;

/** Reads sentence `index` of an article. */
export function readSentence(parsed: ParsedArticle, index: number): Reading {
  const { article } = parsed;
  const span = { start: parsed.starts[index]!, end: parsed.ends[index]! };
  const attribution = attributionOf(attributionsNear(parsed, index), span);
  // No further than a caveat can stand.
  const sentences = Array.from({ length: AHEAD + 1 }, (_, i) => textOf(parsed, index + i)).filter(
    (text) => text !== null,
  );
  const { flags, caveat } = flagsOf(sentences, 0, attribution, article.publisher);
  return {
    speaker: named(attribution),
    cue: attribution === undefined ? null : article.text.slice(attribution.cue.start, attribution.cue.end),
    flags,
    caveat: caveat === undefined ? null : index + caveat,
    figures: figures(article.text, span.start, span.end),
    dates: datesOfSentence(parsed, index)
      .filter((date) => ISO_DAY_OR_MONTH.test(date.value) && !isPlain(date.text) && namesDay(date))
      .map(({ start, end, value }) => ({ start, end, value })),
  };
}

/** Who says a stretch of sentence `index`: of several clauses each may have its own speaker. Null where nobody is named. */
export function speakerOf(parsed: ParsedArticle, index: number, span: Span): string | null {
  return named(attributionOf(attributionsNear(parsed, index), span));
}

const named = (attribution: Attribution | undefined): string | null =>
  attribution?.speaker?.replace(LEADING_DATE, '') ?? null;

/** "In April 2012 Tuareg separatists …": the date is no part of the name. */
const LEADING_DATE =
  /^(?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:\d{1,2}, )?)?\d{4},? (?=\S)/;

const AHEAD = 3;

function textOf({ article, starts, ends }: ParsedArticle, index: number): string | null {
  return index < starts.length ? article.text.slice(starts[index], ends[index]) : null;
}

const ISO_DAY_OR_MONTH = /^\d{4}-(?:\d\d|W\d\d|Q\d)/;

/** Whether an expression says the day, and not only the hour: "at 5:57 p.m." is of a day named elsewhere. */
export function namesDay({ value, text }: Pick<DateExpression, 'value' | 'text'>): boolean {
  return (
    !value.includes('T') ||
    /[a-z]{2,}day\b|tonight|tomorrow|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}/i.test(text)
  );
}

/** A date with its year needs no resolving. */
function isPlain(text: string): boolean {
  return /\b\d{4}\b/.test(text);
}

/** Of the stretch that a sentence stands in: a whole article can take longer than the question it answers. Names are looked for in all of it. */
function attributionsNear(parsed: ParsedArticle, index: number): Attribution[] {
  let stretches = known.get(parsed);
  if (stretches === undefined) {
    stretches = new Map();
    known.set(parsed, stretches);
  }
  const stretch = Math.floor(index / STRETCH);
  let found = stretches.get(stretch);
  if (found === undefined) {
    const from = Math.max(0, (stretch - 1) * STRETCH);
    const to = Math.min(parsed.starts.length, (stretch + 1) * STRETCH + BEHIND);
    const all = Array.from(parsed.starts, (start, i) => ({ start, end: parsed.ends[i]! }));
    found = attributions(parsed.article.text, all.slice(from, to), all);
    stretches.set(stretch, found);
  }
  return found;
}
