/**
 * Runs one piece of work at a time, the event loop once around between two: what arrives meanwhile is acknowledged
 * before the next search takes the processor.
 */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(aroundTheLoop).then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function aroundTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
