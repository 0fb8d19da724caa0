import { setTimeout as wait } from 'node:timers/promises';

const EVERY_MS = 50;

/** Whether `holds` came true within `ms`. */
export async function until(holds: () => boolean, ms: number): Promise<boolean> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) return false;
    await wait(EVERY_MS);
  }
  return true;
}
