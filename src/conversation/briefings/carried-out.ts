import type { Database } from '../../store/database.ts';
import { before } from '../time.ts';
import type { Outcome } from './outcome.ts';

/**
 * What came of orders that change something, by the event that each came with. It is kept together with what was changed: an order
 * that is taken up from a process that ended is told what came of it, and not carried out again.
 */
export class CarriedOut {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  /** Null when it was not carried out yet. */
  async of(event: string, database = this.#database): Promise<Outcome | null> {
    const [row] = await database.query<{ outcome: string }>('SELECT outcome FROM orders WHERE event = ?', [
      event,
    ]);
    return row === undefined ? null : (JSON.parse(row.outcome) as Outcome);
  }

  /** Carries an order out with the database it is given, once; without an event it is another order each time. */
  once(event: string | undefined, work: (inside: Database) => Promise<Outcome>): Promise<Outcome> {
    return this.#database.transaction(async (inside) => {
      const known = event === undefined ? null : await this.of(event, inside);
      if (known !== null) return known;
      const outcome = await work(inside);
      if (event !== undefined) await this.#keep(event, outcome, inside);
      return outcome;
    });
  }

  async #keep(event: string, outcome: Outcome, inside: Database): Promise<void> {
    const now = this.#now();
    await inside.query('DELETE FROM orders WHERE made < ?', [before(now, KEPT_DAYS)]);
    await inside.query('INSERT INTO orders (event, outcome, made) VALUES (?, ?, ?)', [
      event,
      JSON.stringify(outcome),
      now.toISOString(),
    ]);
  }
}

/** Far longer than an order is left to others, or delivered again. */
const KEPT_DAYS = 2;
