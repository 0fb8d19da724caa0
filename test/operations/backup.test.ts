import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installationsIn } from '../../src/store/installations.ts';
import { openStore } from '../../src/store/open.ts';
import { describeOnPostgres } from '../store/stores.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
const NOW = new Date('2025-06-21T14:00:00Z');

/** Runs a block of commands of the page, as it stands there. */
function carryOut(name: string, folder: string, env: Readonly<Record<string, string>> = {}): void {
  const block = new RegExp(`\`\`\`sh ${name}\n([\\s\\S]*?)\`\`\``).exec(PAGE);
  execFileSync('bash', ['-euc', block![1]!], { cwd: folder, env: { ...process.env, ...env }, stdio: 'pipe' });
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  mkdirSync(join(folder, '.dateline'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function restored(
  where: string,
  folder: string,
  [backup, restore]: readonly [string, string],
  env = {},
) {
  const store = await openStore(where, NOW);
  const installations = installationsIn(store);
  await installations.save('T1', 'before');
  // While it is open, as serve has it.
  carryOut(backup, folder, env);
  await installations.save('T1', 'after');
  await installations.save('T2', 'after');
  await store.close();
  carryOut(restore, folder, env);
  const again = await openStore(where, NOW);
  const read = [await installationsIn(again).read('T1'), await installationsIn(again).read('T2')];
  await again.close();
  rmSync(folder, { recursive: true });
  return read;
}

describe('a backup on SQLite', () => {
  it('brings the state back as it was, by the commands of docs/operations.md', async () => {
    const folder = newFolder();
    const where = join(folder, '.dateline/dateline.db');
    expect(await restored(where, folder, ['backup sqlite', 'restore sqlite'])).toEqual(['before', null]);
  });
});

describeOnPostgres('a backup', (server) => {
  it('brings the state back as it was, by the commands of docs/operations.md', async () => {
    const where = await server().newDatabase();
    const env = { DATABASE_URL: where, PATH: `${server().programs}:${process.env.PATH}` };
    expect(await restored(where, newFolder(), ['backup postgres', 'restore postgres'], env)).toEqual([
      'before',
      null,
    ]);
  });
});
