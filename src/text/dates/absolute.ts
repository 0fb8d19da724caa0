import { type Day, dayOf, isoDay, isoMonth, isoWeek, yearMonthDay } from './calendar.ts';
import { isMonthWritten } from './month-names.ts';
import {
  date,
  type Groups,
  type Reading,
  type Recogniser,
  recogniser,
  type Setting,
  time,
} from './recogniser.ts';
import { CLOCK_BEFORE, clockOf } from './times.ts';
import { MONTHS, monthNumber, ORDINAL_WORDS, ordinal, PIECE, WEEKDAYS, YEAR_BEHIND } from './words.ts';

const MONTH_OPENERS = [...MONTHS.keys()];
const WEEKDAY_OPENERS = [...WEEKDAYS.keys()];
const DAY_NUMBER = '(?<day>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
/** `and 25` behind `April 24`. */
const SECOND_DAY = /(?:and|or|to|through|,|–|-)\s?$/;
/** In `2 April to 22 May` the second day is of its own month. */
const OWN_MONTH = new RegExp(`^\\s(?:of\\s)?${PIECE.month}`, 'i');
const CAPITAL = /^\s(?:of\s)?[A-Z]/;

/** Days and months that the calendar fixes alone, or with the year of the article: `5 January 1998`, `Aug. 7`, `last May`. */
export const ABSOLUTE: readonly Recogniser[] = [
  // 2013-03-25, with a time or without.
  recogniser(
    ['#'],
    '(?<year>\\d{4})-(?<month>[01]\\d)-(?<day>[0-3]\\d)(?:T(?<hour>\\d\\d:\\d\\d))?',
    ({ year, month, day, hour }) =>
      hour === undefined ? date(`${year}-${month}-${day}`) : time(`${year}-${month}-${day}T${hour}`),
  ),
  // April 24 and 25: a day of the month just named.
  recogniser(
    ['#'],
    `${DAY_NUMBER}(?=[\\s.,;](?!\\s?(?:percent|million|billion|people|[a-z]+s\\b)))`,
    ({ day = '' }, { text, start, end, before, beforeEnd }) => {
      const known = /^(\d{4}-\d\d)-\d\d$/.exec(before?.value ?? '');
      if (known === null || start - beforeEnd > 8 || !SECOND_DAY.test(text.slice(beforeEnd, start)))
        return undefined;
      const behind = text.slice(end, end + 16);
      if (CAPITAL.test(behind) && OWN_MONTH.test(behind)) return undefined;
      return date(`${known[1]}-${day.padStart(2, '0')}`);
    },
  ),
  // 01/05/98: the American order, unless only the other is possible.
  recogniser(
    ['#'],
    '(?<one>\\d{1,2})(?<mark>[/.])(?<two>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d\\d)(?!\\d)',
    numeric,
  ),
  // September 11 and its short form are a day of 2001 when they name the attacks.
  recogniser(
    ['#', 'september', 'sept', 'sep'],
    "(?:9/11|(?:september|sept\\.?) 11(?:th)?(?=(?:,)?(?:['’]s)? (?:terror|attack|hijack|commission|memorial|anniversary)))",
    () => date('2001-09-11'),
  ),
  // Monday, Oct. 26, 1998 at 5 p.m.; Oct. 26.
  recogniser(
    [...MONTH_OPENERS, ...WEEKDAY_OPENERS, 'this', 'next', 'last', 'the', '#', 'noon', 'midnight'],
    `${CLOCK_BEFORE}(?:(?<week>the\\s+week\\s+of\\s+)|last\\s+|(?:(?:this\\s+(?:coming\\s+)?|next\\s+|last\\s+)?${PIECE.weekday}),?\\s+(?:the\\s+)?)?(?<month>${PIECE.month})\\s+(?:the\\s+)?(?:${DAY_NUMBER}|(?<ordinal>${PIECE.ordinal}))(?!:\\d|%)(?!,\\d{3})${YEAR_BEHIND}(?:(?:,|,? at)?\\s+(?<behind>${PIECE.clock}))?`,
    monthDay,
  ),
  // 5 January 2014, the 5th of January.
  recogniser(
    ['#', 'the', ...ORDINAL_WORDS, ...WEEKDAY_OPENERS],
    `(?:(?:${PIECE.weekday}),?\\s+)?(?:the\\s+)?(?:${DAY_NUMBER}|(?<ordinal>${PIECE.ordinal}))\\s+(?:of\\s+)?(?<month>${PIECE.month})${YEAR_BEHIND}`,
    monthDay,
  ),
  // August 1988, early October, the middle of March, last May, this September.
  recogniser(
    [...MONTH_OPENERS, 'early', 'late', 'mid', 'earlier', 'the', 'last', 'next', 'this', 'past', 'coming'],
    `(?:(?:the\\s+)?(?:${PIECE.stage}(?:dle)?[- ]|(?:beginning|middle|end|start|month)\\s+of\\s+)|(?<which>(?:early |late )?(?:last|next|this(?: past| coming)?|this|past|coming)\\s+))?(?<month>${PIECE.month})(?:(?:,\\s*|\\s+(?:of\\s+|in\\s+)?)(?<year>${PIECE.year}))?(?!\\s+\\d)`,
    month,
  ),
];

