import { chmodSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { keepToOwner } from '../../src/store/rights.ts';

const NOW = new Date('2025-06-21T14:00:00Z');
const BESIDE = ['', '-wal', '-shm'];

function newPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'dateline-')), 'data/dateline.db');
}

function rightsOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

function listening() {
  const lines: string[] = [];
  const say = (level: string) => (message: string) => void lines.push(`${level}: ${message}`);
  return { lines, log: { info: say('info'), warn: say('warn'), error: say('error') } };
}

// Windows has rights of its own.
describe.skipIf(process.platform === 'win32')('the rights to a store', () => {
  it('are its owner’s alone, with its folder and what is written ahead', async () => {
    const path = newPath();
    const { lines, log } = listening();
    const database = await openStore(path, NOW, { log });
    expect(rightsOf(dirname(path))).toBe('700');
    expect(BESIDE.map((end) => rightsOf(path + end))).toEqual(['600', '600', '600']);
    expect(lines).toEqual([]);
    await database.close();
  });

  it('are taken from others where they have them, and that is said once', async () => {
    const path = newPath();
    // What is written ahead is there as long as somebody has the file open.
    const open = await openStore(path, NOW);
    for (const end of BESIDE) chmodSync(path + end, 0o664);
    chmodSync(dirname(path), 0o755);
    const { lines, log } = listening();
    const database = await openStore(path, NOW, { log });
    expect(BESIDE.map((end) => rightsOf(path + end))).toEqual(['600', '600', '600']);
    // The folder may be everybody's: only one that was made for the store is closed to others.
    expect(rightsOf(dirname(path))).toBe('755');
    expect(lines).toEqual([`info: store: ${path} could be read by others on this machine, and cannot now`]);
    await database.close();
    await (await openStore(path, NOW, { log })).close();
    expect(lines).toHaveLength(1);
    await open.close();
  });

  // A file of the kernel's whose rights nobody may change, root neither.
  it.skipIf(process.platform !== 'linux')('stay as they are where they cannot be changed', () => {
    const { lines, log } = listening();
    keepToOwner('/proc/self/comm', log);
    expect(lines).toEqual([
      'warn: store: others on this machine can read /proc/self/comm, and its rights cannot be changed',
    ]);
  });
});
