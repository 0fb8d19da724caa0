import {
  type Day,
  dayOfIso,
  isoDay,
  isoMonth,
  isoWeek,
  isoYear,
  weekdayOf,
  yearMonthDay,
} from './calendar.ts';
import {
  date,
  duration,
  type Groups,
  type Reading,
  type Recogniser,
  recogniser,
  type Setting,
  set,
  time,
} from './recogniser.ts';
import { CLOCK_BEFORE, clockOf } from './times.ts';
import { cardinal, DAY_PARTS, NUMBER_OPENERS, PIECE, SEASONS, WEEKDAYS, weekdayNumber } from './words.ts';

const WEEKDAY_OPENERS = [...WEEKDAYS.keys()];
const PART_BEHIND = `(?:\\s+(?:early\\s+|late\\s+)?(?<part>${PIECE.dayPart}))?`;

/** Dates that only the day of publication, or the date named before, can fix. */
export const RELATIVE: readonly Recogniser[] = [
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
    ({ which = '' }, { today, ahead }) => date(`${isoWeek(weekendOf(which.toLowerCase(), today, ahead))}-WE`),
  ),
  // the same day, that day, the next day, the following week, later that year: by the date before.
  recogniser(
    ['the', 'that', 'later', 'earlier'],
    `(?:(?:later|earlier)\\s+)?(?:the\\s+(?:very\\s+)?(?<which>same|next|following|previous)|that(?:\\s+same)?)\\s+(?<unit>day|month|year|week|night|morning|afternoon|evening)(?!s)`,
    leaning,
  ),
  // this year’s third quarter, the year-earlier quarter, the fiscal first quarter of 1984, third-quarter.
  recogniser(
    [
      'the',
      'this',
      'last',
      'next',
      'first',
      'second',
      'third',
      'fourth',
      'its',
      'their',
      'year',
      'fiscal',
      '#',
      'q1',
      'q2',
      'q3',
      'q4',
    ],
    `(?:(?:the|its|their)\\s+)?(?:(?<of>(?:this|last|next)\\s+year['’]s|${PIECE.year})\\s+)?(?:fiscal\\s+|comparable\\s+)?(?<ago>year-?\\s?(?:earlier|ago)\\s+)?(?:fiscal\\s+|calendar\\s+)?(?:(?<which>first|second|third|fourth|final)[- ](?:fiscal\\s+)?quarter|q(?<number>[1-4]))(?:\\s+(?:of\\s+)?(?:(?<year>fiscal\\s+${PIECE.year}|${PIECE.year})|(?<named>(?:last|this|next)\\s+year)))?`,
    quarter,
  ),
  // the quarter, the latest quarter, last quarter, the year-ago period: by the quarter before.
  recogniser(
    ['the', 'this', 'last', 'next', 'latest', 'year'],
    `(?:the\\s+)?(?:(?<which>this|last|next|latest|current|previous|(?:comparable\\s+)?year-?\\s?(?:earlier|ago)|same)\\s+)?(?<unit>quarter|(?<=(?:latest|year-?\\s?(?:earlier|ago))\\s)period)(?!s)(?:\\s+a\\s+year\\s+(?:ago|earlier))?`,
    sameQuarter,
  ),
  // a year earlier, a year ago; with a quarter before, that quarter of the other year.
  recogniser(
    ['a', 'one', 'year'],
    `(?:(?:a|one)\\s+year[- ](?:earlier|ago|before)|year-(?:earlier|ago))`,
    (_, { today, quarter }) => {
      const { year } = yearMonthDay(today);
      const known = /^(\d{4})-(Q\d)$/.exec(quarter ?? '');
      const value = known === null ? isoYear(year - 1) : `${isoYear(Number(known[1]) - 1)}-${known[2]}`;
      return { ...date(value), leaning: true };
    },
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
  if (/\b(?:Black|Good|Super|Bloody|Cyber|Ash|Palm|Fat|Mail on|Ruby) $/.test(before)) return true;
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
  else if (back !== 0 && setting.ahead()) day = today + 7 - back;
  return timed(day, part, clock ?? behind);
}

function weekendOf(which: string, today: Day, ahead: () => boolean): Day {
  if (which === 'next') return today + 7;
  const ongoing = weekdayOf(today) >= 6;
  if (which === 'last' || which.endsWith('past')) return today - 7;
  if (which === 'this' || ongoing || ahead()) return today;
  return today - 7;
}

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

const QUARTERS = ['first', 'second', 'third', 'fourth'];

function quarter({ of, ago, which, number, year, named }: Groups, setting: Setting): Reading | undefined {
  const place =
    number ?? String(which?.toLowerCase() === 'final' ? 4 : QUARTERS.indexOf(which?.toLowerCase() ?? '') + 1);
  const now = yearMonthDay(setting.today);
  const words = of ?? year ?? named ?? '';
  const written = /\d{4}/.exec(words)?.[0];
  if (number !== undefined && written === undefined && setting.text[setting.start] === 'q') return undefined;
  // The quarter under way or the last one: results are told after its end.
  const running = Math.ceil(now.month / 3);
  const passed = Number(place) <= running ? now.year : now.year - 1;
  const step = /^last/i.test(words) ? -1 : /^next/i.test(words) ? 1 : 0;
  const base =
    written !== undefined
      ? Number(written)
      : words !== ''
        ? now.year + step
        : setting.ahead()
          ? now.year
          : passed;
  return date(`${isoYear(base - (ago === undefined ? 0 : 1))}-Q${place}`);
}

/** From the quarter under way. */
const QUARTERS_AWAY: Readonly<Record<string, number>> = { last: -1, this: 0, current: 0, next: 1 };

function sameQuarter({ which, unit }: Groups, { quarter, today, text, start }: Setting): Reading | undefined {
  const known = /^(\d{4})-Q(\d)$/.exec(quarter ?? '');
  const word = which?.toLowerCase() ?? '';
  const ago = word.includes('year');
  const now = yearMonthDay(today);
  const running = now.year * 4 + Math.ceil(now.month / 3) - 1;
  // The latest quarter with results is the one before the running one.
  const told = known === null ? running - 1 : Number(known[1]) * 4 + Number(known[2]) - 1;
  const index = word === 'previous' ? told - 1 : told;
  if (known === null && (which === undefined || unit === 'period')) return undefined;
  if (which === undefined && !/^the/i.test(text.slice(start, start + 3))) return undefined;
  const at = QUARTERS_AWAY[word] === undefined ? index - (ago ? 4 : 0) : running + QUARTERS_AWAY[word];
  return { ...date(`${isoYear(Math.floor(at / 4))}-Q${(at % 4) + 1}`), leaning: true };
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

function anchorOf(before: Reading | undefined): Day | undefined {
  return before !== undefined && /^\d{4}-\d\d-\d\d/.test(before.value) ? dayOfIso(before.value) : undefined;
}

function season({ which, season: name = '', year }: Groups, setting: Setting): Reading | undefined {
  const { text, start, end, today } = setting;
  const plain = name.toLowerCase();
  const word = which?.toLowerCase().replace(/\s+/g, ' ');
  const article = /^the\b/i.test(text.slice(start, end));
  if (word === undefined && year === undefined) {
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
  const ahead = word === undefined && setting.ahead();
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
