import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Cluster } from '../../retrieval/opensearch.ts';
import { isUnder } from '../files-now.ts';
import { fileFrom } from '../register.ts';

/** An article that the cluster has from a file of the corpus. */
export interface FromFile {
  readonly id: string;
  /** Absolute. */
  readonly path: string;
}

/** The articles that the cluster has from a file or a folder. */
async function* under(cluster: Cluster, path: string): AsyncGenerator<FromFile> {
  for await (const { id, from } of cluster.from(fileFrom(path))) {
    const file = { id, path: resolve(from.slice(fileFrom('').length)) };
    if (isUnder(resolve(path), file)) yield file;
  }
}

/** The paths of a corpus that are not there now, though the cluster has articles from them. */
export async function whatIsAway(cluster: Cluster, paths: readonly string[]): Promise<string[]> {
  const away: string[] = [];
  for (const path of paths.filter((each) => !existsSync(each))) {
    for await (const _ of under(cluster, path)) {
      away.push(path);
      break;
    }
  }
  return away;
}

/** What the files of a corpus hold no longer, and where nobody could look, what was read there. */
export async function notSeen(
  cluster: Cluster,
  paths: readonly string[],
  seen: ReadonlySet<string>,
  unread: readonly string[],
): Promise<{ readonly gone: readonly string[]; readonly kept: readonly FromFile[] }> {
  const gone: string[] = [];
  const kept: FromFile[] = [];
  for (const path of paths) {
    for await (const file of under(cluster, path)) {
      if (seen.has(file.id)) continue;
      if (unread.some((each) => isUnder(resolve(each), file))) kept.push(file);
      else gone.push(file.id);
    }
  }
  return { gone, kept };
}
