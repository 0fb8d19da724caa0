import { Cron } from 'croner';
import { EVERY_DAY, type Timing, type Weekday } from './schedule.ts';

/** A cron line without its zone, what follows it, or what is wrong with it; null when it is no cron line. */
export type ReadCron =
  | { readonly timing: Bare; readonly rest: string }
  | { readonly problem: string; readonly suggestion: string | null };

type Bare = Timing extends infer Each ? (Each extends Timing ? Omit<Each, 'zone'> : never) : never;

const EXAMPLE = '45 7 * * 1-5';

const FIELD = String.raw`[\d*][\d*,/-]*`;
const LINE = new RegExp(
  String.raw`^(?:cron:? )?((?:${FIELD} ){2}[\dLW*?,/-]+ (?:[\d*,/-]|[a-z]{3}\b)+ (?:[\d*?,/#L+-]|(?:mon|tue|wed|thu|fri|sat|sun)\b)+|@[a-z]+)(?: (.*))?$`,
  'i',
);

/** Reads `45 7 * * 1-5 Europe/Paris`. What plain times and days can say becomes that, so that it reads back in words. */
export function readCron(text: string): ReadCron | null {
  const [, pattern, rest = ''] = LINE.exec(text) ?? [];
  if (pattern === undefined) return null;
  try {
    const next = cronOf(pattern, 'UTC').nextRun();
    if (next === null) return { problem: `“${pattern}” never comes`, suggestion: EXAMPLE };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error);
    return { problem: `“${pattern}” is no cron line: ${why}`, suggestion: EXAMPLE };
  }
  return { timing: plain(pattern) ?? { kind: 'cron', pattern }, rest };
}

/** The days clocks change: a time that does not exist runs at the next that does, a time that exists twice runs once. */
export function cronOf(pattern: string, zone: string): Cron {
  return new Cron(pattern, { timezone: zone, mode: '5-part', fixedTimeRule: 'no-wildcard', paused: true });
}

/** `45 7 * * 1-5` → 07:45 on weekdays; null for what only cron can say. */
function plain(pattern: string): Bare | null {
  const [minute = '', hour = '', day, month, weekdays = ''] = pattern.split(' ');
  if (day !== '*' || month !== '*' || !/^\d+$/.test(minute) || !/^\d+(,\d+)*$/.test(hour)) return null;
  const days = daysOf(weekdays);
  if (days === null) return null;
  const times = [
    ...new Set(hour.split(',').map((each) => `${each.padStart(2, '0')}:${minute.padStart(2, '0')}`)),
  ];
  return { kind: 'times', times: times.sort(), days };
}

function daysOf(field: string): readonly Weekday[] | null {
  if (field === '*') return EVERY_DAY;
  if (!/^[0-7](-[0-7])?(,[0-7](-[0-7])?)*$/.test(field)) return null;
  const days = field.split(',').flatMap((part) => {
    const [from, to = from] = part.split('-').map(Number);
    return Array.from({ length: to! - from! + 1 }, (_, index) => (((from! + index + 6) % 7) + 1) as Weekday);
  });
  return [...new Set(days)].sort();
}
