import { type Day, dayOf, isoDay, isoMonth, isoWeek, isoYear, yearMonthDay } from './calendar.ts';
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
import {
  cardinal,
  MONTHS,
  monthNumber,
  NUMBER_OPENERS,
  ORDINAL_WORDS,
  ordinal,
  PIECE,
  WEEKDAYS,
  YEAR_BEHIND,
} from './words.ts';

const MONTH_OPENERS = [...MONTHS.keys()];
const WEEKDAY_OPENERS = [...WEEKDAYS.keys()];
const DAY_NUMBER = '(?<day>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
/** `and 25` behind `April 24`. */
const SECOND_DAY = /(?:and|or|to|through|,|–|-)\s?$/;
const STAGE = '(?:early|late|mid)';

/** Dates that the calendar fixes alone, or with the year of the article: `5 January 1998`, `Aug. 7`, `the 1990s`. */
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
    '(?<day>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?=[\\s.,;](?!\\s?(?:percent|million|billion|people|[a-z]+s\\b)))',
    ({ day = '' }, { text, start, before, beforeEnd }) => {
      const known = /^(\d{4}-\d\d)-\d\d$/.exec(before?.value ?? '');
      if (known === null || start - beforeEnd > 8 || !SECOND_DAY.test(text.slice(beforeEnd, start)))
        return undefined;
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
    `(?:(?:the\\s+)?(?:${STAGE}(?:dle)?[- ]|(?:beginning|middle|end|start|month)\\s+of\\s+)|(?<which>(?:early |late )?(?:last|next|this(?: past| coming)?|this|past|coming)\\s+))?(?<month>${PIECE.month})(?:(?:,\\s*|\\s+(?:of\\s+|in\\s+)?)(?<year>${PIECE.year}))?(?!\\s+\\d)`,
    month,
  ),
  // nineteen ninety-four, the year two thousand.
  recogniser(
    ['nineteen', 'eighteen', 'twenty', 'two', 'the'],
    `(?:the year )?(?:(?<century>eighteen|nineteen|twenty)[- ](?<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(?:(?<=year )|(?<=in ))two thousand)(?! (?:people|men|women|soldiers|percent|dollars|years|days|miles))`,
    ({ century, rest }) =>
      date(century === undefined ? '2000' : String(cardinal(century) * 100 + cardinal(rest ?? ''))),
  ),
  // the first half of 2012, the third quarter of 1984, Q3 2013.
  recogniser(
    ['the', 'first', 'second', 'third', 'fourth', 'last', 'latter'],
    `(?:the\\s+)?(?<which>first|second|last|latter)[- ]half(?:\\s+of\\s+(?:(?<year>${PIECE.year})|(?<this>(?:the|this|last|next) year)))`,
    ({ which = '', year, this: named }, { today }) => {
      const of = year ?? yearNamed(named ?? '', today);
      return date(`${of}-H${which.toLowerCase() === 'first' ? 1 : 2}`);
    },
  ),
  // the 1990s, the early 1980s, mid-1990s, the ’80s.
  recogniser(
    ['the', 'early', 'mid', 'late', '#'],
    `(?:the\\s+)?(?:${STAGE}(?:dle)?[- ](?:to[- ]late[- ])?)?(?:(?<decade>1[5-9]\\d|20\\d)0['’]?s|['’]?(?<short>[2-9])0['’]?s)`,
    ({ decade, short }, { text, start }) => {
      if (
        short !== undefined &&
        /\b(?:his|her|their|my|your|low|high|upper|lower|mid|\$)[- ]?$/i.test(
          text.slice(Math.max(0, start - 8), start),
        )
      )
        return undefined;
      return date(decade ?? `19${short}`);
    },
  ),
  // the 1960s in words.
  recogniser(
    ['the', ...NUMBER_OPENERS],
    `(?:the\\s+)(?:${STAGE}[- ])?(?:nineteen[- ])?(?<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)`,
    ({ tens = '' }) =>
      date(`19${'twe thi for fif six sev eig nin'.split(' ').indexOf(tens.slice(0, 3).toLowerCase()) + 2}`),
  ),
  // the 20th century, the late 19th century.
  recogniser(
    ['the', 'early', 'mid', 'late', '#', ...ORDINAL_WORDS],
    `(?:the\\s+)?(?:${STAGE}[- ])?(?:(?:turn|end|beginning|middle|start)\\s+of\\s+the\\s+)?(?:twenty[- ])?(?<ordinal>${PIECE.ordinal})[- ]century(?<era> BC\\b)?`,
    ({ ordinal: which = '', era }) =>
      era === undefined && ordinal(which) < 22
        ? date(String(ordinal(which) - 1).padStart(2, '0'))
        : undefined,
  ),
  // fiscal 1988, the year 2000, early 1990, the end of 1990, 1996.
  recogniser(
    ['the', 'fiscal', 'early', 'late', 'mid', 'year', '#', 'beginning', 'end'],
    `(?:(?:the\\s+)?(?:fiscal(?: year)?|year|${STAGE}|(?:beginning|middle|end|start) of|(?:spring|summer|fall|autumn|winter) of|fiscal year ended)[- ]\\s*)?(?<year>${PIECE.year})(?:[-–/](?<last>\\d{4}|\\d\\d))?`,
    bareYear,
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

/** `May`, `March`, `Sept.`: a capital, and for the months that are also words a date beside them. */
function isMonthWritten(name: string, { text, start, end }: Setting, dated: boolean): boolean {
  const at = text.slice(start, end).lastIndexOf(name) + start;
  const first = text[at] ?? '';
  if (first === first.toLowerCase()) return false;
  const plain = name.toLowerCase();
  if (dated) return true;
  if (plain === 'mar' || plain === 'jan' || plain === 'jun' || plain === 'dec' || plain === 'sep')
    return false;
  if (!/^(?:may|march|august|april|june)$/.test(plain)) return true;
  if (isSurname(text, name)) return false;
  const before = text.slice(Math.max(0, at - 14), at);
  const cue =
    /\b(?:in|since|until|till|by|from|of|during|through|for|to|and|or|between|before|after|a|an|the|its|early|late|mid|every|each|end|on|than|with|over)[\s-]+$/i.test(
      before,
    );
  if (plain === 'march' && /\b(?:the|a) $/.test(before) && MARCH_NOUN.test(text.slice(end, end + 12)))
    return true;
  if (plain === 'may' || plain === 'march')
    return (
      (cue && !/\b(?:a|an|the|its|and|or|to|on|with|over|for)[\s-]+$/i.test(before)) ||
      (/\b(?:and|or|to) $/.test(before) && monthBefore(text, at))
    );
  // `to June Okoro`, `June Okoro`: a first name, unless the word before can only stand before a time.
  const named = /^\s[A-Z][a-z]/.test(text.slice(end, end + 3));
  if (named) return /\b(?:in|since|until|by|during|early|late|mid)[\s-]+$/i.test(before);
  return cue || !/[A-Z][\w’'-]*\s+$/.test(before);
}

/** Whether an article speaks of somebody of the month's name: `Theresa May`, `Ms. May`. */
function isSurname(text: string, name: string): boolean {
  const match = new RegExp(`\\b([A-Z][a-z]+\\.?) ${name}\\b(?!,? \\d)`).exec(text);
  return match !== null && !NOT_A_NAME.test(match[1]!);
}

const NOT_A_NAME =
  /^(?:In|Last|By|Since|Until|On|From|This|Next|Of|And|The|Late|Early|Between|For|To|Through|During|Mid|Every|Each|Before|After|But|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/;

/** `the March accession` is of a month, `the March for Life` is not. */
const MARCH_NOUN = /^ (?!(?:on|for|in|from|to|by|was|were|and|that|will|through|against|of|at)\b)[a-z]{3,}/;

const monthBefore = (text: string, at: number): boolean =>
  new RegExp(`${PIECE.month} (?:and|or|to) $`, 'i').test(text.slice(Math.max(0, at - 20), at));

function bareYear({ year = '', last }: Groups, { text, start, end }: Setting): Reading | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 24);
  // An amount, a telephone number, a part of a longer figure or of a name such as `B-2015`.
  if (
    /[$£€¥#.,:]\s?$|\d[- ]$|[\w)][-–/]$/.test(before) &&
    !/[a-z]-$/.test(before) &&
    !/[.,:]\s$/.test(before)
  )
    return undefined;
  if (
    /^(?:[.,:]\d|%|\s*(?:percent|per cent|million|billion|miles?|km|kilomet|met(?:er|re)|feet|points?|votes?|barrels?|tons?|tonnes|shares?|copies|jobs|words|degrees|dollars|pounds|euros|yen|rupees|calories|members|people|men|women|children|soldiers|troops|fighters|workers|employees|prisoners|students|hours|years|days|homes|houses|pages|rpm|hp|cc|kg|[A-Z][a-z]+ (?:Street|Avenue|Road|St\.|Ave\.)))/i.test(
      after,
    )
  )
    return undefined;
  if (
    /\b(?:some|about|nearly|almost|over|than|around|roughly|of the|least|flight|route|highway|no\.|number|room|apollo|only|up to|exactly|estimated|approximately)\s$/i.test(
      before,
    ) &&
    !/\b(?:of the|about|than|over|around)\s$/i.test(before)
  )
    return undefined;
  if (/\b(?:than|over|about|around|nearly)\s$/i.test(before) && /^\s+[a-z]+s\b/.test(after)) return undefined;
  if (last !== undefined && last.length === 2 && Number(year) % 100 > Number(last) && Number(last) !== 0)
    return undefined;
  return date(year);
}

/** "this year", "last year" as the year they name. */
function yearNamed(words: string, today: Day): string {
  const { year } = yearMonthDay(today);
  const step = /^last/i.test(words) ? -1 : /^next/i.test(words) ? 1 : 0;
  return isoYear(year + step);
}
