import type { Clock } from '../../src/index.ts';

/** What `work` resolves to, or `late` when it takes longer than `ms`. `work` goes on. */
export async function within<T, L>(clock: Clock, ms: number, work: Promise<T>, late: L): Promise<T | L> {
  const done = new AbortController();
  try {
    return await Promise.race([work, clock.sleep(ms, done.signal).then(() => late)]);
  } finally {
    done.abort();
  }
}
