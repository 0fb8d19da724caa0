import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { WordVectors } from './text/vectors.ts';

/** The environment as a process has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment sets, checked; null is "not set". */
export interface Settings {
  /** `DATELINE_CORPUS`: files and folders to read, separated like `PATH`. */
  readonly corpus: readonly string[] | null;
}

/** The environment is wrong; `problems` has every reason, so that one look at it is enough. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/** The settings in `env`. Throws a `SettingsError` with every problem there is. */
export function readSettings(env: Environment): Settings {
  const problems: string[] = [];
  const corpus = env.DATELINE_CORPUS?.split(delimiter).filter((path) => path !== '') ?? [];
  for (const path of corpus) {
    if (!existsSync(path)) problems.push(`DATELINE_CORPUS: no such file or folder: ${JSON.stringify(path)}`);
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return { corpus: corpus.length > 0 ? corpus : null };
}

/** `env` with what `.env` in `folder` adds; a variable that is set already wins. `env` is left alone. */
export async function withEnvFile(folder: string, env: Environment): Promise<Environment> {
  const path = join(folder, '.env');
  if (!existsSync(path)) return env;
  const { parse } = await import('dotenv');
  return { ...parse(await readFile(path)), ...env };
}

/** The word vectors that come with the package; null where the file is missing, and ranking goes by words alone. */
export function readWordVectors(): WordVectors | null {
  const path = join(packageFolder(), 'src/text/vectors.bin');
  return existsSync(path) ? new WordVectors(readFileSync(path)) : null;
}

/** The folder of `package.json`, upwards from this module: it runs from `src` and from `dist/src`. */
export function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
