import { anchorOf } from './anchor.ts';
import { type Day, isoDay, isoWeek, weekdayOf } from './calendar.ts';
import {
  date,
  type Groups,
  type Reading,
  type Recogniser,
  recogniser,
  type Setting,
  set,
  time,
} from './recogniser.ts';
import { CLOCK_BEFORE, clockOf } from './times.ts';
import { DAY_PARTS, PIECE, WEEKDAYS, weekdayNumber } from './words.ts';

const WEEKDAY_OPENERS = [...WEEKDAYS.keys()];
const PART_BEHIND = `(?:\\s+(?:early\\s+|late\\s+)?(?<part>${PIECE.dayPart}))?`;

/** Days and times of day, by the day of publication or a day named shortly before. */
export const DAYS: readonly Recogniser[] = [
  // the day before yesterday, the day after tomorrow.
  recogniser(
    ['the', 'day'],
    '(?:the\\s+)?day\\s+(?:(?<back>before\\s+yesterday)|after\\s+tomorrow)',
    ({ back }, { today }) => date(isoDay(today + (back === undefined ? 2 : -2))),
  ),
  // late yesterday, yesterday morning, 9 a.m. today.
  recogniser(
    ['today', 'yesterday', 'tomorrow', 'late', 'early', 'earlier', 'later', '#', 'noon', 'midnight'],
    `${CLOCK_BEFORE}(?:(?:late|early|earlier|later)\\s+)?(?<day>today|yesterday|tomorrow)${PART_BEHIND}`,
    ({ day = '', part, clock }, { today }) => timed(today + STEPS[day.toLowerCase()]!, part, clock),
  ),
  // tonight, this morning, last night, earlier this evening.
  recogniser(
    ['tonight', 'this', 'last', 'late', 'earlier', 'later', 'early'],
    `(?:(?:late|early|earlier|later)\\s+)?(?:(?<tonight>tonight)|(?<which>this|last)\\s+(?<part>${PIECE.dayPart}))`,
    ({ tonight, which, part }, { today }) => {
      if (tonight !== undefined) return time(`${isoDay(today)}TNI`);
      return timed(today - (which?.toLowerCase() === 'last' ? 1 : 0), part, undefined);
    },
  ),
  // every Monday, Fridays.
  recogniser(
    ['every', 'each', ...WEEKDAY_OPENERS.filter((name) => name.length > 5).map((name) => `${name}s`)],
    `(?:(?:every|each)(?:\\s+other)?\\s+(?<day>${PIECE.weekday})|(?<many>${PIECE.weekday})s)${PART_BEHIND}`,
    ({ day, many, part }, setting) => {
      if (!hasCapital(setting, day ?? many ?? '')) return undefined;
      return set(
        `XXXX-WXX-${weekdayNumber(day ?? many ?? '')}${part === undefined ? '' : DAY_PARTS.get(part.toLowerCase())}`,
      );
    },
  ),
  // on Thursday, last Friday, next Monday night, 10 p.m. Wednesday, Thursday of last week.
  recogniser(
    [
      ...WEEKDAY_OPENERS,
      'last',
      'next',
      'this',
      'early',
      'late',
      'earlier',
      'later',
      'the',
      '#',
      'noon',
      'midnight',
      'past',
      'coming',
    ],
    `${CLOCK_BEFORE}(?:(?:early|late|earlier|later)\\s+)?(?:(?:on\\s+)?(?<which>last|next|this(?:\\s+past|\\s+coming)?|the\\s+(?:previous|following)|past|coming)\\s+)?(?<day>${PIECE.weekday})${PART_BEHIND}(?:\\s+(?:of\\s+)?(?<week>last week|next week|this week))?(?:(?:,|\\s+at)\\s+(?<behind>${PIECE.clock}))?`,
    weekday,
  ),
  // at 7:15 p.m., at noon: of the day the sentence named, or of today.
  recogniser(
    ['#', 'noon', 'midnight', 'midday'],
    `(?<clock>\\d{1,2}(?:[:.]\\d\\d)?\\s?[ap]\\.?m\\b\\.?|noon|midnight|midday)(?:\\s+(?:[ECMP][SD]?T|GMT|local time))?`,
    ({ clock = '' }, setting) => timed(dayNearby(setting), undefined, clock),
  ),
  // in the morning, overnight, mid afternoon.
  recogniser(
    ['the', 'mid', 'overnight', 'early', 'late'],
    `(?:(?:the\\s+(?:early\\s+|late\\s+)?|mid[- ]|early\\s+|late\\s+)(?<part>morning|afternoon|evening)|(?<overnight>overnight))(?!s)`,
    ({ part, overnight }, setting) => {
      const { text, start } = setting;
      if (
        overnight === undefined &&
        !/\b(?:in|by|during|through|until|since|into|all|for) $/i.test(
          text.slice(Math.max(0, start - 8), start),
        )
      )
        return undefined;
      return timed(dayNearby(setting), part ?? overnight, undefined);
    },
  ),
  // the weekend, last weekend.
  recogniser(
    ['the', 'this', 'last', 'next'],
    `(?<which>the|this|last|next|this past|the past)\\s+weekend`,
    ({ which = '' }, { today, tense }) => date(`${isoWeek(weekendOf(which.toLowerCase(), today, tense))}-WE`),
  ),
];

