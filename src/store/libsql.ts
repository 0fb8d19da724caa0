import Connection from 'libsql';
import type { Log } from '../log.ts';
import { Recent } from '../recent.ts';
import type { Database, Row, Value } from './database.ts';
import { keepToOwner } from './rights.ts';

/** How long a statement waits for another process's lock, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

/** Opens a database file with a write-ahead log, made when missing, its owner's alone; `:memory:` for one that is forgotten. */
export function openLibsql(path: string, log?: Log): Database {
  if (path !== ':memory:') keepToOwner(path, log);
  const connection = new Connection(path);
  connection.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
  connection.exec('PRAGMA journal_mode = WAL');
  // A briefing that was confirmed must still be so after a power cut.
  connection.exec('PRAGMA synchronous = FULL');
  connection.exec('PRAGMA foreign_keys = ON');
  return new LibsqlDatabase(connection);
}

/** Statements kept ready: more than the program has, so that only texts made on the fly push others out. */
const KEPT_STATEMENTS = 200;

class LibsqlDatabase implements Database {
  /** One writer at a time: nobody else is taking anything. */
  readonly notTaken = '';
  readonly #connection: Connection.Database;
  /** By their SQL. */
  readonly #statements = new Recent<string, Connection.Statement>(KEPT_STATEMENTS);
  /** Transactions of one connection run one after another: each waits for the one before. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection.Database) {
    this.#connection = connection;
  }

  async query<R extends Row>(sql: string, values: readonly Value[] = []): Promise<R[]> {
    await this.#idle();
    return this.#run(sql, values);
  }

  transaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const mine = this.#last.then(() => this.#inTransaction(work));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {
    await this.#idle();
    // A file stays open as long as one of its statements is there.
    this.#statements.clear();
    this.#connection.close();
  }

  /** Until no transaction is open: another may have begun while this one was waited for. */
  async #idle(): Promise<void> {
    for (let last: unknown; last !== this.#last; ) {
      last = this.#last;
      await last;
    }
  }

  async #inTransaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const result = await work(this.#inside);
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      this.#connection.exec('ROLLBACK');
      throw error;
    }
  }

  /** The same connection for the work of a transaction, which must not wait for itself. */
  readonly #inside: Database = {
    notTaken: this.notTaken,
    query: async <R extends Row>(sql: string, values: readonly Value[] = []) => this.#run<R>(sql, values),
    transaction: (work) => work(this.#inside),
    close: async () => undefined,
  };

  #run<R extends Row>(sql: string, values: readonly Value[]): R[] {
    const statement = this.#statements.get(sql) ?? this.#connection.prepare(sql);
    // One that fails is not kept: it may have stopped half-way.
    this.#statements.delete(sql);
    const rows = statement.reader ? (statement.all(...values) as R[]) : [];
    if (!statement.reader) statement.run(...values);
    this.#statements.set(sql, statement);
    return rows;
  }
}
