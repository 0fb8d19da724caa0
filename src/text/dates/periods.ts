import { anchorOf } from './anchor.ts';
import { dayOfIso, isoDay, isoMonth, isoWeek, isoYear, yearMonthDay } from './calendar.ts';
import {
  date,
  duration,
  type Groups,
  type Reading,
  type Recogniser,
  recogniser,
  type Setting,
  time,
} from './recogniser.ts';
import { cardinal, DAY_PARTS, NUMBER_OPENERS, PIECE, SEASONS } from './words.ts';

/** Weeks, months, seasons and years, by the day of publication or the date named before. */
export const PERIODS: readonly Recogniser[] = [
  // the same day, that day, the next day, the following week, later that year: by the date before.
  recogniser(
    ['the', 'that', 'later', 'earlier'],
    `(?:(?:later|earlier)\\s+)?(?:the\\s+(?:very\\s+)?(?<which>same|next|following|previous)|that(?:\\s+same)?)\\s+(?<unit>day|month|year|week|night|morning|afternoon|evening)(?!s)`,
    leaning,
  ),
  // three years ago, two weeks earlier, ten days from now, a decade later.
  recogniser(
    [
      ...NUMBER_OPENERS,
      'a',
      'an',
      'some',
      'several',
      'many',
      '#',
      'days',
      'weeks',
      'months',
      'years',
      'decades',
      'centuries',
      'hours',
      'minutes',
      'seconds',
      'just',
      'moments',
      'few',
    ],
    `(?:(?:some|just|only)\\s+)?(?:(?<number>${PIECE.number}|an?(?:\\s+couple\\s+(?:of\\s+)?)?|a\\s+few|several|many|few)[- ])?(?:and\\s+a\\s+half\\s+)?(?<unit>${PIECE.unit}|moment)(?:s)?(?:\\s+or\\s+(?:so|more))?\\s+(?<way>ago|earlier|before(?=[.,;]|$)|later|from\\s+now|hence|after(?=[.,;]|$))`,
    stepped,
  ),
  // the winter of 1994, last fall, this past spring, summer 2012.
  recogniser(
    ['the', 'last', 'this', 'next', 'early', 'late', ...SEASONS.keys()],
    `(?:(?:early|late)\\s+)?(?:(?:the|(?<which>last|this(?:\\s+past|\\s+coming)?|next|the\\s+(?:past|coming|previous|following)))\\s+)?(?<season>${PIECE.season})(?:(?:\\s+of|,)?\\s+(?<year>${PIECE.year}|nineteen[- ][a-z]+(?:[- ][a-z]+)?))?`,
    season,
  ),
  // earlier this month, late last year, next week, the current year, this century.
  recogniser(
    [
      'this',
      'last',
      'next',
      'past',
      'earlier',
      'later',
      'early',
      'late',
      'the',
      'sometime',
      'previous',
      'current',
      'over',
      'mid',
      'around',
    ],
    `(?:(?:earlier|later|early|late|sometime|mid|around)[\\s-]+(?:in\\s+)?)?(?:the\\s+(?:end|beginning|start|middle|rest|remainder|first half|second half)\\s+of\\s+)?(?:the\\s+)?(?<which>this(?:\\s+past|\\s+coming|\\s+same)?|last|next|previous|current|coming|past|following|latest)\\s+(?:calendar\\s+|fiscal\\s+)?(?<unit>week|month|year|decade|century)(?!s)(?![-–]|['’]s-|\\s+or\\s+(?:so|two))`,
    ({ which = '', unit = '' }, setting) => unitAway(which, unit, setting),
  ),
  // the end of the year, year-end, later in the day.
  recogniser(
    ['the', 'year', 'end', 'later'],
    `(?:(?<end>(?:the\\s+)?end\\s+of\\s+(?:the\\s+)?year|(?:the\\s+)?year(?:[- ]|['’]s\\s)end|the\\s+(?:fiscal|full)\\s+year)|later\\s+in\\s+the\\s+(?<unit>day|week|month|year))`,
    ({ end, unit }, setting) => {
      const { year } = yearMonthDay(setting.today);
      return end === undefined ? unitAway('this', unit ?? '', setting) : date(isoYear(year));
    },
  ),
];

function leaning({ which, unit = '' }: Groups, { before, today }: Setting): Reading | undefined {
  const known = before?.value ?? '';
  const step = which === 'next' || which === 'following' ? 1 : which === 'previous' ? -1 : 0;
  const day = /^\d{4}-\d\d-\d\d/.test(known) ? dayOfIso(known) : undefined;
  switch (unit.toLowerCase()) {
    case 'day':
      return day === undefined ? undefined : date(isoDay(day + step));
    case 'night':
    case 'morning':
    case 'afternoon':
    case 'evening':
      return day === undefined
        ? undefined
        : time(`${isoDay(day + step)}${DAY_PARTS.get(unit.toLowerCase())}`);
    case 'week':
      return date(isoWeek((day ?? today) + 7 * step));
    case 'month': {
      const at = /^(\d{4})-(\d\d)/.exec(known);
      return at === null ? undefined : date(isoMonth(Number(at[1]), Number(at[2]) + step));
    }
    default: {
      const at = /^(\d{4})/.exec(known);
      return at === null ? undefined : date(isoYear(Number(at[1]) + step));
    }
  }
}

