import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Connection from 'libsql';
import { describe, expect, it, vi } from 'vitest';
import { installationsIn } from '../../src/store/installations.ts';
import { openLibsql } from '../../src/store/libsql.ts';
import { migrate } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { SCHEMA } from '../../src/store/schema.ts';

const NOW = new Date('2025-06-21T14:00:00Z');

function newPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'dateline-')), 'data/dateline.db');
}

describe('the store', () => {
  it('makes its folder, and keeps what was written', async () => {
    const path = newPath();
    const first = await openStore(path, NOW);
    await installationsIn(first).save('T1', 'sealed');
    await first.close();
    const second = await openStore(path, NOW);
    expect(await installationsIn(second).read('T1')).toBe('sealed');
    await installationsIn(second).remove('T1');
    expect(await installationsIn(second).read('T1')).toBeNull();
    await second.close();
  });

  it('writes ahead of its file', async () => {
    const database = await openStore(newPath(), NOW);
    expect(await database.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    await database.close();
  });

  it('takes back everything of a transaction that fails, and goes on', async () => {
    const database = await openStore(':memory:', NOW);
    const failing = database.transaction(async (inside) => {
      await inside.query("INSERT INTO installations VALUES ('a', 'x')");
      throw new Error('no');
    });
    const next = database.transaction((inside) =>
      inside.query("INSERT INTO installations VALUES ('b', 'x')"),
    );
    await expect(failing).rejects.toThrow('no');
    await next;
    expect(await database.query('SELECT workspace FROM installations')).toEqual([{ workspace: 'b' }]);
  });

  it('lets nobody see the middle of a transaction', async () => {
    const database = await openStore(':memory:', NOW);
    const seen: number[] = [];
    const count = async () => {
      seen.push((await database.query('SELECT * FROM installations')).length);
    };
    const writing = database.transaction(async (inside) => {
      await inside.query("INSERT INTO installations VALUES ('a', 'x')");
      await new Promise((resolve) => setImmediate(resolve));
      await inside.query("INSERT INTO installations VALUES ('b', 'x')");
    });
    await Promise.all([count(), writing, count()]);
    expect(seen.every((rows) => rows === 0 || rows === 2)).toBe(true);
  });
});

describe('a statement', () => {
  const INSERT = 'INSERT INTO installations VALUES (?, ?)';

  it('is prepared once, and again only after hundreds of others', async () => {
    const database = await openStore(':memory:', NOW);
    const prepare = vi.spyOn(Connection.prototype, 'prepare');
    const prepared = () => prepare.mock.calls.filter(([sql]) => sql === INSERT).length;
    for (const workspace of ['a', 'b', 'c']) await database.query(INSERT, [workspace, 'x']);
    expect(prepared()).toBe(1);
    for (let at = 0; at < 300; at++) await database.query(`SELECT ${at}`);
    await database.query(INSERT, ['d', 'x']);
    expect(prepared()).toBe(2);
    prepare.mockRestore();
    expect(await database.query('SELECT COUNT(*) AS rows FROM installations')).toEqual([{ rows: 4 }]);
    await database.close();
  });

  it('works again after it failed', async () => {
    const database = await openStore(':memory:', NOW);
    await database.query(INSERT, ['a', 'x']);
    await expect(database.query(INSERT, ['a', 'y'])).rejects.toThrow('UNIQUE');
    await database.query(INSERT, ['b', 'z']);
    expect(await database.query('SELECT workspace FROM installations ORDER BY workspace')).toEqual([
      { workspace: 'a' },
      { workspace: 'b' },
    ]);
    await database.close();
  });

  it('shows a column that came later', async () => {
    const database = await openStore(':memory:', NOW);
    await database.query('CREATE TABLE notes (id TEXT)');
    await database.query("INSERT INTO notes VALUES ('a')");
    expect(await database.query('SELECT * FROM notes')).toEqual([{ id: 'a' }]);
    await database.query("ALTER TABLE notes ADD COLUMN said TEXT DEFAULT 'x'");
    expect(await database.query('SELECT * FROM notes')).toEqual([{ id: 'a', said: 'x' }]);
    await database.close();
  });

  it('is left of a transaction that was taken back as if it had not run', async () => {
    const database = await openStore(':memory:', NOW);
    const all = 'SELECT workspace FROM installations';
    const failing = database.transaction(async (inside) => {
      await inside.query(INSERT, ['a', 'x']);
      expect(await inside.query(all)).toEqual([{ workspace: 'a' }]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await database.query(all)).toEqual([]);
    await database.close();
  });
});

describe('the schema', () => {
  it('is taken step by step, each once', async () => {
    const database = openLibsql(':memory:');
    await migrate(database, SCHEMA.slice(0, 1), NOW);
    await migrate(database, SCHEMA, NOW);
    await migrate(database, SCHEMA, NOW);
    const taken = await database.query<{ name: string }>('SELECT name FROM migrations ORDER BY number');
    expect(taken.map(({ name }) => name)).toEqual(SCHEMA.map(({ name }) => name));
    await database.close();
  });

  it('leaves nothing of a step that fails', async () => {
    const database = openLibsql(':memory:');
    const bad = { name: 'bad', sql: ['CREATE TABLE half (a TEXT)', 'CREATE TABLE half (a TEXT)'] };
    await expect(migrate(database, [bad], NOW)).rejects.toThrow('half');
    expect(await database.query("SELECT * FROM sqlite_master WHERE name = 'half'")).toEqual([]);
    expect(await database.query('SELECT * FROM migrations')).toEqual([]);
    await database.close();
  });

  it('is taken once by processes that start at the same moment', async () => {
    const path = newPath();
    const starting = ['a', 'b', 'c'].map((name) =>
      fork(new URL('./opening.mjs', import.meta.url), [path, name]),
    );
    await Promise.all(starting.map((child) => once(child, 'message')));
    const ended = Promise.all(starting.map((child) => once(child, 'exit')));
    for (const child of starting) child.send('go');
    expect((await ended).map(([code]) => code)).toEqual([0, 0, 0]);
    const database = await openStore(path, NOW);
    expect(await database.query('SELECT COUNT(*) AS steps FROM migrations')).toEqual([
      { steps: SCHEMA.length },
    ]);
    expect(await database.query('SELECT COUNT(*) AS rows FROM installations')).toEqual([{ rows: 60 }]);
    await database.close();
  });
});
