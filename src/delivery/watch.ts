/** Something a process holds: it says so by a beat that goes on while it works. */
export interface Held {
  readonly owner: string | null;
  readonly beat: number;
}

/**
 * Tells whether the one who holds a row is gone: its beat stood still for `lease` milliseconds of our own running time.
 * No wall clock comes into it, so that a clock that jumps takes nothing from a process at work.
 */
export class Watch {
  readonly #lease: number;
  readonly #elapsed: () => number;
  readonly #seen = new Map<string, { readonly held: string; readonly since: number }>();

  /** `elapsed` is a clock that only goes forward, in milliseconds. */
  constructor(lease: number, elapsed: () => number) {
    this.#lease = lease;
    this.#elapsed = elapsed;
  }

  /** Whether `row` may be taken: nobody holds it, or its holder is gone. */
  isFree(row: string, { owner, beat }: Held): boolean {
    if (owner === null) {
      this.#seen.delete(row);
      return true;
    }
    const held = `${owner} ${beat}`;
    const known = this.#seen.get(row);
    if (known?.held !== held) {
      // What others settled is never asked about again; starting anew only waits a lease longer.
      if (this.#seen.size >= MOST_WATCHED) this.#seen.clear();
      this.#seen.set(row, { held, since: this.#elapsed() });
      return false;
    }
    if (this.#elapsed() - known.since < this.#lease) return false;
    this.#seen.delete(row);
    return true;
  }
}

const MOST_WATCHED = 1000;
