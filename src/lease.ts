import type { Sleep } from './clock.ts';

/** Runs `work`, and `beat` every `interval` milliseconds until it has ended: others see that its holder lives. */
export async function whileHeld<T>(
  work: () => Promise<T>,
  beat: () => Promise<void>,
  interval: number,
  sleep: Sleep,
): Promise<T> {
  const ended = new AbortController();
  const beating = (async () => {
    for (;;) {
      await sleep(interval, ended.signal);
      if (ended.signal.aborted) return;
      // A beat that fails is only a beat less.
      await beat().catch(() => undefined);
    }
  })();
  try {
    return await work();
  } finally {
    ended.abort();
    await beating;
  }
}
