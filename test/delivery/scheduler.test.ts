import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sleep } from '../../src/clock.ts';
import type { Compose } from '../../src/delivery/make.ts';
import { readSentences } from '../../src/delivery/read.ts';
import { createScheduler, type Scheduler } from '../../src/delivery/scheduler.ts';
import {
  addSchedule,
  changeSchedule,
  pauseSchedule,
  removeSchedule,
  resumeSchedule,
} from '../../src/delivery/schedules/kept.ts';
import type { Schedule } from '../../src/delivery/schedules/schedule.ts';
import { makeSlotNow } from '../../src/delivery/slots.ts';
import { lastPosted } from '../../src/delivery/status.ts';
import type { Database } from '../../src/store/database.ts';
import { newStore } from '../store/stores.ts';
import { until } from '../until.ts';
import { Clock, composeName, MemoryCourier, noteOf, page, scheduled, untilWoken } from './channel.ts';

let clock: Clock;
let courier: MemoryCourier;
let database: Database;

beforeEach(async () => {
  clock = new Clock('2026-06-15T06:00:00Z');
  courier = new MemoryCourier();
  database = await newStore(clock.now());
});

afterEach(() => database.close());

function process(compose: Compose = composeName, elapsed = () => clock.now().getTime()): Scheduler {
  const { now } = clock;
  return createScheduler({ database, couriers: [courier], compose, now, elapsed, sleep: untilWoken });
}

const mains = () => courier.posts.filter(({ thread }) => thread === null).map(noteOf);
const notes = async () =>
  (
    await database.query<{ state: string; note: string | null }>('SELECT state, note FROM slots ORDER BY due')
  ).map(({ state, note }) => `${state}${note === null ? '' : `: ${note}`}`);

