import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { processOf } from '../../../src/corpus/feeds/reader-process.ts';
import { beatReader, isReaderAlive } from '../../../src/corpus/feeds/readers.ts';
import { newStore } from '../../store/stores.ts';

const NOW = new Date('2025-06-14T10:00:00Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

async function store() {
  const database = await newStore(NOW);
  onTestFinished(() => database.close());
  return database;
}

describe('a process that reads feeds', () => {
  it('is alive until it says that it ends, or has been silent for long', async () => {
    const database = await store();
    expect(await isReaderAlive(database, NOW)).toBe(false);
    await beatReader(database, NOW);
    expect(await isReaderAlive(database, after(89))).toBe(true);
    expect(await isReaderAlive(database, after(91))).toBe(false);
    await beatReader(database, null);
    expect(await isReaderAlive(database, NOW)).toBe(false);
  });

  it('is known to have ended as soon as it was killed', async () => {
    const database = await store();
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await once(child, 'spawn');
    await beatReader(database, NOW, processOf(child.pid));
    expect(await isReaderAlive(database, NOW)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isReaderAlive(database, NOW)).toBe(false);
  });

  it('is not taken for a later one of the same number', async () => {
    const database = await store();
    await beatReader(database, NOW, { ...processOf(), started: 'long ago' });
    expect(await isReaderAlive(database, NOW)).toBe(false);
  });

  it('on another machine is given the time to be silent', async () => {
    const database = await store();
    await beatReader(database, NOW, { machine: 'elsewhere', pid: 2 ** 30, started: null });
    expect(await isReaderAlive(database, after(89))).toBe(true);
    expect(await isReaderAlive(database, after(91))).toBe(false);
  });

  it('that was killed hides no other one', async () => {
    const database = await store();
    await beatReader(database, NOW);
    await beatReader(database, NOW, { ...processOf(), pid: 2 ** 30 });
    expect(await isReaderAlive(database, NOW)).toBe(true);
  });
});
