import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Dateline,
  type DatelineOptions,
  type Environment,
  linkedToPages,
  packageFolder,
  readSettings,
  type Settings,
  withEnvFile,
} from '../../../src/engine.ts';
import { type Host, write } from '../host.ts';
import { neutralised } from '../terminal/neutralised.ts';
import { progressBar } from '../terminal/progress.ts';
import { type Call, UsageError } from '../usage/command.ts';
import { encoderOf } from './encoder.ts';

/** How a corpus is opened by a command that goes on. */
export interface Opening {
  /** Whether the sentence encoder orders answers where `$DATELINE_ENCODER` leaves it open; default on. */
  readonly encoder?: 'on' | 'off';
  /** Told how far reading is, bytes read of bytes in all. */
  readonly onProgress?: (readBytes: number, totalBytes: number) => void;
  /** Keeps what was read in this folder and goes on from there, and may follow the files. */
  readonly living?: Pick<DatelineOptions, 'data' | 'watch' | 'log'>;
}

/**
 * Reads and indexes what `--corpus` names, else `$DATELINE_CORPUS`, else the sample; says on stderr when something was
 * skipped. What `serve` has kept of the same corpus is read instead, with the articles of its feeds, and is left as it is.
 * Where the articles are in a cluster, only `serve` brings any there.
 */
export async function openCorpus(
  call: Call,
  host: Host,
  { encoder = 'on', onProgress, living }: Opening = {},
): Promise<Dateline> {
  const env = await withEnvFile(host.folder, host.env);
  const corpus = corpusPaths(call, env);
  // Alone: a corpus that is named here needs none of the environment's.
  const isNamed = call.values('corpus').length > 0;
  const { PUBLIC_URL, DATELINE_DATA } = env;
  const { pages, data } = readSettings({ PUBLIC_URL, DATELINE_DATA });
  const cluster = isNamed ? null : clusterOf(env);
  const kept = isNamed ? {} : { data: resolve(host.folder, data), isReadOnly: true };
  const progress = progressBar(host);
  const report = (readBytes: number, totalBytes: number) => {
    progress.report(readBytes, totalBytes);
    onProgress?.(readBytes, totalBytes);
  };
  let dateline: Dateline;
  try {
    dateline = await host.open({
      ...(living ?? kept),
      ...(cluster === null ? { corpus } : { corpus: living?.watch === undefined ? [] : named(env), cluster }),
      onProgress: report,
      now: host.now,
      encoder: await encoderOf(host, encoder),
    });
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

/** The cluster of the environment, whatever else is wrong there. */
function clusterOf(env: Environment): Settings['cluster'] {
  const { OPENSEARCH_URL, OPENSEARCH_PREFIX, OPENSEARCH_SHARDS, OPENSEARCH_REPLICAS } = env;
  return readSettings({ OPENSEARCH_URL, OPENSEARCH_PREFIX, OPENSEARCH_SHARDS, OPENSEARCH_REPLICAS }).cluster;
}

/** What is brought into a cluster is what was named: the sample is nobody's archive. */
function named(env: Environment): readonly string[] {
  return readSettings({ DATELINE_CORPUS: env.DATELINE_CORPUS }).corpus ?? [];
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
