import { DiscordAPIError, HTTPError } from 'discord.js';
import type { Clock } from '../../src/index.ts';

/**
 * Does `work` again while it fails for a passing reason, after each of `delays` once; then fails as the last try did.
 * discord.js waits out 429 by itself, but repeats a 5xx at once and a dropped connection never, so both are left to this.
 */
export async function retried<T>(
  work: () => Promise<T>,
  delays: readonly number[],
  clock: Clock,
  signal?: AbortSignal,
): Promise<T> {
  for (const delay of delays) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || signal?.aborted) throw error;
      await clock.sleep(delay, signal);
    }
  }
  return work();
}

/** A server's own trouble, or a connection's: the same request may succeed in a moment. */
function isPassing(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return false;
  if (error instanceof HTTPError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || error.cause instanceof Error || hasSystemCode(error);
}

/** What Discord answered, as one of its JSON error codes; null when the error is no answer. */
export function apiCode(error: unknown): number | null {
  return error instanceof DiscordAPIError ? Number(error.code) : null;
}

/** `ECONNRESET`, `UND_ERR_SOCKET`; not discord.js's own codes, which are words. */
function hasSystemCode(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^(E[A-Z]|UND_ERR)/.test(error.code);
}