const STEPS: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };

function timed(day: Day, part: string | undefined, clock: string | undefined): Reading {
  const hour = clock === undefined ? undefined : clockOf(clock);
  if (hour !== undefined) return time(`${isoDay(day)}${hour}`);
  if (part === undefined) return date(isoDay(day));
  return time(`${isoDay(day)}${DAY_PARTS.get(part.toLowerCase())}`);
}

/** The day named shortly before, or the day of publication. */
function dayNearby({ before, beforeEnd, start, today }: Setting): Day {
  const named = start - beforeEnd < NEARBY ? anchorOf(before) : undefined;
  return named ?? today;
}

const NEARBY = 120;

function hasCapital({ text, start, end }: Setting, name: string): boolean {
  const first = text[start + text.slice(start, end).indexOf(name)] ?? '';
  return first !== first.toLowerCase();
}

/** `Black Friday`, `the Friday Group`, `The Sunday Times`: a day in a name says nothing of when. */
function isInName({ text, start, end }: Setting): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  if (/\b(?:Black|Good|Super|Bloody|Cyber|Ash|Palm|Fat|Mail on|Ruby|The Daily) $/.test(before)) return true;
  const behind = text.slice(end, end + 24);
  // A club, and a first name that opens the sentence: `Sunday Adeyemi scored`.
  if (/^ (?:[A-Z][a-z]+ )?(?:Club|Group|Times|Post|Mail|Market|League|Night Live|prayers?\b)/.test(behind))
    return true;
  if (/(?:^|[.!?]\s)$/.test(before) && /^ [A-Z][a-z]+ (?!was\b|is\b|will\b|has\b)[a-z]+/.test(behind))
    return true;
  return /\b(?:the|The|[A-Z][a-z]+) $/.test(before) && /^ [A-Z][a-z]+/.test(text.slice(end, end + 4));
}

/** A weekday is the last one, today's included, unless the clause looks ahead. */
function weekday(
  { which, day: name = '', part, week, clock, behind }: Groups,
  setting: Setting,
): Reading | undefined {
  if (!hasCapital(setting, name) || isInName(setting)) return undefined;
  const { today } = setting;
  const number = weekdayNumber(name);
  const back = (weekdayOf(today) - number + 7) % 7;
  const word = which?.toLowerCase().replace(/\s+/g, ' ');
  let day = today - back;
  if (week !== undefined) {
    const monday = today - weekdayOf(today) + 1;
    const step = /^last/i.test(week) ? -7 : /^next/i.test(week) ? 7 : 0;
    day = monday + step + number - 1;
  } else if (word === 'last' || word === 'past' || word === 'this past')
    day = today - (back === 0 ? 7 : back);
  else if (word === 'next' || word === 'coming' || word === 'this coming') day = today + 7 - back;
  else if (word === 'this') day = back === 0 ? today : today + 7 - back;
  else if (word === 'the previous') day = today - back - (back === 0 || back === 7 ? 7 : 7);
  else if (word === 'the following') day = today - back;
  else if (back !== 0 && setting.tense() === 'ahead') day = today + 7 - back;
  return timed(day, part, clock ?? behind);
}

function weekendOf(which: string, today: Day, tense: Setting['tense']): Day {
  if (which === 'next') return today + 7;
  const ongoing = weekdayOf(today) >= 6;
  if (which === 'last' || which.endsWith('past')) return today - 7;
  if (which === 'this' || ongoing || tense() === 'ahead') return today;
  return today - 7;
}
