import { describe, expect, it } from 'vitest';
import { createScheduler } from '../../src/delivery/scheduler.ts';
import { addSchedule, listSchedules } from '../../src/delivery/schedules/kept.ts';
import { runsBetween } from '../../src/delivery/schedules/runs.ts';
import { newStore } from '../store/stores.ts';
import { Clock, composeName, MemoryCourier, noteOf, scheduled, untilWoken } from './channel.ts';

const TEN = [
  'weekdays 7:45 Europe/Paris',
  'daily 2:30 Europe/London',
  'daily 1:30 and 2:15 America/New_York',
  'mon,wed,fri 07:30 and 17:00 America/Los_Angeles',
  'daily 0:00 Asia/Beirut',
  'daily 0:30 America/Santiago',
  'daily 1:45 and 2:15 Australia/Lord_Howe',
  'weekends 9:00 Asia/Kolkata',
  'daily 3:00 Pacific/Chatham',
  '30 2 * * 0 Africa/Casablanca',
];

/**
 * Runs the ten; with `trouble`, posts fail, the process begins anew now and then, and the clock jumps
 * by hours both ways.
 */
async function run(from: string, to: string, trouble: boolean) {
  const clock = new Clock(from);
  const end = new Date(to);
  const courier = new MemoryCourier();
  const database = await newStore(clock.now());
  const start = clock.now();
  for (const [index, typed] of TEN.entries()) {
    await addSchedule(database, scheduled(typed, { id: `s${index}`, channel: `c${index % 4}` }), start);
  }
  const born = () =>
    createScheduler({
      database,
      couriers: [courier],
      compose: composeName,
      now: clock.now,
      elapsed: () => clock.now().getTime(),
      sleep: untilWoken,
    });
  let scheduler = born();
  for (let turn = 0; clock.now() < end; turn++) {
    if (trouble && turn % 5 === 0) courier.faults.push(turn % 2 === 0 ? 'lost after' : 'lost before');
    const next = await scheduler.tick();
    if (trouble && turn % 7 === 0) scheduler = born();
    if (trouble && turn % 11 === 0) {
      const right = clock.now();
      clock.pass([-300, 400, 95, -60][(turn / 11) % 4]!);
      await scheduler.tick();
      clock.set(right);
      await scheduler.tick();
    }
    clock.set(next > end ? end : next);
  }
  const due = (await listSchedules(database)).flatMap((schedule) =>
    runsBetween(schedule, start, new Date(end.getTime() - 1)).map(
      (run) => `${schedule.id} ${run.toISOString()}`,
    ),
  );
  const posted = courier.posts
    .filter(({ thread }) => thread === null)
    .map((post) => noteOf(post).slice(0, 27));
  await database.close();
  return { due, posted, details: courier.posts.length - posted.length };
}

describe('ten schedules in ten zones', () => {
  it.each([
    ['2026-01-01', '2027-01-01', 'a year', false],
    ['2026-03-01', '2026-05-01', 'with failures, restarts and a jumping clock', true],
    ['2026-09-15', '2026-11-15', 'with failures, restarts and a jumping clock', true],
  ])('are posted from %s to %s, %s, with none doubled and none missed', async (from, to, _, trouble) => {
    const began = performance.now();
    const { due, posted, details } = await run(from, to, trouble);
    const doubled = posted.length - new Set(posted).size;
    const missed = due.filter((each) => !posted.includes(each)).length;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `${from} to ${to} in ${seconds} s: ${due.length} due, ${posted.length} posted, ${doubled} doubled, ${missed} missed`,
    );
    expect({ doubled, missed, details }).toEqual({ doubled: 0, missed: 0, details: posted.length });
    expect([...posted].sort()).toEqual([...due].sort());
  });
});
