import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache');

const built: string[] = [];
afterAll(() => {
  for (const folder of built) rmSync(folder, { recursive: true, force: true });
});

/**
 * Compiles what `folder`'s tsconfig.json names, in about a second, for the test file that asks; says where `source` went.
 * Every file has its own: written by two at once, a process of the one would load what the other has half written. Types
 * are `tsc -p test`'s business: errors are not looked at.
 */
export function build(folder: string, source: URL): string {
  mkdirSync(CACHE, { recursive: true });
  // Beside the packages that it imports.
  const out = mkdtempSync(join(CACHE, 'dateline-'));
  built.push(out);
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', join(folder, 'tsconfig.json'), '--outDir', out], {
      stdio: 'pipe',
    });
  } catch {
    // It has written what it could.
  }
  return join(out, relative(ROOT, fileURLToPath(source)).replace(/ts$/, 'js'));
}
