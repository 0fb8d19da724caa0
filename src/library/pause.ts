/** The longest that others wait for their turn, in milliseconds. */
const TURN = 8;

/** Called between small pieces of work; gives others their turn when it was long enough ago. */
export function pauses(turn = TURN): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turn) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
