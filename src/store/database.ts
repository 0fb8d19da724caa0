/** What a column holds; times are ISO strings in UTC, so that they sort as text in every database. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** The port every database serves: one statement at a time, `?` for values, and transactions. */
export interface Database {
  /** The rows a statement returns; with `RETURNING`, the rows it wrote. */
  query<R extends Row = Row>(sql: string, values?: readonly Value[]): Promise<R[]>;
  /** Runs `work` so that all of it happens or nothing; one writer at a time. What throws is rolled back and thrown on. */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
