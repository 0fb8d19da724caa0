import { nearest } from '../../nearest.ts';
import type { ReadSettings } from './settings.ts';

/** Settings with publishers as the archive writes them: one that is not there would never be heard of. */
export async function withKnownPublishers(
  read: ReadSettings,
  publishers: () => Promise<readonly string[]>,
): Promise<ReadSettings> {
  if ('problem' in read || !read.settings.publishers?.length) return read;
  const all = await publishers();
  const known: string[] = [];
  for (const typed of read.settings.publishers) {
    const named = (name = '') => all.find((each) => each.toLowerCase() === name.toLowerCase());
    const found = named(typed);
    if (found === undefined) {
      const lower = all.map((each) => each.toLowerCase());
      const suggestion = named(nearest(typed.toLowerCase(), lower, 1)[0]) ?? null;
      return { problem: `No publisher in the archive is called “${typed}”`, suggestion };
    }
    known.push(found);
  }
  return { settings: { ...read.settings, publishers: known } };
}
