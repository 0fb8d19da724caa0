/** What is kept of a host that did not answer well. */
export interface HostState {
  /** Bad answers in a row. */
  readonly failures: number;
  /** It is left alone until then, ISO date-time. */
  readonly until: string;
}

export interface HostsOptions {
  readonly now: () => Date;
  /** From 0 up to 1; default `Math.random`. */
  readonly random?: () => number;
  /** What is known from before, by host. */
  readonly known?: Iterable<readonly [host: string, state: HostState]>;
  /** Told what to keep of a host; null when it does well again. */
  readonly keep?: (host: string, state: HostState | null) => void;
}

/** Good manners: one request at a time a host, and none while it is in trouble or has asked to be left alone. */
export class Hosts {
  readonly #now: () => Date;
  readonly #random: () => number;
  readonly #keep: (host: string, state: HostState | null) => void;
  readonly #states: Map<string, HostState>;
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor({ now, random = Math.random, known = [], keep = () => {} }: HostsOptions) {
    this.#now = now;
    this.#random = random;
    this.#keep = keep;
    this.#states = new Map(known);
  }

  /** Runs `work` once every earlier work of the host has ended. */
  turn<T>(host: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#turns.get(host) ?? Promise.resolve()).then(work);
    const settled = mine.then(
      () => {},
      () => {},
    );
    this.#turns.set(host, settled);
    void settled.then(() => {
      if (this.#turns.get(host) === settled) this.#turns.delete(host);
    });
    return mine;
  }

  /** Until when the host is left alone; null when it may be asked. */
  waitsUntil(host: string): Date | null {
    const state = this.#states.get(host);
    if (state === undefined) return null;
    const until = new Date(state.until);
    return until > this.#now() ? until : null;
  }

  /** The host answered as it should. */
  well(host: string): void {
    if (this.#states.delete(host)) this.#keep(host, null);
  }

  /** The host is out of reach, overloaded, or asked for patience by `Retry-After`. */
  unwell(host: string, retryAfter: string | null): void {
    const failures = (this.#states.get(host)?.failures ?? 0) + 1;
    const asked = retryAfter === null ? null : readRetryAfter(retryAfter, this.#now());
    const own = this.#now().getTime() + backOff(failures, this.#random);
    const state = { failures, until: new Date(Math.max(asked?.getTime() ?? 0, own)).toISOString() };
    this.#states.set(host, state);
    this.#keep(host, state);
  }
}

/** How long to wait after so many failures in a row, in milliseconds: doubled each time, and half of it by chance. */
export function backOff(failures: number, random: () => number): number {
  const full = Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT);
  return full / 2 + (full / 2) * random();
}

/** Reads `Retry-After`, seconds or a date; null when it is neither. No host is obeyed for longer than a week. */
function readRetryAfter(value: string, now: Date): Date | null {
  const typed = value.trim();
  const time = /^\d{1,9}$/.test(typed) ? now.getTime() + Number(typed) * 1000 : Date.parse(typed);
  return Number.isNaN(time) ? null : new Date(Math.min(time, now.getTime() + LONGEST_PATIENCE));
}

const MINUTE = 60_000;
const FIRST_WAIT = 5 * MINUTE;
const LONGEST_WAIT = 6 * 60 * MINUTE;
const LONGEST_PATIENCE = 7 * 24 * 60 * MINUTE;
