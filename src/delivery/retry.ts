const SECOND = 1000;

/** After the first failure, doubled with each one more, up to five minutes. */
const FIRST_WAIT = 2 * SECOND;
const LONGEST_WAIT = 300 * SECOND;

/** When to try again after `attempts` failures. */
export function nextTry(now: Date, attempts: number): Date {
  const wait = Math.min(FIRST_WAIT * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT);
  return new Date(now.getTime() + wait);
}

/** Whether a time to try again has come; one further away than any wait was set by a clock that has gone back since. */
export function isReady(nextTry: string, now: Date): boolean {
  const ahead = Date.parse(nextTry) - now.getTime();
  return ahead <= 0 || ahead > LONGEST_WAIT;
}
