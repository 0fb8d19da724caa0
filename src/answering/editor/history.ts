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

function isLongPast({ parsed, index, text }: PlacedCandidate): boolean {
  if (COMPARES.test(text)) return false;
  const { published } = parsed.article;
  const written = published === undefined ? undefined : dayOfIso(published.slice(0, 10));
  if (written === undefined) return false;
  const days = toldOf(parsed, index);
  return days.length > 0 && Math.max(...days) < written - LONG;
}

/** The last days a sentence dates what it tells to; without a date of its own, those of the sentence it goes on from. */
function toldOf(parsed: ParsedArticle, index: number): Day[] {
  const own = datesOfSentence(parsed, index);
  const isNext = index > 0 && parsed.parts[index - 1] === parsed.parts[index];
  const told = own.length > 0 || !isNext ? own : datesOfSentence(parsed, index - 1);
  return told.flatMap(({ value }) => spanOf(value)?.[1] ?? []);
}
