/** Civil days as numbers (0 is 1970-01-01), so that dates are counted and compared without time zones. */
export type Day = number;

const MILLISECONDS = 86_400_000;

export interface YearMonthDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** The day of a year, month and day; a month outside 1 to 12 runs into the next years. */
export function dayOf(year: number, month: number, day: number): Day {
  return Math.round(Date.UTC(year, month - 1, day) / MILLISECONDS);
}

export function yearMonthDay(day: Day): YearMonthDay {
  const date = new Date(day * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day an ISO date or date-time names, as printed there; undefined when it names none. */
export function dayOfIso(iso: string): Day | undefined {
  const parts = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(iso);
  if (parts === null) return undefined;
  return dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** 1 is Monday, 7 Sunday, as in ISO 8601. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** `2025-06-12`. */
export function isoDay(day: Day): string {
  const { year, month, day: ofMonth } = yearMonthDay(day);
  return `${isoMonth(year, month)}-${two(ofMonth)}`;
}

/** `2025-06`; a month outside 1 to 12 runs into the next years. */
export function isoMonth(year: number, month: number): string {
  const months = year * 12 + month - 1;
  return `${isoYear(Math.floor(months / 12))}-${two((months % 12) + 1)}`;
}

export function isoYear(year: number): string {
  return String(year).padStart(4, '0');
}

/** `2025-W24`, the ISO week a day lies in. */
export function isoWeek(day: Day): string {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = yearMonthDay(thursday);
  const week = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1;
  return `${isoYear(year)}-W${two(week)}`;
}

/** The `nth` such weekday of a month; the last one for -1. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  if (nth < 0) {
    const last = dayOf(year, month + 1, 1) - 1;
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

/** Easter Sunday, by the anonymous Gregorian rule. */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const n = h + l - 7 * m;
  const month = Math.floor((n + 90) / 25);
  return dayOf(year, month, (n + 33 * month + 19) % 32);
}

const two = (number: number): string => String(number).padStart(2, '0');
