import type { Log } from '../src/index.ts';

/** A log, and in `said` what it was warned of and what failed, in order. */
export function warnings(): { readonly said: string[]; readonly log: Log } {
  const said: string[] = [];
  const keep = (message: string): void => void said.push(message);
  return { said, log: { info() {}, warn: keep, error: keep } };
}
