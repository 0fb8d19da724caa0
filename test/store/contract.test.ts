import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { installationsIn } from '../../src/store/installations.ts';
import { openStore } from '../../src/store/open.ts';
import { SCHEMA } from '../../src/store/schema.ts';
import { describeOnPostgres } from './stores.ts';

const NOW = new Date('2025-06-21T14:00:00Z');

/**
 * What every store does, whichever database serves it; `newPlace` is one that nothing was written to. `opened` is the same
 * store once more, for a second pair of hands.
 */
function storeContract(
  newPlace: () => Promise<string>,
  opened: (where: string, first: Database) => Promise<Database>,
): void {
  let where: string;
  let database: Database;
  let other: Database;

  beforeEach(async () => {
    where = await newPlace();
    database = await openStore(where, NOW);
    other = await opened(where, database);
    await database.query('CREATE TABLE notes (id TEXT PRIMARY KEY, count INTEGER, said TEXT)');
  });

  afterEach(async () => {
    await database.close();
    if (other !== database) await other.close();
  });

  const add = (id: string, inside: Database = database) =>
    inside.query('INSERT INTO notes (id, count) VALUES (?, 0) RETURNING id', [id]);
  const ids = async (inside: Database = database) =>
    (await inside.query<{ id: string }>('SELECT id FROM notes ORDER BY id')).map(({ id }) => id);

  it('keeps what was written, for who opens it later', async () => {
    await installationsIn(database).save('T1', 'sealed');
    const later = await openStore(where, NOW);
    expect(await installationsIn(later).read('T1')).toBe('sealed');
    await later.close();
  });

  it('has taken each step of the schema once, though opened twice', async () => {
    const taken = await other.query<{ name: string }>('SELECT name FROM migrations ORDER BY number');
    expect(taken.map(({ name }) => name)).toEqual(SCHEMA.map(({ name }) => name));
  });

  it('gives back what it was given: text of every script, whole and broken numbers, nothing', async () => {
    await database.query(
      'CREATE TABLE kinds (words TEXT, whole INTEGER, broken DOUBLE PRECISION, empty TEXT)',
    );
    const words = "Café “Nyiragongo” 火山 👩🏽‍🚒 what? $1 '; DROP TABLE kinds; --\n\t\\";
    const given = { words, whole: -2_147_483_648, broken: 0.1 + 0.2, empty: null };
    await database.query('INSERT INTO kinds VALUES (?, ?, ?, ?)', Object.values(given));
    expect(await other.query('SELECT * FROM kinds')).toEqual([given]);
  });

  it('leaves a question mark in quotes alone', async () => {
    expect(await database.query(`SELECT 'who?' AS who, '?' || ? AS "a?"`, ['x'])).toEqual([
      { who: 'who?', 'a?': '?x' },
    ]);
  });

  it('counts in numbers', async () => {
    for (const id of ['a', 'b']) await add(id);
    const [row] = await database.query(
      'SELECT COUNT(*) AS rows, SUM(count) AS sum, MAX(count) AS most, COALESCE(MAX(count), 0) + 1 AS next FROM notes',
    );
    expect(row).toEqual({ rows: 2, sum: 0, most: 0, next: 1 });
  });

  it('sorts and compares text by its bytes', async () => {
    const sorted = ['A', 'Z', '_', 'a', 'b', '~', 'É', 'é'];
    for (const id of sorted.toReversed()) await add(id);
    expect(await ids()).toEqual(sorted);
    expect(await database.query('SELECT id FROM notes WHERE id > ? AND id < ?', ['b', 'É'])).toEqual([
      { id: '~' },
    ]);
    expect(await database.query('SELECT MAX(id) AS last FROM notes')).toEqual([{ last: 'é' }]);
  });

  it('compares the text of a column that came later alike', async () => {
    await add('a');
    await database.query("ALTER TABLE notes ADD COLUMN posted TEXT DEFAULT '2025-06-21T14:00:00.000Z'");
    expect(await database.query('SELECT id FROM notes WHERE posted < ?', ['~'])).toEqual([{ id: 'a' }]);
  });

  it('says what it wrote, and what it did not', async () => {
    expect(await add('a')).toEqual([{ id: 'a' }]);
    const once = 'INSERT INTO notes (id) VALUES (?) ON CONFLICT (id) DO NOTHING RETURNING id';
    expect(await database.query(once, ['a'])).toEqual([]);
    expect(await database.query('UPDATE notes SET count = 1 WHERE id = ?', ['a'])).toEqual([]);
    const lower = 'UPDATE notes SET count = 0 WHERE id = ? AND count = ? RETURNING id';
    expect(await database.query(lower, ['a', 1])).toEqual([{ id: 'a' }]);
    expect(await database.query(lower, ['a', 1])).toEqual([]);
  });

  it('refuses a row that is there, and works on', async () => {
    await add('a');
    await expect(add('a')).rejects.toThrow(/unique/i);
    await add('b');
    expect(await ids()).toEqual(['a', 'b']);
  });

  it('shows a column that came later to statements it knows', async () => {
    await add('a');
    const all = 'SELECT * FROM notes';
    expect(await other.query(all)).toEqual([{ id: 'a', count: 0, said: null }]);
    await database.query("ALTER TABLE notes ADD COLUMN more TEXT DEFAULT 'x'");
    expect(await other.query(all)).toEqual([{ id: 'a', count: 0, said: null, more: 'x' }]);
  });

  it('takes back everything of a transaction that fails, and goes on', async () => {
    const failing = database.transaction(async (inside) => {
      await add('a', inside);
      expect(await ids(inside)).toEqual(['a']);
      throw new Error('no');
    });
    const next = database.transaction((inside) => add('b', inside));
    await expect(failing).rejects.toThrow('no');
    await next;
    expect(await ids(other)).toEqual(['b']);
  });

  it('takes back a transaction in a transaction with it', async () => {
    const failing = database.transaction(async (inside) => {
      await inside.transaction((deeper) => add('a', deeper));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await ids()).toEqual([]);
  });

  it('lets nobody see the middle of a transaction', async () => {
    const seen: number[] = [];
    const count = async () => void seen.push((await other.query('SELECT * FROM notes')).length);
    const looks = [count()];
    await database.transaction(async (inside) => {
      await add('a', inside);
      looks.push(count());
      await new Promise((resolve) => setImmediate(resolve));
      looks.push(count());
      await add('b', inside);
    });
    await Promise.all([...looks, count()]);
    expect(seen.filter((rows) => rows !== 0 && rows !== 2)).toEqual([]);
    expect(seen).toHaveLength(4);
  });

  it('counts every one of many who read a number and write one more', async () => {
    await add('a');
    const one = (inside: Database) =>
      inside.transaction(async (within) => {
        const [row] = await within.query<{ count: number }>("SELECT count FROM notes WHERE id = 'a'");
        await within.query("UPDATE notes SET count = ? WHERE id = 'a'", [row!.count + 1]);
      });
    await Promise.all(Array.from({ length: 40 }, (_, at) => one(at % 2 === 0 ? database : other)));
    expect(await database.query('SELECT count FROM notes')).toEqual([{ count: 40 }]);
  });

  it('lets one of many be the last on duty: each reads what the others write', async () => {
    for (const id of ['a', 'b']) await database.query('INSERT INTO notes VALUES (?, 1, NULL)', [id]);
    // Whoever sees that somebody else is on duty goes home: two at once would both go.
    const home = (inside: Database, id: string) =>
      inside.transaction(async (within) => {
        const [row] = await within.query<{ on: number }>('SELECT SUM(count) AS "on" FROM notes');
        if (row!.on > 1) await within.query('UPDATE notes SET count = 0 WHERE id = ?', [id]);
      });
    for (let round = 0; round < 10; round++) {
      await database.query('UPDATE notes SET count = 1');
      await Promise.all([home(database, 'a'), home(other, 'b')]);
      expect(await database.query('SELECT SUM(count) AS "on" FROM notes')).toEqual([{ on: 1 }]);
    }
  });

  it('gives a row to one of many who want to take it', async () => {
    for (let at = 0; at < 20; at++) await add(`n${String(at).padStart(2, '0')}`);
    const take = async (from: Database, who: string) => {
      const mine: string[] = [];
      for (;;) {
        const [taken] = await from.query<{ id: string }>(
          `UPDATE notes SET said = ? WHERE said IS NULL AND id = (
             SELECT id FROM notes WHERE said IS NULL ORDER BY id LIMIT 1 ${from.notTaken}) RETURNING id`,
          [who],
        );
        if (taken === undefined) {
          const [left] = await from.query<{ rows: number }>(
            'SELECT COUNT(*) AS rows FROM notes WHERE said IS NULL',
          );
          if (left!.rows === 0) return mine;
        } else mine.push(taken.id);
      }
    };
    const taken = await Promise.all([take(database, 'a'), take(other, 'b'), take(database, 'c')]);
    expect(taken.flat().sort()).toEqual(await ids());
  });
}

describe('a store on SQLite', () => {
  // One connection a process: two in one thread would wait for each other. store.test.ts has processes of their own.
  storeContract(
    async () => join(mkdtempSync(join(tmpdir(), 'dateline-')), 'data/dateline.db'),
    async (_, first) => first,
  );
});

describeOnPostgres('a store', (server) => {
  storeContract(
    () => server().newDatabase(),
    (where) => openStore(where, NOW),
  );
});
