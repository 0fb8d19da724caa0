import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type CorpusFile, type Walk, walk } from '../corpus/files.ts';
import type { Skip } from '../corpus/read.ts';
import type { FileRecord } from './filed.ts';

/**
 * The files of a corpus as they stand, in its order. Where nobody can look now, they stand as they were read last: a network
 * folder that is away for a moment withdraws no article. Throws for a path that is not there and never was.
 */
export async function filesNow(
  paths: readonly string[],
  known: ReadonlyMap<string, FileRecord>,
): Promise<Pick<Walk, 'files' | 'skipped'>> {
  const before = [...known.values()].map(({ file }) => file);
  const away = paths.filter((path) => !existsSync(path) && before.some((file) => isUnder(path, file)));
  const { files, skipped, closed } = await walk(paths.filter((path) => !away.includes(path)));
  const unseen = [...away, ...closed];
  const kept = before.filter((file) => unseen.some((path) => isUnder(path, file)));
  if (kept.length === 0) return { files, skipped };
  const rootOf = (file: CorpusFile) => paths.findIndex((path) => isUnder(path, file));
  return {
    files: [...files, ...kept].sort((a, b) => rootOf(a) - rootOf(b) || (a.name < b.name ? -1 : 1)),
    skipped: [...away.map(awayNow), ...skipped].map((skip) =>
      unseen.includes(skip.path) && kept.some((file) => isUnder(skip.path, file)) ? butKept(skip) : skip,
    ),
  };
}

/** A path of the corpus that is not there now, and was. */
export function awayNow(path: string): Skip {
  return { path, reason: 'no such file or folder now' };
}

/** What could not be read, though it could once. */
export function butKept(skip: Skip): Skip {
  return { ...skip, reason: `${skip.reason}; what was read there before is kept` };
}

/** Whether a file stands at a path, or in the folder there. */
export function isUnder(path: string, file: Pick<CorpusFile, 'path'>): boolean {
  return file.path === path || file.path.startsWith(join(path, sep));
}
