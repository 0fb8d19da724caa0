import { linkSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdFolder } from '../../src/library/hold.ts';

let root: string;
/** Where the sockets are. */
let sockets: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dateline-hold-'));
  [sockets, folder] = [join(root, 's'), join(root, 'library')];
  mkdirSync(sockets);
  mkdirSync(folder);
  vi.stubEnv('TMPDIR', sockets);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

/** Leaves the socket of a process that was killed. */
async function leaveSocket(): Promise<void> {
  const release = await holdFolder(folder);
  const path = join(sockets, readdirSync(sockets)[0]!);
  linkSync(path, `${path}.left`);
  await release();
  renameSync(`${path}.left`, path);
}

it('A folder is held by one of all that find the socket of a killed process at once', async () => {
  for (let round = 0; round < 50; round++) {
    await leaveSocket();
    const held = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(folder)));
    const releases = held.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    for (const release of releases) await release();
    expect(releases).toHaveLength(1);
    expect(readdirSync(sockets)).toEqual([]);
  }
}, 120_000);
