/** Runs a piece of work when its turn has come. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** After so long the next piece of work no longer waits for this one, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Runs one piece of work at a time, the event loop once around between two: what arrives meanwhile is acknowledged
 * before the next search takes the processor. One that never ends does not keep the others waiting for good.
 */
export function oneAtATime(patience = PATIENCE): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(aroundTheLoop).then(work);
    const started = last;
    last = Promise.race([mine.catch(() => undefined), started.then(() => later(patience, mine))]);
    return mine;
  };
}

function aroundTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Resolves after `ms`; forgets about it once `work` is done. */
function later(ms: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const forget = () => clearTimeout(timer);
    work.then(forget, forget);
  });
}
