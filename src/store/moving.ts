import { createHash } from 'node:crypto';
import type { Database, Row, Value } from './database.ts';
import type { Migration } from './migrations.ts';
import { SCHEMA } from './schema.ts';

/** A table that was moved, as it stands on both sides. */
export interface MovedTable {
  readonly table: string;
  readonly rows: number;
  /** The same for the same rows, whatever their order. */
  readonly checksum: string;
}

/** What came of a move. */
export interface Moved {
  readonly tables: readonly MovedTable[];
  /** All of it was there from an earlier run. */
  readonly wasThere: boolean;
}

/**
 * Copies everything that `from` keeps to `to`, and compares both. Until all of it is there and the same, nothing of it is: a move
 * that was broken off is done again from the start. `to` has to be empty, or to hold the very same. In the end `from` takes
 * note that it was moved to `place`, so that no process goes on with it by mistake.
 */
export function moveStore(from: Database, to: Database, place: string, now: Date): Promise<Moved> {
  // In a transaction, as nobody may write to it meanwhile.
  return from.transaction(async (source) => {
    const tables = tablesOf(SCHEMA);
    const wanted = await sums(source, tables);
    const found = await sums(to, tables);
    const wasThere = found.some(({ rows }) => rows > 0);
    if (wasThere) compare(wanted, found, `${place} is not empty`);
    else await copy(source, to, tables, wanted);
    await source.query('INSERT INTO moved (one, place, at) VALUES (1, ?, ?) ON CONFLICT (one) DO NOTHING', [
      place,
      now.toISOString(),
    ]);
    return { tables: wanted, wasThere };
  });
}

/** Where a store has been moved to, and when; null where it has not. */
export async function movedTo(database: Database): Promise<string | null> {
  const [row] = await database.query<{ place: string; at: string }>('SELECT place, at FROM moved');
  return row === undefined ? null : `${row.place} at ${row.at}`;
}

interface Table {
  readonly name: string;
  readonly key: readonly string[];
}

/** Every table of a schema with its primary key, but the note that a store was moved. */
export function tablesOf(schema: readonly Migration[]): Table[] {
  const steps = schema.flatMap(({ sql }) => sql);
  const dropped = steps.flatMap((sql) => /^DROP TABLE (\w+)/.exec(sql)?.[1] ?? []);
  return steps.flatMap((sql) => {
    const name = /^CREATE TABLE (\w+)/.exec(sql)?.[1];
    if (name === undefined || name === 'moved' || dropped.includes(name)) return [];
    const columns = /PRIMARY KEY \(([^)]+)\)/.exec(sql)?.[1] ?? /(\w+) \w+ PRIMARY KEY/.exec(sql)?.[1];
    return [{ name, key: columns!.split(',').map((column) => column.trim()) }];
  });
}

function copy(
  source: Database,
  to: Database,
  tables: readonly Table[],
  wanted: readonly MovedTable[],
): Promise<void> {
  return to.transaction(async (target) => {
    for (const table of tables) {
      for await (const rows of pagesOf(source, table)) await insert(target, table, rows);
    }
    compare(wanted, await sums(target, tables), 'what was copied is not the same');
  });
}

async function insert(target: Database, { name }: Table, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0]!);
  const places = rows.map(() => `(${columns.map(() => '?').join(', ')})`);
  const values = rows.flatMap((row) => columns.map((column) => row[column]!));
  await target.query(`INSERT INTO ${name} (${columns.join(', ')}) VALUES ${places.join(', ')}`, values);
}

/** Rows at once: with the widest table, far from the 32,766 values that a statement may have. */
const PAGE = 200;

async function* pagesOf(database: Database, { name, key }: Table): AsyncGenerator<Row[]> {
  const columns = key.join(', ');
  const after = `WHERE (${columns}) > (${key.map(() => '?').join(', ')})`;
  let last: readonly Value[] | null = null;
  for (;;) {
    const rows: Row[] = await database.query(
      `SELECT * FROM ${name} ${last === null ? '' : after} ORDER BY ${columns} LIMIT ${PAGE}`,
      last ?? [],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = key.map((column) => rows.at(-1)![column]!);
  }
}

async function sums(database: Database, tables: readonly Table[]): Promise<MovedTable[]> {
  const all: MovedTable[] = [];
  for (const table of tables) {
    let count = 0;
    let sum = 0n;
    for await (const rows of pagesOf(database, table)) {
      count += rows.length;
      for (const row of rows) sum += BigInt(`0x${digestOf(row)}`);
    }
    const checksum = (sum % MODULUS).toString(16).padStart(32, '0');
    all.push({ table: table.name, rows: count, checksum });
  }
  return all;
}

/** 32 hexadecimal digits. */
const MODULUS = 1n << 128n;

/** Of a row's columns by their names. PostgreSQL keeps no NUL: on both sides it counts as what stands for it there. */
function digestOf(row: Row): string {
  const plain = Object.entries(row)
    .map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value])
    .sort(([one], [other]) => (one! < other! ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex').slice(0, 32);
}

function compare(wanted: readonly MovedTable[], found: readonly MovedTable[], trouble: string): void {
  const differing = wanted.flatMap(({ table, rows, checksum }, at) => {
    const other = found[at]!;
    if (other.rows === rows && other.checksum === checksum) return [];
    return [`${table}: expected ${rows} rows (${checksum}), came ${other.rows} (${other.checksum})`];
  });
  if (differing.length > 0) throw new Error(`store: ${trouble}: ${differing.join('; ')}`);
}