/** A week, a month or a year away is known to the week, month or year only. */
function stepped({ number, unit = '', way = '' }: Groups, setting: Setting): Reading | undefined {
  const plain = unit.toLowerCase();
  const back = /ago|earlier|before/i.test(way);
  const count = number?.toLowerCase().trim().replace(/\s+/g, ' ');
  const vague = count === undefined || (/few|several|many|couple/.test(count) && !count.includes('couple'));
  if (vague) return back ? date('PAST_REF') : /later|after/i.test(way) ? undefined : date('FUTURE_REF');
  const steps = /^an?$/.test(count) ? 1 : count.includes('couple') ? 2 : cardinal(count);
  const signed = back ? -steps : steps;
  const named = /^ago$|from|hence/i.test(way) ? undefined : anchorOf(setting.before);
  const from = named ?? setting.today;
  const { year, month } = yearMonthDay(from);
  switch (plain) {
    case 'day':
    case 'night':
      return date(isoDay(from + Math.round(signed)));
    case 'week':
      return date(isoWeek(from + Math.round(7 * signed)));
    case 'month':
      return date(isoMonth(year, month + Math.round(signed)));
    case 'quarter':
      return date(isoMonth(year, month + Math.round(3 * signed)));
    case 'year':
      return date(isoYear(year + Math.round(signed)));
    case 'decade':
      return date(isoYear(year + Math.round(10 * signed)).slice(0, 3));
    case 'century':
    case 'centurie':
      return date(isoYear(year + Math.round(100 * signed)).slice(0, 2));
    default:
      return back ? date('PAST_REF') : undefined;
  }
}

function season({ which, season: name = '', year }: Groups, setting: Setting): Reading | undefined {
  const { text, start, end, today } = setting;
  const plain = name.toLowerCase();
  const word = which?.toLowerCase().replace(/\s+/g, ' ');
  const article = /^the\b/i.test(text.slice(start, end));
  if (word === undefined && year === undefined) {
    if (
      /^ (?:coats?|sports?|clothes|clothing|boots?|ty?ires?|olympics?|games|squash|rolls?|onions?)\b/i.test(
        text.slice(end, end + 12),
      )
    )
      return undefined;
    // `a fall in prices`, `spring open`: the word alone is a season only behind `in` or `the`, and not before `in`.
    if (plain === 'spring' || plain === 'fall') {
      if (
        !/\b(?:in|by|since|until|of|during|every|each)\s+$/i.test(
          text.slice(Math.max(0, start - 8), start),
        ) ||
        /^\s+(?:of|in|from)\b/.test(text.slice(end, end + 6))
      )
        return undefined;
    } else if (
      !article &&
      !/\b(?:in|by|since|until|of|during|every|each|over|early|late)\s+$/i.test(
        text.slice(Math.max(0, start - 8), start),
      )
    )
      return undefined;
  }
  const letters = SEASONS.get(plain)!;
  if (year !== undefined)
    return date(
      `${/^\d/.test(year) ? year : 1900 + cardinal(year.replace(/^nineteen[- ]/i, ''))}-${letters}`,
    );
  const now = yearMonthDay(today);
  const first = { SP: 3, SU: 6, FA: 9, WI: 12 }[letters]!;
  const passed = first <= now.month && !(word === 'last' && now.month - first < 2) ? now.year : now.year - 1;
  if (word === 'next' || word?.endsWith('coming'))
    return date(`${isoYear(first > now.month ? now.year : now.year + 1)}-${letters}`);
  if (word === 'this') return date(`${isoYear(now.year)}-${letters}`);
  const ahead = word === undefined && setting.tense() === 'ahead';
  return date(`${isoYear(ahead && first > now.month ? now.year : passed)}-${letters}`);
}

/** The week, month, year, decade or century this one, before it or after it. */
function unitAway(which: string, unit: string, { today }: Setting): Reading | undefined {
  const word = which.toLowerCase();
  const step = /^(?:last|previous)/.test(word) ? -1 : /^(?:next|coming|following)/.test(word) ? 1 : 0;
  const { year, month } = yearMonthDay(today);
  switch (unit.toLowerCase()) {
    case 'day':
      return date(isoDay(today + step));
    case 'week':
      if (word === 'past') return duration('P1W');
      return date(isoWeek(today + 7 * step));
    case 'month':
      if (word === 'past') return duration('P1M');
      return date(isoMonth(year, month + step));
    case 'year':
      if (word === 'past') return duration('P1Y');
      return date(isoYear(year + step));
    case 'decade':
      if (word === 'past') return duration('P10Y');
      return date(isoYear(year + 10 * step).slice(0, 3));
    default:
      if (word === 'past') return duration('P100Y');
      return date(String(Math.floor(year / 100) + step).padStart(2, '0'));
  }
}
