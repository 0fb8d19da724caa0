import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Dateline,
  type Environment,
  linkedToPages,
  packageFolder,
  readSettings,
  withEnvFile,
} from '../../src/engine.ts';
import { type Call, UsageError } from './command.ts';
import { type Host, write } from './host.ts';
import { neutralised } from './neutralised.ts';
import { progressBar } from './progress.ts';

/**
 * Reads and indexes what `--corpus` names, else `$DATELINE_CORPUS`, else the sample; says on stderr when something was
 * skipped. `onProgress` is told how far it is, bytes read of bytes in all.
 */
export async function openCorpus(
  call: Call,
  host: Host,
  onProgress: (readBytes: number, totalBytes: number) => void = () => {},
): Promise<Dateline> {
  const env = await withEnvFile(host.folder, host.env);
  const corpus = corpusPaths(call, env);
  // Alone: a corpus that is named here needs none of the environment's.
  const { pages } = readSettings({ PUBLIC_URL: env.PUBLIC_URL });
  const progress = progressBar(host);
  const report = (readBytes: number, totalBytes: number) => {
    progress.report(readBytes, totalBytes);
    onProgress(readBytes, totalBytes);
  };
  let dateline: Dateline;
  try {
    dateline = await host.open({ corpus, onProgress: report, now: host.now });
  } finally {
    progress.clear();
  }
  const skipped = dateline.sources().skipped.length;
  if (skipped > 0) {
    await write(
      host.stderr,
      `dateline: skipped ${skipped} ${skipped === 1 ? 'item' : 'items'}; ${sourcesCommand(call)} says why\n`,
    );
  }
  return pages === null ? dateline : linkedToPages(dateline, pages);
}

/** The command that looks at the same corpus, to be copied to a shell. */
function sourcesCommand(call: Call): string {
  const paths = call.values('corpus').map((path) => ` --corpus ${shellWord(path)}`);
  return neutralised(`dateline sources${paths.join('')}`);
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function corpusPaths(call: Call, env: Environment): readonly string[] {
  const given = call.values('corpus');
  const missing = given.filter((path) => !existsSync(path));
  if (missing.length > 0) {
    throw new UsageError(
      `--corpus: no such file or folder: ${missing.map((path) => JSON.stringify(path)).join(', ')}`,
    );
  }
  if (given.length > 0) return given;
  return readSettings(env).corpus ?? [join(packageFolder(), 'corpus')];
}
