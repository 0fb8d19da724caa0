import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badQuietDays, nextRuns, runsBetween } from '../../../src/delivery/schedules/runs.ts';
import { EVERY_DAY, type Timing, type Weekday } from '../../../src/delivery/schedules/schedule.ts';

/** Zones with every kind of change of the clocks, and without one. */
const ZONES = [
  'Europe/Paris',
  'Europe/Dublin', // winter time is the exception, in the data
  'America/New_York',
  'America/Havana', // changes at midnight and at one
  'America/St_Johns', // half an hour off
  'America/Santiago', // the day begins at one
  'Asia/Beirut', // from midnight to one, and back into yesterday
  'Asia/Kolkata',
  'Africa/Casablanca', // back for Ramadan
  'Africa/Cairo',
  'Antarctica/Troll', // two hours
  'Australia/Lord_Howe', // half an hour
  'Pacific/Chatham', // three quarters of an hour off
  'Pacific/Apia',
  'UTC',
];

/** A time on the day of a change, and when it is due in UTC. */
const EDGES = [
  ['Europe/Paris', '02:30', '2026-03-29', '2026-03-29T01:00Z', 'does not exist'],
  ['Europe/Paris', '02:30', '2026-10-25', '2026-10-25T00:30Z', 'exists twice'],
  ['Europe/Paris', '03:00', '2026-03-29', '2026-03-29T01:00Z', 'is the first after the gap'],
  ['Europe/Paris', '07:45', '2026-03-29', '2026-03-29T05:45Z', 'comes after the change'],
  ['America/New_York', '02:15', '2026-03-08', '2026-03-08T07:00Z', 'does not exist'],
  ['America/New_York', '01:15', '2026-11-01', '2026-11-01T05:15Z', 'exists twice'],
  ['Australia/Lord_Howe', '02:15', '2026-10-04', '2026-10-03T15:30Z', 'does not exist, half an hour'],
  ['Australia/Lord_Howe', '01:45', '2026-04-05', '2026-04-04T14:45Z', 'exists twice, half an hour'],
  ['Asia/Beirut', '00:00', '2026-03-29', '2026-03-28T22:00Z', 'does not exist, at midnight'],
  ['Asia/Beirut', '23:30', '2026-10-24', '2026-10-24T20:30Z', 'exists twice, before midnight'],
  ['America/Santiago', '00:30', '2026-09-06', '2026-09-06T04:00Z', 'does not exist, at midnight'],
  ['America/Havana', '00:30', '2026-11-01', '2026-11-01T04:30Z', 'exists twice, after midnight'],
  ['Antarctica/Troll', '01:30', '2026-03-29', '2026-03-29T01:00Z', 'does not exist, two hours'],
  ['Antarctica/Troll', '01:30', '2026-10-25', '2026-10-24T23:30Z', 'exists twice, two hours'],
  ['Africa/Casablanca', '02:30', '2026-02-15', '2026-02-15T01:30Z', 'exists twice, for Ramadan'],
  ['Africa/Casablanca', '02:30', '2026-03-22', '2026-03-22T02:00Z', 'does not exist, after Ramadan'],
  ['Pacific/Chatham', '03:00', '2026-09-27', '2026-09-26T14:00Z', 'does not exist, at a quarter to three'],
] as const;

const daily = (zone: string, times: readonly string[], days: readonly Weekday[] = EVERY_DAY): Timing => ({
  kind: 'times',
  times,
  days,
  zone,
});

describe('the runs of a schedule', () => {
  it.each(EDGES)('%s %s on %s: %s (%s)', (zone, time, day, due) => {
    const noon = (date: string, days: number) => new Date(Date.parse(`${date}T12:00Z`) + days * DAY);
    const timing = daily(zone, [time]);
    const runs = runsBetween({ timing, quietDays: [] }, noon(day, -3), noon(day, 3));
    expect(runs.map(Number)).toContain(Date.parse(due));
    expect(runs.filter((run) => Math.abs(run.getTime() - Date.parse(due)) < 4 * 3_600_000)).toHaveLength(1);
    expect(new Set(runs.map((run) => Math.round(run.getTime() / DAY))).size).toBe(runs.length);
  });

  it('are the first moments at which the clocks show the time or later, once a day, in every zone', () => {
    const year = Date.parse('2026-01-01T00:00Z');
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), minute, fc.constantFrom(2026, 2027), (zone, at, of) => {
        const from = new Date(year + (of - 2026) * 365 * DAY);
        const to = new Date(from.getTime() + 365 * DAY);
        const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
        const runs = runsBetween({ timing: daily(zone, [time]), quietDays: [] }, from, to);
        expect(runs.map((run) => run.toISOString())).toEqual(expectedRuns(zone, time, from, to));
      }),
      { numRuns: 40 },
    );
  });

  it('never come twice for two times that meet at the end of a gap', () => {
    const timing = daily('Europe/Paris', ['02:15', '02:45', '03:00']);
    const runs = runsBetween(
      { timing, quietDays: [] },
      new Date('2026-03-28T22:00Z'),
      new Date('2026-03-29T20:00Z'),
    );
    expect(runs).toEqual([new Date('2026-03-29T01:00Z')]);
  });

  it('leave quiet days out, as the zone counts its days', () => {
    const quietDays = ['2026-12-25', '12-27', '2026-12-30..2027-01-02'];
    const runs = nextRuns(
      { timing: daily('Pacific/Auckland', ['08:00']), quietDays },
      new Date('2026-12-23T12:00Z'),
      5,
    );
    expect(runs.map((run) => run.toISOString().slice(5, 10))).toEqual([
      '12-23', // the 24th in Auckland
      '12-25',
      '12-27',
      '12-28',
      '01-02',
    ]);
  });

  it('never come when every day is quiet', () => {
    const quietDays = ['2020-01-01..2099-12-31'];
    expect(nextRuns({ timing: daily('UTC', ['08:00']), quietDays }, new Date('2026-01-01'), 3)).toEqual([]);
  });

  it('name the quiet days that are none', () => {
    const days = ['2026-12-25', '12-25', '02-29', '2026-12-24..2027-01-01'];
    const none = ['2026-02-30', '13-01', 'soon', '2027-01-01..2026-01-01', '2026-1-1', 'a..b..c'];
    expect(badQuietDays([...days, ...none])).toEqual(none);
  });
});

/** By reading the wall clock, every minute on days when it changes: nothing of croner in it. */
function expectedRuns(zone: string, time: string, from: Date, to: Date): string[] {
  const runs = new Set<string>();
  const wall = wallClock(zone);
  const offset = (moment: number) => Date.parse(`${wall(moment).replace(' ', 'T')}Z`) - moment;
  for (let day = from.getTime() - 2 * DAY; day <= to.getTime() + 2 * DAY; day += DAY) {
    const target = `${new Date(day).toISOString().slice(0, 10)} ${time}`;
    const utc = Date.parse(`${target.replace(' ', 'T')}Z`);
    const before = offset(utc - DAY);
    let due = utc - before;
    if (offset(utc + DAY) !== before) {
      // Either side's offset may be the day's: from the earlier of both moments on, the clock shows it first.
      due = Math.min(due, utc - offset(utc + DAY)) - 3 * HOUR;
      while (wall(due) < target) due += 60_000;
    }
    if (due > from.getTime() && due <= to.getTime()) runs.add(new Date(due).toISOString());
  }
  return [...runs].sort();
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const walls = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-29 03:00`, as a clock in the zone shows it. */
function wallClock(zone: string): (moment: number) => string {
  const format =
    walls.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  walls.set(zone, format);
  return (moment) => format.format(moment);
}
