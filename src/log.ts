/** Where a running Dateline says what happened: one sentence, and for whoever mends it the cause. pino's logger fits behind it. */
export interface Log {
  info(message: string): void;
  warn(message: string, cause?: unknown): void;
  error(message: string, cause?: unknown): void;
}
