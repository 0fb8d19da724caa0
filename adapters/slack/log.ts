import { type Logger, LogLevel } from '@slack/bolt';
import { type Log, redacted } from '../../src/index.ts';

/** A log that cannot tell a secret: tokens, tickets and webhook addresses are cut out of every line, and `secrets` wherever they stand. */
export function withoutSecrets(log: Log, secrets: readonly (string | null)[]): Log {
  const known = secrets.filter((secret) => secret !== null);
  const clean = (message: string, cause: unknown) =>
    redacted(cause === undefined ? message : `${message}: ${reason(cause)}`, known, SECRET_SHAPES);
  return {
    info: (message) => log.info(clean(message, undefined)),
    warn: (message, cause) => log.warn(clean(message, cause)),
    error: (message, cause) => log.error(clean(message, cause)),
  };
}

/** The log as Bolt wants it. Debug output is dropped: it holds whole payloads. */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: (...parts) => log.info(line(parts)),
    warn: (...parts) => log.warn(line(parts)),
    error: (...parts) => log.error(line(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/** An error as one line, with what caused it: `fetch failed: connect ECONNREFUSED 127.0.0.1:1`. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return error === undefined ? 'no reason given' : String(error);
  const inner = 'original' in error ? error.original : error.cause;
  if (!(inner instanceof Error)) return error.message || error.name;
  const deeper = reason(inner);
  return error.message.includes(deeper) ? error.message : `${error.message}: ${deeper}`;
}

const SECRET_SHAPES =
  /xox[a-z](?:\.xox[a-z])?-[\w-]+|xapp-[\w-]+|\bticket=[\w-]+|(?<=hooks\.slack\.com\/)[\w/-]+|Bearer\s+\S+/g;

function line(parts: readonly unknown[]): string {
  return `slack: ${parts.map((part) => (part instanceof Error ? reason(part) : String(part))).join(' ')}`;
}
