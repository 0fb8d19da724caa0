import type { Mention } from '../mentions.ts';
import { fold, type Token } from '../terms.ts';
import {
  adjacent,
  followsCurrency,
  isCapital,
  isDayNumber,
  isYear,
  mention,
  type Place,
  rawWord,
} from './words.ts';

const MONTHS = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
const DAYS = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));
const RELATIVE_DAYS = new Set('today yesterday tomorrow tonight'.split(' '));

/** A day by the day of publication; needs no capital. */
export const isRelativeDay = (word: string): boolean => RELATIVE_DAYS.has(word);

/** A month, a weekday or a year, with the day and year beside it. */
export function dateAt({ text, words, at, raw, word }: Place): Mention | undefined {
  const capital = isCapital(raw);
  if (
    (capital &&
      (DAYS.has(word) || (MONTHS.has(word) && (word !== 'may' || hasDayBeside(text, words, at))))) ||
    isRelativeDay(word)
  ) {
    const from = MONTHS.has(word) && at > 0 && isDayNumber(rawWord(text, words, at - 1)) ? at - 1 : at;
    let to = at;
    while (to + 1 < words.length && to - from < 3 && isDatePart(text, words, to + 1)) to++;
    return mention('date', text, words, from, to);
  }
  if (isYear(raw) && !followsCurrency(text, words, at)) return mention('date', text, words, at, at);
  if (isDayNumber(raw) && at + 1 < words.length && isMonth(rawWord(text, words, at + 1))) {
    let to = at + 1;
    while (to + 1 < words.length && isYear(rawWord(text, words, to + 1))) to++;
    return mention('date', text, words, at, to);
  }
  return undefined;
}

function hasDayBeside(text: string, words: readonly Token[], at: number): boolean {
  const before = at > 0 ? rawWord(text, words, at - 1) : '';
  const after = at + 1 < words.length ? rawWord(text, words, at + 1) : '';
  return (
    isDayNumber(before) ||
    isDayNumber(after) ||
    isYear(after) ||
    /^(in|since|until|by|last|early|late)$/i.test(before)
  );
}

function isDatePart(text: string, words: readonly Token[], at: number): boolean {
  const raw = rawWord(text, words, at);
  return adjacent(text, words, at - 1) && (isMonth(raw) || isDayNumber(raw) || isYear(raw));
}

const isMonth = (raw: string): boolean => isCapital(raw) && MONTHS.has(fold(raw));
