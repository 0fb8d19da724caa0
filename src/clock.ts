import { setTimeout as timer } from 'node:timers/promises';

/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The system's. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => timer(ms, undefined, signal ? { signal } : {}).catch(() => {}),
};

/** Waits between two rounds of something; resolves early, and never rejects, when `signal` is aborted. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** The system's timer. It keeps no process alive. */
export const systemSleep: Sleep = (ms, signal) =>
  timer(ms, undefined, { signal, ref: false }).catch(() => {});
