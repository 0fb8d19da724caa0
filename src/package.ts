import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WordVectors } from './text/vectors.ts';

/** The folder of `package.json`, upwards from this module: it runs from `src` and from `dist/src`. */
export function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** The word vectors that come with the package; null where the file is missing, and ranking goes by words alone. */
export function readWordVectors(): WordVectors | null {
  const path = join(packageFolder(), 'src/text/vectors.bin');
  return existsSync(path) ? new WordVectors(readFileSync(path)) : null;
}
