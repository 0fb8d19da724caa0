import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What of the tests' OpenSearch is used here. */
export interface Server {
  readonly urls: readonly string[];
  memory(): number;
  remove(): Promise<void>;
}

interface Starter {
  readonly NO_OPENSEARCH: string | null;
  startOpenSearch(options: { readonly nodes: number; readonly heap: string }): Promise<Server>;
}

const BUILT = resolve('node_modules/.cache/dateline-scale');

/** Compiles what starts the tests' OpenSearch, and loads it by its path: the package that is published has nothing of `test`. */
export async function starter(): Promise<Starter> {
  mkdirSync(BUILT, { recursive: true });
  writeFileSync(join(BUILT, 'package.json'), '{"type":"module"}');
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', 'bench/scale'], {
    stdio: 'inherit',
  });
  const java = 'test/servers/opensearch';
  cpSync(resolve(java), join(BUILT, java), { recursive: true });
  return import(pathToFileURL(join(BUILT, 'test/servers/opensearch.js')).href) as Promise<Starter>;
}
