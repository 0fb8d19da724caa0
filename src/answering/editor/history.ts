import { spanOf } from '../../question/days.ts';
import type { PlacedCandidate } from '../../ranking/candidates.ts';
import { type Day, dayOfIso } from '../../text/dates/calendar.ts';
import type { ParsedArticle } from '../../text/parsed.ts';
import { datesOfSentence } from '../../text/sentence-dates.ts';
import { stateOf } from '../../text/states.ts';
import type { Rule } from './rule.ts';

/** What a sentence loses that tells of long ago, where nobody asks for that: more than its speaker can make up for. */
const LONG_PAST = 4;
/** In days before its article. */
const LONG = 120;

const NAMES_A_TIME = /\b(?:1\d|20)\d\ds?\b|\bever\b|\bin total\b/i;

/** A toll of last year's battle is no answer to a question about this one. */
export const HISTORY: Rule = {
  name: 'history',
  why: 'tells of the days it was written in, and not of years before',
  applies: ({ wanted, text, terms }) =>
    !NAMES_A_TIME.test(text) &&
    (wanted === 'why' || (wanted === 'how-many' && terms.some((term) => stateOf(term) !== undefined))),
  judge: ({ placed, first }) =>
    placed.map((candidate, i) => (first.has(i) && isLongPast(candidate) ? -LONG_PAST : 0)),
};

/** A year that something is compared with is not the year it happened in. */
const COMPARES = /\b(?:since|than|compared|first time|record|previous(?:ly)?|double|ago)\b/i;

/** Whether a sentence dates what it tells to long before it was written. */
export function isLongPast({ parsed, index, text }: PlacedCandidate): boolean {
  if (COMPARES.test(text)) return false;
  const { published } = parsed.article;
  const written = published === undefined ? undefined : dayOfIso(published.slice(0, 10));
  if (written === undefined) return false;
  const days = toldOf(parsed, index, written);
  return days.length > 0 && Math.max(...days) < written - LONG;
}

/**
 * The last days a sentence dates what it tells to; without such a date of its own, those of the sentence it goes on from. A
 * day still to come is none of them: "between 25 and 27 July", written in June, is of the year that was named before.
 */
function toldOf(parsed: ParsedArticle, index: number, written: Day): Day[] {
  const own = daysOf(parsed, index, written);
  const isNext = index > 0 && parsed.parts[index - 1] === parsed.parts[index];
  return own.length > 0 || !isNext ? own : daysOf(parsed, index - 1, written);
}

/** The last day of each time a sentence names, of a week that goes on the day it was written; those still to come are left out. */
export function daysOf(parsed: ParsedArticle, index: number, written: Day): Day[] {
  return datesOfSentence(parsed, index).flatMap(({ value }) => {
    const span = spanOf(value);
    return span === null || span[0] > written ? [] : Math.min(span[1], written);
  });
}
