import { daysInWords, listed } from './days.ts';
import { nextRuns } from './runs.ts';
import type { Schedule, TimesOfDay, Timing } from './schedule.ts';

/** `Weekdays at 07:45, Europe/Paris`. */
export function timingInWords(timing: Timing): string {
  const when = timing.kind === 'cron' ? `By cron “${timing.pattern}”` : daysAndTimes(timing);
  return `${when}, ${timing.zone}`;
}

/** `Weekdays at 07:45`: as it may be typed, too. */
export function daysAndTimes({ days, times }: TimesOfDay): string {
  return `${daysInWords(days)} at ${listed(times)}`;
}

/** `Next: …; …; ….`: the next three runs, by the clocks of the schedule's zone. */
export function nextInWords(schedule: Pick<Schedule, 'timing' | 'quietDays'>, now: Date): string {
  const runs = nextRuns(schedule, now, 3).map((run) => runInWords(run, schedule.timing.zone));
  return runs.length === 0 ? 'It never comes.' : `Next: ${runs.join('; ')}.`;
}

/** `Mon 30 March 2026, 07:45 (UTC+2)`: with the offset, so that a change of the clocks is seen coming. */
export function runInWords(run: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).formatToParts(run);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace(/^GMT/, 'UTC');
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')} (${offset})`;
}
