import { EVERY_DAY, WEEKDAYS, WEEKEND, type Weekday } from './schedule.ts';

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const GROUPS: Readonly<Record<string, readonly Weekday[]>> = {
  daily: EVERY_DAY,
  everyday: EVERY_DAY,
  day: EVERY_DAY,
  days: EVERY_DAY,
  weekday: WEEKDAYS,
  weekdays: WEEKDAYS,
  workday: WEEKDAYS,
  workdays: WEEKDAYS,
  weekend: WEEKEND,
  weekends: WEEKEND,
};

/** The days a word names: `weekdays`, `mon`, `Thursdays`, `mon-fri`; null when it names none. */
export function readDays(word: string): readonly Weekday[] | null {
  const lower = word.toLowerCase();
  const group = GROUPS[lower];
  if (group) return group;
  const [first, last, ...more] = lower.split(/[-–]/);
  const from = weekday(first!);
  if (from === null || more.length > 0) return null;
  return last === undefined ? [from] : daysBetween(from, weekday(last));
}

/** From one day to another, past Sunday when need be: `sat-mon` is three days. */
export function daysBetween(from: Weekday, to: Weekday | null): readonly Weekday[] | null {
  if (to === null) return null;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (((from - 1 + index) % 7) + 1) as Weekday);
}

/** `Weekdays`, `Every day`, `Mondays, Wednesdays and Fridays`. */
export function daysInWords(days: readonly Weekday[]): string {
  const same = (group: readonly Weekday[]) => group.join() === days.join();
  if (same(EVERY_DAY)) return 'Every day';
  if (same(WEEKDAYS)) return 'Weekdays';
  if (same(WEEKEND)) return 'Weekends';
  return listed(days.map((day) => `${NAMES[day - 1]}s`));
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join();
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The words a day may be meant by, for suggestions. */
export const DAY_WORDS: readonly string[] = [
  ...Object.keys(GROUPS),
  ...NAMES.flatMap((name) => [name.toLowerCase(), `${name.toLowerCase()}s`]),
];

function weekday(word: string): Weekday | null {
  const bare = word.replace(/\.$/, '').replace(/(?<=day)s$/, '');
  if (bare.length < 3) return null;
  const index = NAMES.findIndex((name) => name.toLowerCase() === bare || SHORT[name].includes(bare));
  return index === -1 ? null : ((index + 1) as Weekday);
}

const SHORT: Readonly<Record<(typeof NAMES)[number], readonly string[]>> = {
  Monday: ['mon'],
  Tuesday: ['tue', 'tues'],
  Wednesday: ['wed', 'weds'],
  Thursday: ['thu', 'thur', 'thurs'],
  Friday: ['fri'],
  Saturday: ['sat'],
  Sunday: ['sun'],
};
