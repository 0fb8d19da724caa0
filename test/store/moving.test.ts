import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { beatReader } from '../../src/corpus/feeds/readers.ts';
import type { Database, Row } from '../../src/store/database.ts';
import { moveStore, tablesOf } from '../../src/store/moving.ts';
import { openStore } from '../../src/store/open.ts';
import { SCHEMA } from '../../src/store/schema.ts';
import { dateline } from '../cli/host.ts';
import { PASSWORD } from '../servers/postgres.ts';
import { describeOnPostgres } from './stores.ts';

const NOW = new Date('2025-06-21T14:00:00Z');
const ROWS = 450;

/** A store in a file with rows in every table, and text of every kind. */
async function filled(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const file = join(folder, '.dateline/dateline.db');
  const store = await openStore(file, NOW);
  for (const { name, key } of tablesOf(SCHEMA)) {
    const columns = await store.query<{ name: string; type: string }>(`PRAGMA table_info(${name})`);
    await store.transaction(async (inside) => {
      for (let at = 0; at < ROWS; at++) {
        const values = columns.map(({ name: column, type }) => valueFor(type, at, key.includes(column)));
        const places = columns.map(() => '?').join(', ');
        await inside.query(`INSERT INTO ${name} VALUES (${places})`, values);
      }
    });
  }
  await store.query("UPDATE slots SET state = 'posted'");
  await store.close();
  return { folder, file };
}

const TEXTS = ['Café “Nyiragongo” 火山 👩🏽‍🚒', '', "it's ?", 'a\nb\tc\\', 'nul \0 nul'];

function valueFor(type: string, at: number, isKey: boolean) {
  if (type === 'INTEGER') return at;
  if (type === 'DOUBLE PRECISION') return at / 7;
  return isKey ? `${at} ${TEXTS[at % TEXTS.length]}` : (TEXTS[at % TEXTS.length] ?? null);
}

const count = async (store: Database, table: string) =>
  (await store.query<Row>(`SELECT COUNT(*) AS rows FROM ${table}`))[0]!.rows;

describe('the tables of the schema', () => {
  it('all have a key, by which they are read', () => {
    expect(tablesOf(SCHEMA).map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'events',
        'schedules',
        'slots',
        'outbox',
        'installations',
        'feedback',
        'feeds',
      ]),
    );
    expect(tablesOf(SCHEMA).find(({ name }) => name === 'slots')?.key).toEqual(['schedule', 'due']);
  });
});

describeOnPostgres('dateline migrate', (server) => {
  const migrated = (folder: string, to: string, ...more: string[]) =>
    dateline(['migrate', '--to', to, ...more], { folder, now: () => NOW });

  async function opened(where: string): Promise<Database> {
    const store = await openStore(where, NOW, { evenMoved: true });
    onTestFinished(() => store.close());
    return store;
  }

  it('moves every row of every table, says so, and lets nobody go on with the file', async () => {
    const { folder, file } = await filled();
    const to = await server().newDatabase();
    const { status, stdout, stderr } = await migrated(folder, to);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^schedules +450 rows {2}[\da-f]{32}$/m);
    expect(stdout).toMatch(/Moved, and compared: .*dateline\.db → PostgreSQL at 127\.0\.0\.1:\d+\/test_/);
    expect(stdout).not.toContain(PASSWORD);
    const [source, target] = [await opened(file), await opened(to)];
    for (const { name } of tablesOf(SCHEMA))
      expect(await count(target, name)).toBe(await count(source, name));
    await expect(openStore(file, NOW)).rejects.toThrow(/was moved to PostgreSQL at .*: set DATABASE_URL/);
  });

  it('done again, finds that all of it is there', async () => {
    const { folder } = await filled();
    const to = await server().newDatabase();
    await migrated(folder, to);
    const again = await migrated(folder, to, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ wasThere: true });
  });

  it('refuses a store that holds something else, and leaves both as they are', async () => {
    const { folder, file } = await filled();
    const to = await server().newDatabase();
    const target = await opened(to);
    await target.query("INSERT INTO installations VALUES ('T9', 'sealed')");
    const { status, stderr } = await migrated(folder, to);
    expect(status).toBe(2);
    expect(stderr).toMatch(/is not empty: .*installations: expected 450 rows \([\da-f]+\), came 1 /);
    expect(await count(target, 'schedules')).toBe(0);
    await (await openStore(file, NOW)).close();
  });

  it('refuses while serve is running on the store', async () => {
    const { folder, file } = await filled();
    const source = await openStore(file, NOW);
    await beatReader(source, NOW);
    await source.close();
    const { status, stderr } = await migrated(folder, await server().newDatabase());
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('serve is running'),
    });
  });

  it('says where the store is not, and what is no server, without the password', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'dateline-'));
    expect((await migrated(empty, await server().newDatabase())).stderr).toContain('there is no store at');
    const { stderr } = await migrated(empty, `mysql://me:${PASSWORD}@db/x`);
    expect(stderr).toContain('DATABASE_URL: expected postgres://');
    expect(stderr).not.toContain(PASSWORD);
  });

  it('broken off by a server that is killed leaves nothing there, and is done again', async () => {
    const { folder, file } = await filled();
    const to = await server().newDatabase();
    const [source, target] = [await opened(file), await opened(to)];
    let statements = 0;
    const breaking: Database = {
      ...target,
      notTaken: target.notTaken,
      close: () => target.close(),
      query: (sql, values) => target.query(sql, values),
      transaction: (work) =>
        target.transaction((inside) =>
          work({
            ...inside,
            async query(sql, values) {
              statements += 1;
              if (statements === 12) await server().stop('killed');
              return inside.query(sql, values);
            },
          }),
        ),
    };
    await expect(moveStore(source, breaking, 'there', NOW)).rejects.toThrow(/store: expected PostgreSQL at/);
    await server().start();
    for (const { name } of tablesOf(SCHEMA)) expect(await count(target, name)).toBe(0);
    await source.close();
    expect((await migrated(folder, to)).status).toBe(0);
  });
});
