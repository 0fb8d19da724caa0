import type { Span } from '../article.ts';
import { ABSOLUTE } from './dates/absolute.ts';
import { type Day, dayOfIso } from './dates/calendar.ts';
import { DAYS } from './dates/days.ts';
import { FEAST_DAYS } from './dates/feasts.ts';
import { PERIODS } from './dates/periods.ts';
import { QUARTERLY } from './dates/quarters.ts';
import type { DateType, Reading, Recogniser, Setting } from './dates/recogniser.ts';
import { REFERENCES } from './dates/references.ts';
import { SPANS } from './dates/spans.ts';
import { type Tense, tenseAround } from './dates/tense.ts';
import { YEARS } from './dates/years.ts';

/** An expression of time with its TIMEX3 value: `on Thursday` is `2025-06-12` in a story of Saturday 14 June 2025. */
export interface DateExpression extends Span {
  readonly text: string;
  readonly type: DateType;
  readonly value: string;
}

export interface DatesOptions {
  /** ISO date of publication; without it only what the calendar fixes alone is read. */
  readonly published?: string | undefined;
  readonly from?: number;
  readonly to?: number;
}

/** In this order: the longer and surer reading first, what leans on another date after what stands alone. */
const RECOGNISERS: readonly Recogniser[] = [
  ...ABSOLUTE,
  ...YEARS,
  ...FEAST_DAYS,
  ...DAYS,
  ...QUARTERLY,
  ...PERIODS,
  ...SPANS,
  ...REFERENCES,
];

const BY_OPENER = byOpener(RECOGNISERS);

/** The expressions of time between `from` and `to`, in order; each `text` is the slice from `start` to `end`. */
export function dates(
  text: string,
  { published, from = 0, to = text.length }: DatesOptions = {},
): DateExpression[] {
  const today = published === undefined ? undefined : dayOfIso(published);
  if (today !== undefined) return datesAsOf(text, { today, from, to });
  // What two days far apart agree on does not depend on the day.
  const [one, other] = SOME_DAYS.map((day) => datesAsOf(text, { today: day, from, to })) as [
    DateExpression[],
    DateExpression[],
  ];
  return one.filter(({ start, value }) => other.some((each) => each.start === start && each.value === value));
}

/** 1990-02-06 and 2013-10-24: no weekday, month, quarter, year, decade or century in common. */
const SOME_DAYS: readonly Day[] = [7341, 16002];

function datesAsOf(
  text: string,
  { today, from, to }: { readonly today: Day; readonly from: number; readonly to: number },
): DateExpression[] {
  const found: DateExpression[] = [];
  let before: Reading | undefined;
  let beforeEnd = -1;
  let quarter: string | undefined;
  let at = from;
  while (at < to) {
    if (!isWordUnit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < to && isWordUnit(text.charCodeAt(end))) end++;
    const hit = recognise(text, { start: at, end, to }, { today, before, beforeEnd, quarter });
    if (hit === undefined) {
      at = end;
      continue;
    }
    const { leaning, ...expression } = hit;
    found.push(expression);
    if (/^\d{4}/.test(hit.value) && leaning === undefined) {
      before = hit;
      beforeEnd = hit.end;
      if (/-Q\d$/.test(hit.value)) quarter = hit.value;
    }
    at = hit.end;
  }
  return found;
}

function recognise(
  text: string,
  word: Span & { readonly to: number },
  memory: Pick<Setting, 'today' | 'before' | 'beforeEnd' | 'quarter'>,
): (DateExpression & Reading) | undefined {
  const { start, to } = word;
  for (const { pattern, read } of BY_OPENER.get(openerOf(text, start, word.end)) ?? []) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) continue;
    const end = start + match[0].length;
    if (end > to || isOfAName(text, start, match[0])) continue;
    const tense = (): Tense => tenseAround(text, start, end);
    const reading = read(match.groups ?? {}, { text, start, end, ...memory, tense });
    if (reading !== undefined) return { start, end, text: match[0], ...reading };
  }
  return undefined;
}

/** `USA Today`, `Crimea Today News`: in the middle of a sentence only a name has it with a capital. */
function isOfAName(text: string, start: number, word: string): boolean {
  return (
    /^(?:Today|Tomorrow|Tonight|Now|Yesterday)$/.test(word) &&
    /\p{Lu}[\p{L}.]*\s$/u.test(text.slice(Math.max(0, start - 20), start))
  );
}

function openerOf(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start);
  return first >= 48 && first <= 57 ? '#' : text.slice(start, end).toLowerCase();
}

function byOpener(recognisers: readonly Recogniser[]): ReadonlyMap<string, readonly Recogniser[]> {
  const map = new Map<string, Recogniser[]>();
  for (const each of recognisers) {
    for (const opener of each.opens) {
      const list = map.get(opener);
      if (list === undefined) map.set(opener, [each]);
      else if (!list.includes(each)) list.push(each);
    }
  }
  return map;
}

/** Letters and digits of any script; beyond ASCII all but punctuation and spaces. */
function isWordUnit(code: number): boolean {
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && code !== 0x3000;
}
