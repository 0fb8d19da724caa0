import { setTimeout as wait } from 'node:timers/promises';

/** Resolves once `holds`, which is asked every few milliseconds; what never comes true is the test's own time limit's to end. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(5);
}
