/** What a column holds; times are ISO strings in UTC, so that they sort as text in every database. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * The port every database serves: one statement at a time, `?` for values, and transactions. Whatever runs at the same moment,
 * here or in another process, the outcome is that of one after another.
 */
export interface Database {
  /** The rows a statement returns; with `RETURNING`, the rows it wrote. */
  query<R extends Row = Row>(sql: string, values?: readonly Value[]): Promise<R[]>;
  /**
   * Runs `work` so that all of it happens or nothing. What throws is rolled back and thrown on. Where many processes write,
   * `work` runs again when another one came in between: it must do nothing but ask the database it is given.
   */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** Ends a `SELECT` of rows that are about to be taken: those that another process is taking are left out. */
  readonly notTaken: string;
  close(): Promise<void>;
}
