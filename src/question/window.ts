import { MONTHS, WEEKDAYS } from '../text/dates/words.ts';
import { type DateExpression, dates } from '../text/dates.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { daysOf } from './days.ts';

/** When what a question asks for was published or happened: first and last day, ISO, both included; null is open. */
export interface Window {
  readonly since: string | null;
  readonly until: string | null;
  /** The words that say so, as they were typed. */
  readonly words: string;
}

/**
 * The time a question limits itself to, as seen from `today` (ISO): "last week", "in June", "since Friday", "between
 * 10 and 14 June". Null where it names none, where a date is part of a name ("the 2022 World Cup"), and for what is
 * still to come, which is told of before it happens.
 */
export function readWindow(text: string, today: string): Window | null {
  // "The bridge fell this week. Who built it?" sets the scene for something that may be long known.
  const asking = sentenceSpans(text).at(-1);
  if (asking === undefined) return null;
  const spelt = withDateCapitals(text);
  const range = rangeIn(spelt.slice(asking.start, asking.end), today);
  if (range !== null) return pastOf({ ...range, words: wordsAt(text, asking.start, range) }, today);
  for (const date of dates(spelt, { published: today, from: asking.start, to: asking.end })) {
    const window = windowOf(spelt, date, today);
    if (window !== null) return pastOf({ ...window, words: wordsAt(text, 0, window) }, today);
  }
  return null;
}

interface Placed {
  readonly since: string | null;
  readonly until: string | null;
  readonly from: number;
  readonly to: number;
}

function wordsAt(text: string, offset: number, { from, to }: Placed): string {
  return text.slice(offset + from, offset + to).trim();
}

function pastOf({ since, until, words }: Placed & { readonly words: string }, today: string): Window | null {
  if ((since !== null && since > today) || (since !== null && until !== null && until < since)) return null;
  return { since, until, words };
}

/** Weekdays and months with the capitals that the reader of dates goes by; "may" and "sun" only where they must be dates. */
function withDateCapitals(text: string): string {
  return text.replace(/\p{L}+/gu, (word, at: number) => {
    const lower = word.toLowerCase();
    if (word !== lower || !(MONTHS.has(lower) || WEEKDAYS.has(lower))) return word;
    const beside =
      /(?:\b(?:in|since|before|after|until|last|this|of|early|late|mid)|\d(?:st|nd|rd|th)?) $/i.test(
        text.slice(0, at),
      );
    const sure =
      lower.length > 4 ||
      lower === 'june' ||
      lower === 'july' ||
      beside ||
      /^ \d/.test(text.slice(at + word.length));
    return sure && lower !== 'march' && lower !== 'mar' ? up(word) : beside ? up(word) : word;
  });
}

const up = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

