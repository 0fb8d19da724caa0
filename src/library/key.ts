import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * What a snapshot depends on besides the ledger: the corpus, and the code that reads and cuts articles, with the Unicode data
 * that words and sentences are told by. Another key, and the snapshot is made anew.
 */
export function snapshotKey(corpus: readonly string[]): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([process.versions.unicode, corpus.map((path) => resolve(path))]));
  for (const folder of ['../corpus', '../text', '.']) {
    const root = join(import.meta.dirname, folder);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.[jt]s$/.test(file),
    );
    for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('base64url');
}
