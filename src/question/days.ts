import { type Day, dayOf, dayOfIso, isoDay, weekdayOf } from '../text/dates/calendar.ts';
import type { DateExpression } from '../text/dates.ts';

/** The days a TIMEX3 value covers, ISO, and the days around them. */
export interface Days {
  readonly first: string;
  readonly last: string;
  /** The day before the first, and the one after the last. */
  readonly previous: string;
  readonly next: string;
}

/** The days of an expression as seen from `today` (ISO); null where its value covers none: `PAST_REF`, `P3Y` of an age. */
export function daysOf(
  { type, value, text }: Pick<DateExpression, 'type' | 'value' | 'text'>,
  today: string,
): Days | null {
  const now = dayOfIso(today);
  if (now === undefined) return null;
  if (type === 'DURATION') return BACK.test(text) ? lately(value, now) : null;
  const span = spanOf(value);
  if (span === null) return null;
  // Early in a week, "this week" is the last days rather than the one that has begun.
  return THIS_WEEK.test(text) ? days(Math.min(span[0], now - 6), span[1]) : days(...span);
}

/** The first and last day of a calendar value: a day, a week, a month, a quarter, a season, a year. */
export function spanOf(value: string): readonly [first: Day, last: Day] | null {
  const day = /^\d{4}-\d\d-\d\d/.test(value) ? dayOfIso(value) : undefined;
  if (day !== undefined) return [day, day];
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value);
  if (week !== null) {
    const fourth = dayOf(Number(week[1]), 1, 4);
    const monday = fourth - weekdayOf(fourth) + 1 + 7 * (Number(week[2]) - 1);
    return week[3] === undefined ? [monday, monday + 6] : [monday + 5, monday + 6];
  }
  const [, year, part] = /^(\d{4})(?:-(\d\d|Q[1-4]|SP|SU|FA|WI))?$/.exec(value) ?? [];
  if (year === undefined) return null;
  const [from, months] = part === undefined ? [1, 12] : (SEASONS[part] ?? [Number(part), 1]);
  return [dayOf(Number(year), from, 1), dayOf(Number(year), from + months, 1) - 1];
}

const SEASONS: Readonly<Record<string, readonly [month: number, months: number]>> = {
  Q1: [1, 3],
  Q2: [4, 3],
  Q3: [7, 3],
  Q4: [10, 3],
  SP: [3, 3],
  SU: [6, 3],
  FA: [9, 3],
  WI: [12, 3],
};

const BACK = /\b(?:last|past|previous|recent)\b/i;
const THIS_WEEK = /\bthis week$/i;

/** "the past two weeks", up to and with today; "a few" are four. */
function lately(value: string, today: Day): Days | null {
  const [, time, count, unit] = /^P(T?)(\d+|X)([HDWMY])$/.exec(value) ?? [];
  if (unit === undefined || (time === 'T') !== (unit === 'H')) return null;
  const number = count === 'X' ? FEW : Number(count);
  return days(today - Math.ceil(number * LENGTHS[unit]!), today);
}

const FEW = 4;
const LENGTHS: Readonly<Record<string, number>> = { H: 1 / 24, D: 1, W: 7, M: 30.5, Y: 365.25 };

function days(first: Day, last: Day): Days {
  return { first: isoDay(first), last: isoDay(last), previous: isoDay(first - 1), next: isoDay(last + 1) };
}
