import type { Sources } from '../../src/index.ts';

/** Publishers in the archive that begin like what is typed, the largest first. */
export function suggestions(sources: () => Sources): (prefix: string) => readonly string[] {
  return (prefix) => {
    const typed = prefix.trim().toLowerCase();
    return sources().publishers.flatMap(({ publisher }) =>
      publisher?.toLowerCase().startsWith(typed) ? [publisher] : [],
    );
  };
}
