/** How much one person may ask: `questions` at once, and as many again over `seconds`. */
export interface Rate {
  readonly questions: number;
  readonly seconds: number;
}

/** Whether a question may be asked now; if not, in how many seconds, and whether that was said already. */
export type Turn =
  | { readonly may: true }
  | { readonly may: false; readonly wait: number; readonly told: boolean };

/** A token bucket a person. In memory: who restarts Dateline to ask more has earned it. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes one question from a person's bucket. */
  take(person: string, now: Date): Turn {
    const { questions, seconds } = this.#rate;
    const perSecond = questions / seconds;
    const at = now.getTime() / 1000;
    if (this.#buckets.size > MOST_BUCKETS) this.#forgetFull(at - seconds);
    const bucket = this.#buckets.get(person) ?? { tokens: questions, at, told: false };
    this.#buckets.set(person, bucket);
    bucket.tokens = Math.min(questions, bucket.tokens + Math.max(0, at - bucket.at) * perSecond);
    bucket.at = at;
    // A clock that ticks in milliseconds does not add up to whole tokens.
    if (bucket.tokens >= 1 - ROUNDING) {
      bucket.tokens -= 1;
      bucket.told = false;
      return { may: true };
    }
    const { told } = bucket;
    bucket.told = true;
    return { may: false, wait: Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond)), told };
  }

  /** A bucket not used since then is full again, as a new one is. */
  #forgetFull(since: number): void {
    for (const [person, { at }] of this.#buckets) if (at <= since) this.#buckets.delete(person);
  }
}

interface Bucket {
  tokens: number;
  /** When `tokens` was right, in seconds. */
  at: number;
  told: boolean;
}

const MOST_BUCKETS = 10_000;
const ROUNDING = 1e-6;
