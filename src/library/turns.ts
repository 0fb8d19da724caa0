/** Does one thing after the other; one that fails leaves the next alone. */
export type InTurn = <Done>(work: () => Promise<Done>) => Promise<Done>;

/** The first turn comes once `before` is over, well or not. */
export function turns(before: Promise<unknown> = Promise.resolve()): InTurn {
  let last = before.catch(() => {});
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}