describe('a scheduler', () => {
  it('posts a briefing when it is due, with its detail in its thread, once', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    const scheduler = process();
    expect(await scheduler.tick()).toEqual(new Date('2026-06-15T07:45:00Z'));
    expect(courier.posts).toEqual([]);
    clock.set('2026-06-15T07:45:00Z');
    expect(await scheduler.tick()).toEqual(new Date('2026-06-16T07:45:00Z'));
    await scheduler.tick();
    expect(courier.posts).toMatchObject([
      {
        key: 'briefing:s:2026-06-15T07:45:00.000Z',
        thread: null,
        message: page('s 2026-06-15T07:45:00.000Z'),
      },
      { key: 'briefing:s:2026-06-15T07:45:00.000Z:detail', thread: '1', message: page('detail') },
    ]);
    expect(courier.lookups).toEqual([]);
    expect(await readSentences(database, 'memory', 'c')).toEqual(new Set(['s 2026-06-15T07:45:00.000Z']));
  });

  it('says that a briefing is late, and why', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    await process().tick();
    clock.set('2026-06-15T08:10:00Z');
    await process().tick();
    expect(mains()).toEqual(['s 2026-06-15T07:45:00.000Z Late by 25 minutes: the bot was not running.']);
  });

  it('does not say that no bot was running where another one was', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    const failing = process(async () => {
      throw new Error('no archive');
    });
    clock.set('2026-06-15T07:45:00Z');
    await failing.tick();
    clock.set('2026-06-15T07:51:00Z');
    await failing.tick();
    clock.set('2026-06-15T07:52:00Z');
    await process().tick();
    expect(mains()).toEqual([
      's 2026-06-15T07:45:00.000Z Late by 7 minutes: it could not be written at first.',
    ]);
  });

  it('tells a machine that slept from a bot that did not run', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    const scheduler = process();
    await scheduler.tick();
    clock.set('2026-06-15T09:15:00Z');
    await scheduler.tick();
    expect(mains()).toEqual([
      's 2026-06-15T07:45:00.000Z Late by 1 h 30 min: the machine was asleep, or its clock was set.',
    ]);
  });

  it.each([
    [
      'latest',
      ['10:00'],
      [
        'missed: more than 120 minutes late',
        'missed: a newer one was due at 2026-06-15T10:00:00.000Z',
        'posted',
      ],
    ],
    ['all', ['09:00', '10:00'], ['missed: more than 120 minutes late', 'posted', 'posted']],
    [
      'skip',
      [],
      [
        'missed: more than 120 minutes late',
        'missed: missed, and the schedule skips those',
        'missed: missed, and the schedule skips those',
      ],
    ],
  ] as const)('with the policy %s posts %j of the missed slots', async (policy, posted, states) => {
    await addSchedule(database, scheduled('daily 8:00 9:00 10:00 UTC', { id: 's', policy }), clock.now());
    await process().tick();
    clock.set('2026-06-15T10:30:00Z');
    await process().tick();
    expect(mains().map((note) => note.slice(13, 18))).toEqual(posted);
    expect(await notes()).toEqual(states);
  });

  it('finds nothing missed from before a schedule was made, changed or resumed', async () => {
    clock.set('2026-06-15T08:00:00Z');
    const { id } = await addSchedule(database, scheduled('daily 7:45 UTC'), clock.now());
    await process().tick();
    clock.set('2026-06-15T08:30:00Z');
    await changeSchedule(database, id, { timing: scheduled('daily 8:15 UTC').timing }, clock.now());
    await process().tick();
    await pauseSchedule(database, id, clock.now());
    clock.set('2026-06-16T08:20:00Z');
    await process().tick();
    await resumeSchedule(database, id, clock.now());
    await process().tick();
    expect(courier.posts).toEqual([]);
    clock.set('2026-06-17T08:15:00Z');
    await process().tick();
    expect(mains()).toHaveLength(1);
  });

  it('posts nothing of a removed schedule', async () => {
    const { id } = await addSchedule(database, scheduled('daily 7:45 UTC'), clock.now());
    courier.faults = ['lost before'];
    clock.set('2026-06-15T07:45:00Z');
    const scheduler = process();
    await removeSchedule(database, id, clock.now());
    await scheduler.tick();
    expect(courier.posts).toEqual([]);
  });

  it.each([
    ['lost after', 1],
    ['lost before', 1],
  ] as const)('looks a post up that was %s, before posting it again', async (fault, posted) => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    courier.faults = [fault];
    clock.set('2026-06-15T07:45:00Z');
    const scheduler = process();
    await scheduler.tick();
    clock.pass(1);
    await scheduler.tick();
    expect(mains()).toHaveLength(posted);
    expect(courier.posts).toHaveLength(2);
    expect(courier.lookups).toEqual(['briefing:s:2026-06-15T07:45:00.000Z']);
    expect(await notes()).toEqual(['posted']);
  });

  it('does not try again what was refused', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    courier.faults = ['refused'];
    clock.set('2026-06-15T07:45:00Z');
    await process().tick();
    clock.pass(10);
    await process().tick();
    expect(courier.posts).toEqual([]);
    expect(await notes()).toEqual(['failed: channel_not_found']);
  });

  it('gives up once it is too late, with the reason', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's', latestMinutes: 20 }), clock.now());
    courier.faults = Array.from({ length: 50 }, () => 'lost before');
    clock.set('2026-06-15T07:45:00Z');
    const scheduler = process();
    for (let minute = 0; minute < 30; minute++) {
      await scheduler.tick();
      clock.pass(1);
    }
    expect(await notes()).toEqual(['failed: its time was over: socket hang up']);
    expect(await scheduler.tick()).toEqual(new Date('2026-06-16T07:45:00Z'));
  });

  it('holds nothing back for a post that cannot be looked up, once its time is over', async () => {
    const rest = { id: 's', latestMinutes: 20 };
    await addSchedule(database, scheduled('daily 7:45 9:00 UTC', rest), clock.now());
    courier.faults = ['lost before'];
    courier.isBlind = true;
    clock.set('2026-06-15T07:45:00Z');
    const scheduler = process();
    for (let minute = 0; minute < 30; minute++) {
      await scheduler.tick();
      clock.pass(1);
    }
    expect(courier.lookups.length).toBeGreaterThan(1);
    clock.set('2026-06-15T09:00:00Z');
    await scheduler.tick();
    expect(mains()).toEqual(['s 2026-06-15T09:00:00.000Z']);
    expect(await notes()).toEqual([
      'failed: its time was over, and nobody can tell whether it stands there: ratelimited',
      'posted',
    ]);
  });

  it('writes a briefing again that could not be written, and says so', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    let broken = true;
    const scheduler = process((schedule, slot) => {
      if (broken) throw new Error('no index');
      return composeName(schedule, slot);
    });
    clock.set('2026-06-15T07:45:00Z');
    await scheduler.tick();
    expect(await notes()).toEqual(['due: no index']);
    broken = false;
    clock.pass(6);
    await scheduler.tick();
    expect(mains()).toEqual([
      's 2026-06-15T07:45:00.000Z Late by 6 minutes: it could not be written at first.',
    ]);
  });

  it.each([
    [page('Nothing new.'), ['Nothing new.'], 'posted'],
    [null, [], 'nothing'],
  ] as const)('with nothing new says %j', async (say, said, state) => {
    await addSchedule(database, scheduled('daily 7:45 UTC'), clock.now());
    clock.set('2026-06-15T07:45:00Z');
    await process(async () => ({ nothing: true, say })).tick();
    expect(mains()).toEqual(said);
    expect(await notes()).toEqual([state]);
  });

  it('writes a briefing only after the channel has read the one before', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 'a' }), clock.now());
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 'b' }), clock.now());
    const known: number[] = [];
    courier.faults = ['lost after'];
    const scheduler = process(async (schedule, slot) => {
      known.push((await readSentences(database, 'memory', 'c')).size);
      return composeName(schedule, slot);
    });
    clock.set('2026-06-15T07:45:00Z');
    await scheduler.tick();
    expect(known).toEqual([0]);
    clock.pass(1);
    await scheduler.tick();
    expect(known).toEqual([0, 1]);
    expect(courier.posts.map(({ key }) => key.slice(9, 10))).toEqual(['a', 'a', 'b', 'b']);
  });

  it('runs one now', async () => {
    const schedule = await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    const scheduler = process();
    const ticking = scheduler.tick();
    await makeSlotNow(database, schedule, clock.now());
    await scheduler.hurry(schedule);
    expect(mains()).toEqual(['s 2026-06-15T06:00:00.000Z']);
    await ticking;
  });

  describe('with a channel whose platform does not answer', () => {
    let release: () => void;
    let wake: () => void;
    let scheduler: Scheduler;
    let slow: Schedule;
    let quick: Schedule;

    beforeEach(async () => {
      courier.waits.set(
        'slow',
        new Promise((resolve) => {
          release = resolve;
        }),
      );
      const woken = new EventTarget();
      wake = () => woken.dispatchEvent(new Event('wake'));
      const sleep: Sleep = (_, signal) =>
        new Promise((resolve) => {
          if (signal.aborted) resolve();
          woken.addEventListener('wake', () => resolve(), { once: true });
          signal.addEventListener('abort', () => resolve());
        });
      const { now } = clock;
      scheduler = createScheduler({ database, couriers: [courier], compose: composeName, now, sleep });
      slow = await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's', channel: 'slow' }), now());
      quick = await addSchedule(database, scheduled('daily 7:50 UTC', { id: 'q', channel: 'quick' }), now());
      clock.set('2026-06-15T07:45:00Z');
      scheduler.start();
      await until(async () => (await states('slow')).includes('sent'));
    });

    const states = async (channel: string) =>
      (await database.query<{ state: string }>('SELECT state FROM outbox WHERE channel = ?', [channel])).map(
        ({ state }) => state,
      );

    it('posts in the others when they are due', async () => {
      clock.set('2026-06-15T07:50:00Z');
      await until(() => {
        wake();
        return courier.posts.length === 2;
      });
      expect(mains()).toEqual(['q 2026-06-15T07:50:00.000Z']);
      release();
      await scheduler.stop();
      expect(await notes()).toEqual(['posted', 'posted']);
    });

    it('posts in another what is asked for now, and what is asked for there once it answers', async () => {
      await makeSlotNow(database, quick, clock.now());
      await scheduler.hurry(quick);
      expect(mains()).toEqual(['q 2026-06-15T07:45:00.000Z']);
      clock.set('2026-06-15T07:46:00Z');
      await makeSlotNow(database, slow, clock.now());
      const hurried = scheduler.hurry(slow);
      release();
      await hurried;
      expect(mains().slice(1)).toEqual(['s 2026-06-15T07:45:00.000Z', 's 2026-06-15T07:46:00.000Z']);
      await scheduler.stop();
    });
  });

  it('begins where the last briefing ended, however long ago that was', async () => {
    await addSchedule(database, scheduled('0 8 1 1,7 * UTC', { id: 's' }), clock.now());
    const began: (string | undefined)[] = [];
    const compose: Compose = (schedule, slot) => {
      began.push(slot.previous?.toISOString());
      return composeName(schedule, slot);
    };
    for (const due of ['2026-07-01T08:00:00Z', '2027-01-01T08:00:00Z', '2027-07-01T08:00:00Z']) {
      // A process that starts forgets what is long settled.
      await process().tick();
      clock.set(due);
      await process(compose).tick();
    }
    expect(began).toEqual([undefined, '2026-07-01T08:00:00.000Z', '2027-01-01T08:00:00.000Z']);
    expect(await lastPosted(database, 's')).toMatchObject({
      due: new Date('2027-07-01T08:00:00Z'),
      previous: new Date('2027-01-01T08:00:00Z'),
    });
    clock.set('2028-01-01T07:00:00Z');
    await process().tick();
    expect(await lastPosted(database, 's')).toMatchObject({ previous: new Date('2027-01-01T08:00:00Z') });
    expect(await notes()).toEqual(['posted', 'posted']);
  });

  it('takes over from a process that is gone, and not before it has watched for as long as the lease', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    clock.set('2026-06-15T07:45:00Z');
    const gone = createScheduler({
      database,
      couriers: [courier],
      compose: composeName,
      now: clock.now,
      sleep: untilWoken,
      step: (name) => (name === 'posted' ? new Promise(() => undefined) : undefined),
    });
    void gone.tick();
    while (courier.posts.length === 0) await new Promise((resolve) => setImmediate(resolve));
    let elapsed = 0;
    const next = process(composeName, () => elapsed);
    await next.tick();
    elapsed = 29_000;
    clock.pass(600); // no wall clock shortens it
    await next.tick();
    expect(courier.lookups).toEqual([]);
    clock.pass(-600);
    elapsed = 31_000;
    await next.tick();
    expect(courier.lookups).toEqual(['briefing:s:2026-06-15T07:45:00.000Z']);
    expect(courier.posts).toHaveLength(2);
    expect(await notes()).toEqual(['posted']);
  });
});
