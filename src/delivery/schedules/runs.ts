import type { Cron } from 'croner';
import { cronOf } from './cron.ts';
import type { Schedule, Timing } from './schedule.ts';

type Timed = Pick<Schedule, 'timing' | 'quietDays'>;

/** A schedule on the 29th of February whose quiet days hide it: looked for this many runs long. */
const MOST_QUIET = 400;

/**
 * The first moment after `after` at which the schedule is due; null when there is none. On the day the clocks change,
 * a time that does not exist is due when the clocks have jumped over it, and a time that exists twice the first time.
 */
export function nextRun({ timing, quietDays }: Timed, after: Date): Date | null {
  let from = after;
  for (let tries = 0; tries < MOST_QUIET; tries++) {
    const next = earliest(timing, from);
    if (next === null || quietDays.length === 0 || !isQuiet(next, timing.zone, quietDays)) return next;
    from = next;
  }
  return null;
}

/** The next `count` runs after `after`. */
export function nextRuns(schedule: Timed, after: Date, count: number): Date[] {
  const runs: Date[] = [];
  for (let next = nextRun(schedule, after); next !== null && runs.length < count; ) {
    runs.push(next);
    next = nextRun(schedule, next);
  }
  return runs;
}

/** Every run after `from` and up to `to`, ascending. */
export function runsBetween(schedule: Timed, from: Date, to: Date): Date[] {
  const runs: Date[] = [];
  for (let next = nextRun(schedule, from); next !== null && next <= to; next = nextRun(schedule, next)) {
    runs.push(next);
  }
  return runs;
}

/** `2026-12-25`: the date on the calendar of `zone`. */
function localDate(moment: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(moment);
}

/** What is no quiet day: neither `2026-12-25`, nor `12-25`, nor `2026-12-24..2027-01-01`. */
export function badQuietDays(days: readonly string[]): string[] {
  const date = (text: string) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && realDay(text);
  return days.filter((day) => {
    if (/^\d\d-\d\d$/.test(day)) return !date(`2024-${day}`);
    const [from = '', to = from, ...more] = day.split('..');
    return more.length > 0 || !date(from) || !date(to) || from > to;
  });
}

/** `2026-02-30` parses in JavaScript, as the 2nd of March. */
function realDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

function isQuiet(moment: Date, zone: string, quietDays: readonly string[]): boolean {
  const date = localDate(moment, zone);
  return quietDays.some((day) => {
    if (day.length === 5) return date.endsWith(`-${day}`);
    const [from = '', to = from] = day.split('..');
    return from <= date && date <= to;
  });
}

interface Remembered {
  readonly cron: Cron;
  /** The last question and its answer: most ticks ask again before the answer has come. */
  after: number;
  next: Date | null;
}

const remembered = new Map<string, Remembered>();
/** A bot has tens of schedules; past this the memory starts anew. */
const MEMORY = 1000;

function earliest(timing: Timing, after: Date): Date | null {
  const runs = patterns(timing).flatMap((pattern) => cronNext(pattern, timing.zone, after) ?? []);
  return runs.length === 0 ? null : new Date(Math.min(...runs.map(Number)));
}

function cronNext(pattern: string, zone: string, after: Date): Date | null {
  const key = `${pattern} ${zone}`;
  let known = remembered.get(key);
  if (known === undefined) {
    if (remembered.size >= MEMORY) remembered.clear();
    known = { cron: cronOf(pattern, zone), after: Number.POSITIVE_INFINITY, next: null };
    remembered.set(key, known);
  }
  const fresh = known.after <= after.getTime() && (known.next === null || after < known.next);
  if (!fresh) {
    known.next = known.cron.nextRun(after);
    known.after = after.getTime();
  }
  return known.next;
}

/** One line a time: each is a fixed time of its own, and the clocks' changes move it alone. */
function patterns(timing: Timing): string[] {
  if (timing.kind === 'cron') return [timing.pattern];
  return timing.times.map((time) => {
    const [hour, minute] = time.split(':').map(Number);
    return `${minute} ${hour} * * ${timing.days.join(',')}`;
  });
}