const MONTH = `(?:${[...MONTHS.keys()].join('|')})\\.?`;
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = '(?:,? (?:\\d{4}))?';
/** "between 10 and 14 June", "from June 10 to 14", "10–14 June 2025", "between 30 May and 2 June". */
const RANGES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:(?:between|from) )?(?<one>${DAY}) ?(?:and|to|until|till|-|–|—) ?(?<two>${DAY})(?: of)? (?<month>${MONTH})(?<year>${YEAR})\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:(?:between|from) )?(?<month>${MONTH}) (?<one>${DAY}) ?(?:and|to|until|till|-|–|—) ?(?<two>${DAY})\\b(?<year>${YEAR})(?! ?[A-Za-z]*\\d)`,
    'i',
  ),
  /\b(?:between|from) (?<left>[\w ,]{3,24}?) (?:and|to|until|till) (?<right>[\w ,]{3,24}?)(?=[?.,;!]|$)/i,
];

/** What stands between two days of any form: most questions have none of it, and the patterns are slow to compile. */
const BETWEEN = /and|to|till|[-–—]/i;

function rangeIn(text: string, today: string): Placed | null {
  if (!BETWEEN.test(text)) return null;
  for (const pattern of RANGES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const { one, two, month, year = '', left, right } = match.groups ?? {};
    const last = right ?? `${two} ${month}${year}`;
    const yearOfLast = /\d{4}/.exec(last)?.[0];
    const first = left ?? `${one} ${month}${year}`;
    const until = dayIn(last, today);
    const since = dayIn(
      yearOfLast !== undefined && !/\d{4}/.test(first) ? `${first} ${yearOfLast}` : first,
      today,
    );
    if (since === null || until === null) continue;
    return { since: since.first, until: until.last, from: match.index, to: match.index + match[0].length };
  }
  return null;
}

function dayIn(words: string, today: string): ReturnType<typeof daysOf> {
  const [date, another] = dates(withDateCapitals(/^\p{L}/u.test(words) ? `in ${words}` : words), {
    published: today,
  });
  return date === undefined || another !== undefined ? null : daysOf(date, today);
}

const BEFORE =
  /\b(?<word>since|before|after|until|till|up to|prior to|by|as of|for|from|during|in|on|over|within|throughout|of)\s+(?<the>(?:the\s+)?)(?:(?:start|beginning|end|month|year|week|day|whole|course|night|morning)\s+of\s+)?$/i;
/** "this week", "yesterday", "two days ago": they say when by themselves. */
const RELATIVE =
  /^(?:(?:the|earlier|later|late|early|over)\s+)*(?:last|this|past|previous|yesterday|today|tonight)\b|\bago$|^(?:the|at the)\s+weekend$/i;
/** After a date that stands for itself; a noun behind it would make it part of a name: "the June 12 crash". */
const ENDS =
  /^(?:\s*(?:$|[?.,;:!)–—-])|\s+(?:and|or|but|to|did|do|does|was|were|is|are|has|have|had|who|what|where|when|how|why|which|that|after|before|in|at|by|for|with|than|about|on|from|near|according|against)\b)/i;
/** "the first time since", "the highest in": a record, not a limit. */
const RECORD = /\b(?:first|most|least|best|worst|last time|\w{3,}est|record|anniversary)\b/i;

function windowOf(text: string, date: DateExpression, today: string): Placed | null {
  // "USA TODAY", "Halloween", "midnight": a time, but not what somebody limits a question with.
  if (!DATED.test(date.text) || (date.text === date.text.toUpperCase() && /\p{Lu}{2}/u.test(date.text)))
    return null;
  const { value, length } = withYear(date, text.slice(date.end), today);
  const days = daysOf({ ...date, value }, today);
  if (days === null) return null;
  const head = text.slice(0, date.start);
  const before = BEFORE.exec(head);
  const word = before?.groups?.word?.toLowerCase() ?? '';
  const relative = RELATIVE.test(date.text);
  const ends = ENDS.test(text.slice(date.end));
  const possessive = /^['’]s\b/.test(text.slice(date.end));
  if (possessive && /^(?:since|before|prior to|after|until|till|up to)$/.test(word)) return null;
  if (!relative && !isLimit(text, date, { word, the: before?.groups?.the ?? '', ends })) return null;
  const placed = {
    from: before === null ? date.start : head.length - before[0].length,
    to: date.end + length,
  };
  switch (word) {
    case 'since':
      return { since: days.first, until: null, ...placed };
    case 'after':
      return { since: days.next, until: null, ...placed };
    case 'before':
    case 'prior to':
      return { since: null, until: days.previous, ...placed };
    case 'until':
    case 'till':
    case 'up to':
      return { since: null, until: days.last, ...placed };
    case 'by':
    case 'as of':
    case 'for':
      return null;
    default:
      return { since: days.first, until: days.last, ...placed };
  }
}

const DATED = new RegExp(
  `\\d|\\b(?:${[...MONTHS.keys(), ...WEEKDAYS.keys()].join('|')}|today|yesterday|tonight|ago|last|this|past|previous|recent|weekend)\\b`,
  'i',
);

/** "in March last year": the month is of the year that is named behind it. */
function withYear(
  { value }: DateExpression,
  behind: string,
  today: string,
): { readonly value: string; readonly length: number } {
  const year = /^\d{4}-\d\d/.test(value) ? /^,? (last|this) year\b/i.exec(behind) : null;
  if (year === null) return { value, length: 0 };
  const named = Number(today.slice(0, 4)) - (year[1]?.toLowerCase() === 'last' ? 1 : 0);
  return { value: `${named}${value.slice(4)}`, length: year[0].length };
}

/** Whether an absolute date limits the question: "in June", "on Friday", "Kidal June 2025"; not "the June 12 crash". */
function isLimit(
  text: string,
  { start, value }: DateExpression,
  { word, the, ends }: { readonly word: string; readonly the: string; readonly ends: boolean },
): boolean {
  const isYear = /^\d{4}$/.test(value);
  if (isYear || word === 'since') {
    if (RECORD.test(text)) return false;
  }
  if (word === '') return ends && !isYear && start > 0;
  if (word === 'of' && !/\d/.test(text.slice(start, start + 12))) return false;
  return the === '' && !isYear ? true : ends;
}