function numeric({ one = '', two = '', mark, year = '' }: Groups): Reading | undefined {
  const [month, day] =
    Number(one) > 12 || mark === '.' ? [Number(two), Number(one)] : [Number(one), Number(two)];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) > 50 ? 1900 : 2000);
  return date(isoDay(dayOf(full, month, day)));
}

function monthDay(
  { month: name = '', day, ordinal: place, year, clock, behind, week }: Groups,
  setting: Setting,
): Reading | undefined {
  const number = monthNumber(name);
  const ofMonth = day === undefined ? ordinal(place ?? '') : Number(day);
  if (ofMonth < 1 || ofMonth > 31 || !isMonthWritten(name, setting, true)) return undefined;
  const named = year === undefined ? nearest(number, ofMonth, setting) : dayOf(Number(year), number, ofMonth);
  if (week !== undefined) return date(isoWeek(named));
  const value = isoDay(named);
  const hour = clockOf(clock ?? behind ?? '');
  return hour === undefined ? date(value) : time(`${value}${hour}`);
}

/** How far back a month with its year may stand for a day of that month to be of the same year, in UTF-16 units. */
const NEAR = 300;
/** Further ahead than this, a day in a clause about what was is the one of the year before. */
const SOON = 60;

/** A day without its year is of the month just named, or the nearest one; a verb of the past moves one far ahead. */
function nearest(month: number, day: number, setting: Setting): Day {
  const { today, text, start, before, beforeEnd } = setting;
  const { year } = yearMonthDay(today);
  const named = /^(\d{4})-(\d\d)(?!\d)/.exec(before?.value ?? '');
  if (named !== null && Number(named[2]) === month && start - beforeEnd < NEAR)
    return dayOf(Number(named[1]), month, day);
  if (/\bended\s+$/i.test(text.slice(Math.max(0, start - 8), start))) {
    const ended = dayOf(year, month, day);
    return ended <= today ? ended : dayOf(year - 1, month, day);
  }
  const closest = [year - 1, year, year + 1]
    .map((each) => dayOf(each, month, day))
    .reduce((best, each) => (Math.abs(each - today) < Math.abs(best - today) ? each : best));
  if (closest - today <= SOON || setting.tense() !== 'behind') return closest;
  return dayOf(yearMonthDay(closest).year - 1, month, day);
}

function month({ month: name = '', year, which }: Groups, setting: Setting): Reading | undefined {
  const number = monthNumber(name);
  if (year === undefined && which === undefined && !isMonthWritten(name, setting, false)) return undefined;
  if (year !== undefined)
    return isMonthWritten(name, setting, true) ? date(isoMonth(Number(year), number)) : undefined;
  if (!isMonthWritten(name, setting, true)) return undefined;
  const now = yearMonthDay(setting.today);
  const passed = number <= now.month ? now.year : now.year - 1;
  const coming = number >= now.month ? now.year : now.year + 1;
  const word = which
    ?.trim()
    .toLowerCase()
    .replace(/^(?:early|late) /, '');
  if (word === 'last') return date(isoMonth(number < now.month ? now.year : now.year - 1, number));
  if (word === 'next' || word === 'coming' || word === 'this coming')
    return date(isoMonth(number > now.month ? now.year : now.year + 1, number));
  if (word === 'this') return date(isoMonth(now.year, number));
  return date(isoMonth(setting.tense() === 'ahead' ? coming : passed, number));
}
