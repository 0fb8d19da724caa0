import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { serverName } from './address.ts';
import type { Database, Row, Value } from './database.ts';
import { forPostgres } from './dialect.ts';
import { codeOf, remedyOf, StoreError, UNIQUE_VIOLATION } from './trouble.ts';

/** How patient a store is, in milliseconds. */
export interface PostgresOptions {
  /** A server that cannot be reached is waited for so long: it may be starting anew. */
  readonly patience?: number;
  /** No statement takes longer. */
  readonly statement?: number;
}

const PATIENCE = 10_000;
const STATEMENT = 15_000;
/** At the most, in one process. */
const CONNECTIONS = 10;

/** Beyond the server's own limit: the server itself may be gone without a word. */
const SILENCE = 5_000;
/** A connection takes no longer, however impatient one is. */
const CONNECTING = 1_000;
/** Between two tries to connect. */
const BETWEEN = 250;
/** A transaction that others came in between of so often is given up. */
const MOST_TRIES = 40;
const LONGEST_PAUSE = 200;
/** Any number, the same in every process. */
const MIGRATING = 6_417_052;

/** A store on a PostgreSQL server, by its `postgres://…` address. It connects when it is first asked. */
export function openPostgres(address: string, options: PostgresOptions = {}): PostgresDatabase {
  return new PostgresDatabase(address, options);
}

export class PostgresDatabase implements Database {
  readonly notTaken = 'FOR UPDATE SKIP LOCKED';
  readonly #pool: pg.Pool;
  readonly #patience: number;
  /** Host, port and name, for errors. */
  readonly #name: string;

  constructor(address: string, { patience = PATIENCE, statement = STATEMENT }: PostgresOptions) {
    this.#patience = patience;
    this.#name = serverName(address);
    this.#pool = new pg.Pool({
      connectionString: address,
      max: CONNECTIONS,
      connectionTimeoutMillis: Math.max(CONNECTING, patience),
      statement_timeout: statement,
      query_timeout: statement + SILENCE,
      // A process that stands still in the middle of a transaction keeps nobody waiting for good.
      idle_in_transaction_session_timeout: statement + SILENCE,
      keepAlive: true,
      application_name: 'dateline',
      types: { getTypeParser },
      onConnect: async (client) => {
        // One that breaks in use tells its statement; told to nobody else, it would end the process.
        client.on('error', () => undefined);
        await client.query('SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE');
      },
    });
    // An idle connection that breaks is replaced by the next statement, and must not end the process.
    this.#pool.on('error', () => undefined);
  }

  async query<R extends Row>(sql: string, values: readonly Value[] = []): Promise<R[]> {
    return this.#again((client) => run<R>(client, sql, values));
  }

  async transaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    return this.#again(async (client) => {
      await client.query('BEGIN');
      try {
        const result = await work(this.#inside(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        // Where the connection is lost, the server has rolled it back.
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  /** Runs `work` while no other process is in here; waits for it as long as a statement may take. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const client = await this.#connected();
    try {
      await client.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
      return await work();
    } catch (error) {
      throw this.#told(error);
    } finally {
      // The lock ends with its connection.
      client.release(true);
    }
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }

  /** Runs `work` on a connection, again when another transaction came in between. */
  async #again<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const client = await this.#connected();
      let broken = false;
      try {
        return await work(client);
      } catch (error) {
        broken = remedyOf(error) === 'reconnect';
        const isTwin = codeOf(error) === UNIQUE_VIOLATION && tries < MOST_TWINS;
        if (tries >= MOST_TRIES || !(isTwin || remedyOf(error) === 'again')) throw this.#told(error);
      } finally {
        client.release(broken);
      }
      // By chance, or those who met would meet again.
      await pause(Math.random() * Math.min(2 ** tries, LONGEST_PAUSE));
    }
  }

  /** A connection, waited for while the server cannot be reached. Nothing was sent yet: waiting can do nothing twice. */
  async #connected(): Promise<pg.PoolClient> {
    const began = performance.now();
    for (;;) {
      try {
        return await this.#pool.connect();
      } catch (error) {
        const isOver = performance.now() - began + BETWEEN > this.#patience;
        if (remedyOf(error) !== 'reconnect' || isOver || this.#pool.ending) throw this.#told(error);
        await pause(BETWEEN);
      }
    }
  }

  /** The same connection for the work of a transaction. */
  #inside(client: pg.PoolClient): Database {
    const inside: Database = {
      notTaken: this.notTaken,
      query: (sql, values = []) => run(client, sql, values),
      transaction: (work) => work(inside),
      close: async () => undefined,
    };
    return inside;
  }

  /** The error as people may read it: which store, what happened. What `work` itself has thrown is left as it is. */
  #told(error: unknown): unknown {
    if (error instanceof StoreError || !(error instanceof Error)) return error;
    if (remedyOf(error) === 'reconnect') {
      const why = error.message || codeOf(error);
      return new StoreError(`store: expected PostgreSQL at ${this.#name}, came: ${why}`, error);
    }
    return error instanceof pg.DatabaseError
      ? new StoreError(`store: PostgreSQL at ${this.#name}: ${error.message}`, error)
      : error;
  }
}

/** A row that is really there twice is so the third time, too. */
const MOST_TWINS = 4;

async function run<R extends Row>(
  client: pg.PoolClient,
  sql: string,
  values: readonly Value[],
): Promise<R[]> {
  const { rows } = await client.query(forPostgres(sql), values.map(storable));
  return rows as R[];
}

/** PostgreSQL keeps no NUL. */
function storable(value: Value): Value {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

/** Counts and sums come as text, as they may be too large for a number; ours are not. */
const NUMBERS: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

function getTypeParser(type: number, format?: 'text' | 'binary') {
  return NUMBERS.has(type) && format !== 'binary' ? Number : pg.types.getTypeParser(type, format);
}
