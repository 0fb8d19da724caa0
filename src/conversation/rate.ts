import type { Database } from '../store/database.ts';
import { later } from './time.ts';

/** How much one person may ask: `questions` at once, and as many again over `seconds`. */
export interface Rate {
  readonly questions: number;
  readonly seconds: number;
}

/** Whether a question may be asked now; if not, in how many seconds, and whether that was said already. */
export type Turn =
  | { readonly may: true }
  | { readonly may: false; readonly wait: number; readonly told: boolean };

/** What is left of a person's questions. */
interface Bucket {
  readonly tokens: number;
  /** When `tokens` was right, in seconds. */
  readonly at: number;
  readonly told: boolean;
}

/** Takes one question from a bucket: what comes of it, and what is left. */
function taken(bucket: Bucket | null, { questions, seconds }: Rate, now: Date): readonly [Turn, Bucket] {
  const perSecond = questions / seconds;
  const at = now.getTime() / 1000;
  const { tokens: left, at: since, told } = bucket ?? { tokens: questions, at, told: false };
  const tokens = Math.min(questions, left + Math.max(0, at - since) * perSecond);
  // A clock that ticks in milliseconds does not add up to whole tokens.
  if (tokens >= 1 - ROUNDING) return [{ may: true }, { tokens: tokens - 1, at, told: false }];
  const wait = Math.max(1, Math.ceil((1 - tokens) / perSecond));
  return [
    { may: false, wait, told },
    { tokens, at, told: true },
  ];
}

/** A token bucket a person, for one process alone. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes one question from a person's bucket. */
  take(person: string, now: Date): Turn {
    if (this.#buckets.size > MOST_BUCKETS) this.#forgetFull(now.getTime() / 1000 - this.#rate.seconds);
    const [turn, bucket] = taken(this.#buckets.get(person) ?? null, this.#rate, now);
    this.#buckets.set(person, bucket);
    return turn;
  }

  /** A bucket not used since then is full again, as a new one is. */
  #forgetFull(since: number): void {
    for (const [person, { at }] of this.#buckets) if (at <= since) this.#buckets.delete(person);
  }
}

const MOST_BUCKETS = 10_000;
const ROUNDING = 1e-6;

/** A token bucket a person, in the store: who asks several processes asks one. */
export class SharedRateLimit {
  readonly #database: Database;
  readonly #rate: Rate;

  constructor(database: Database, rate: Rate) {
    this.#database = database;
    this.#rate = rate;
  }

  /** Takes one question from a person's bucket. */
  take(person: string, now: Date): Promise<Turn> {
    return this.#database.transaction(async (inside) => {
      const [row] = await inside.query<{ tokens: number; used: string; told: number }>(
        'SELECT tokens, used, told FROM buckets WHERE person = ?',
        [person],
      );
      const known = row && { tokens: row.tokens, at: Date.parse(row.used) / 1000, told: row.told === 1 };
      const [turn, { tokens, told }] = taken(known ?? null, this.#rate, now);
      await inside.query(
        `INSERT INTO buckets (person, tokens, used, told) VALUES (?, ?, ?, ?)
         ON CONFLICT (person) DO UPDATE SET tokens = excluded.tokens, used = excluded.used, told = excluded.told`,
        [person, tokens, now.toISOString(), Number(told)],
      );
      return turn;
    });
  }

  async forgetOld(now: Date): Promise<void> {
    await this.#database.query('DELETE FROM buckets WHERE used < ?', [later(now, -this.#rate.seconds)]);
  }
}
