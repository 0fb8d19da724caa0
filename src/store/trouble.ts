/** The store cannot be reached, or has failed; the message says which one and why, never a password. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** PostgreSQL's or the system's own, such as `57P01` or `ECONNREFUSED`. */
  readonly code: string | null;

  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.code = codeOf(cause);
  }
}

/** What is to be done about an error: run it again, connect anew, or tell. */
export type Remedy = 'again' | 'reconnect' | 'tell';

/** Why a statement has failed, by the error's code: PostgreSQL's, or the system's where the server is out of reach. */
export function remedyOf(error: unknown): Remedy {
  const code = codeOf(error);
  if (code !== null && AGAIN.has(code)) return 'again';
  if (code !== null && (GONE.has(code) || code.startsWith('08') || /^E[A-Z]+$/.test(code)))
    return 'reconnect';
  return error instanceof Error && LOST.test(error.message) ? 'reconnect' : 'tell';
}

export function codeOf(error: unknown): string | null {
  if (error instanceof StoreError) return error.code;
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : null;
}

/** Another transaction came in between. */
const AGAIN: ReadonlySet<string> = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
]);

/** Another process has made the same row: looked at again, it is there to be seen. */
export const UNIQUE_VIOLATION = '23505';

const GONE: ReadonlySet<string> = new Set([
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
  '25P03', // idle_in_transaction_session_timeout
]);

/** Of `pg`, which has no codes of its own. */
const LOST =
  /^(?:Connection terminated|Client has encountered a connection error|Query read timeout|timeout exceeded when trying to connect|Client was closed)/;
