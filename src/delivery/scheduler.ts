import { randomUUID } from 'node:crypto';
import { drawChart } from '../chart/draw.ts';
import { type Sleep, systemSleep } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Chart } from '../message/chart.ts';
import type { Database } from '../store/database.ts';
import { AtWork } from './at-work.ts';
import { type Courier, reasonOf } from './courier.ts';
import { deliverNext } from './deliver.ts';
import { type Compose, makeNext } from './make.ts';
import { listSchedules } from './schedules/kept.ts';
import { nextRun } from './schedules/runs.ts';
import type { Schedule } from './schedules/schedule.ts';
import { makeSlots, settleMissed } from './slots.ts';
import { prune } from './status.ts';
import { Watch } from './watch.ts';
import type { Work } from './work.ts';

export interface SchedulerOptions {
  readonly database: Database;
  /** One a platform; a schedule whose platform has none waits, until it is too late. */
  readonly couriers: readonly Courier[];
  readonly compose: Compose;
  readonly now: () => Date;
  /** Milliseconds on a clock that only goes forward; default the process's. */
  readonly elapsed?: () => number;
  readonly sleep?: Sleep;
  readonly log?: Log;
  /** Draws a chart as a PNG; default with our own fonts. */
  readonly draw?: (chart: Chart) => Promise<Uint8Array>;
  /** Milliseconds without a sign of life after which another process's work is taken over; default 30,000. */
  readonly lease?: number;
  /** For tests: called between any two things that a crash could come between. */
  readonly step?: (name: string) => void | Promise<void>;
}

/** Posts every schedule's briefings, each slot's once, together with any other process on the same store. */
export interface Scheduler {
  /** Does what is due now; returns when there will be something to do again, at the latest. */
  tick(): Promise<Date>;
  /** Does from now on what is due, until `stop`: a channel that takes its time keeps no other waiting. */
  start(): void;
  /** Resolves when what was begun has ended. */
  stop(): Promise<void>;
  /** Does what was made due in a channel until now; resolves when that has ended, whatever others wait for. */
  hurry(place: Pick<Schedule, 'platform' | 'channel'>): Promise<void>;
}

const LEASE = 30_000;

/** A new schedule, another process's failure or a jump of the clock are seen at the latest after this. */
const LONGEST_SLEEP = 20_000;

const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

const DAY = 24 * 3_600_000;

/** While somebody else's work is watched, or something has to be tried again. */
const SHORT_SLEEP = 2_000;

/** A scheduler on a store; it does nothing until it is ticked or started. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { database, couriers, compose, now, elapsed = () => performance.now(), lease = LEASE } = options;
  const { sleep = systemSleep, log = SILENT, draw = drawChart, step = () => undefined } = options;
  const watch = new Watch(lease, elapsed);
  const work: Work = { database, now, sleep, log, draw, owner: randomUUID(), watch, lease, step };
  const byPlatform = new Map(couriers.map((courier) => [courier.platform, courier]));
  let last: Date | null = null;
  let pruned = 0;
  const atWork = new AtWork();
  let looking: Promise<void> | null = null;
  let stopping: AbortController | null = null;
  let running: Promise<void> = Promise.resolve();

  async function workChannel(courier: Courier, channel: string): Promise<void> {
    for (;;) {
      const delivered = await deliverNext(courier, channel, work);
      if (delivered?.how === 'retry') return;
      if (delivered !== null) log.info(`delivery: ${delivered.post}: ${delivered.how}`);
      else if (!(await makeNext(courier.platform, channel, compose, work))) return;
    }
  }

  /** Makes the slots of now, and begins in every channel where something is to be done. */
  async function lookOnce(): Promise<void> {
    const moment = now();
    const reason = last === null ? 'the bot was not running' : 'the machine was asleep, or its clock was set';
    if (last === null || moment.getTime() - pruned > DAY) {
      await prune(database, moment);
      pruned = moment.getTime();
    }
    await makeSlots(database, moment, { reason, last });
    last = moment;
    await step('slots made');
    for (const { scheduleId, due, reason } of await settleMissed(database, now())) {
      log.warn(`delivery: the briefing of ${scheduleId} due at ${due.toISOString()} is left out: ${reason}`);
    }
    await step('missed settled');
    for (const { courier, channel } of await openChannels()) {
      void atWork.begin(
        placeOf(courier.platform, channel),
        () => workChannel(courier, channel),
        (error) => log.error(`delivery: ${reasonOf(error)}`, error),
      );
    }
  }

  /** Never two at once: the second sees what the first one does. */
  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = null;
    });
    return looking;
  }

  /** Where something is to be written or posted, on the platforms that are ours. */
  async function openChannels(): Promise<{ readonly courier: Courier; readonly channel: string }[]> {
    const rows = await database.query<{ platform: string; channel: string }>(
      `SELECT platform, channel FROM slots WHERE state IN ('due', 'claimed') AND due <= ?
       UNION SELECT platform, channel FROM outbox WHERE state IN ('due', 'claimed', 'sent')
       ORDER BY platform, channel`,
      [now().toISOString()],
    );
    return rows.flatMap(({ platform, channel }) => {
      const courier = byPlatform.get(platform);
      return courier === undefined ? [] : [{ courier, channel }];
    });
  }

  async function nextWake(): Promise<Date> {
    const schedules = (await listSchedules(database)).filter(({ paused }) => !paused);
    const runs = schedules.flatMap((schedule) => nextRun(schedule, now()) ?? []);
    const busy = (await openChannels()).length > 0;
    const latest = now().getTime() + (busy ? Math.min(SHORT_SLEEP, lease / 4) : DAY);
    return new Date(Math.min(latest, ...runs.map(Number)));
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let wait = SHORT_SLEEP;
      try {
        await look();
        wait = (await nextWake()).getTime() - now().getTime();
      } catch (error) {
        log.error(`delivery: ${reasonOf(error)}`, error);
      }
      if (!signal.aborted) await sleep(Math.max(1, Math.min(wait, LONGEST_SLEEP)), signal);
    }
  }

  return {
    async tick() {
      await look();
      await atWork.ended();
      return nextWake();
    },
    start() {
      if (stopping !== null) return;
      stopping = new AbortController();
      running = run(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      stopping = null;
      await running;
      await atWork.ended();
    },
    async hurry({ platform, channel }) {
      // One that has begun may have looked before.
      await looking?.catch(() => undefined);
      await look();
      await atWork.ended(placeOf(platform, channel));
    },
  };
}

function placeOf(platform: string, channel: string): string {
  return `${platform}:${channel}`;
}
