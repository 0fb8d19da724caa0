import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Compiles what `folder`'s tsconfig.json names, into node_modules/.cache/`name`, in about a second; says where a source
 * went. Types are `tsc -p test`'s business: errors are not looked at.
 */
export function build(folder: string, name: string): (source: string) => string {
  const built = join(ROOT, 'node_modules/.cache', name);
  mkdirSync(built, { recursive: true });
  writeFileSync(join(built, 'package.json'), '{"type":"module"}');
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', join(folder, 'tsconfig.json')], { stdio: 'pipe' });
  } catch {
    // It has written what it could.
  }
  return (source) => join(built, relative(ROOT, source).replace(/ts$/, 'js'));
}
