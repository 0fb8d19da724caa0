import { type Log, redacted } from '../../src/index.ts';

/** A log that cannot tell a secret: whatever looks like a token is cut out of every line, and `secrets` wherever they stand. */
export function withoutSecrets(log: Log, secrets: readonly string[]): Log {
  const line = (message: string, cause: unknown) =>
    withoutTokens(cause === undefined ? message : `${message}: ${reason(cause)}`, secrets);
  return {
    info: (message) => log.info(line(message, undefined)),
    warn: (message, cause) => log.warn(line(message, cause)),
    error: (message, cause) => log.error(line(message, cause)),
  };
}

/** `text` without bot tokens, interaction and webhook tokens, and `secrets`. */
export function withoutTokens(text: string, secrets: readonly string[]): string {
  return redacted(text, secrets, SECRET_SHAPES);
}

/** An error as one line, with what caused it. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause instanceof Error ? reason(error.cause) : '';
  const outer = error.message || ('code' in error ? String(error.code) : error.name);
  return inner === '' || outer.includes(inner) ? outer : `${outer}: ${inner}`;
}

/** A bot token; the token in the address of an interaction or a webhook. */
const SECRET_SHAPES =
  /\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|(?<=\/(?:webhooks|interactions)\/\d+\/)[\w-]{8,}|aW50ZXJhY3Rpb24[\w=-]+/g;
