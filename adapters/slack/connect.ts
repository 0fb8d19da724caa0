import type { Clock, Log } from '../../src/index.ts';
import { TIMES } from './limits.ts';
import { backoff } from './post.ts';
import { within } from './within.ts';

/** A line to Slack: open until it closes. */
export interface Line {
  /** Resolves when events arrive. */
  open(): Promise<void>;
  /** Resolves when they no longer do. */
  closed(): Promise<void>;
  close(): Promise<void>;
}

/** A line that broke sooner than this, in milliseconds, has failed. */
const SHORTEST = 5_000;

/**
 * Keeps the line open until `signal` aborts, waiting longer after each failure. Slack out of reach, at the start or later,
 * is told in the log and ends nothing.
 */
export async function keepOpen(
  line: Line,
  { clock, log, signal }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  for (let failures = 0; !signal.aborted; ) {
    const opened = clock.now();
    try {
      if ((await within(clock, TIMES.hello, line.open(), LATE)) === LATE)
        throw new Error('Slack did not answer');
      log.info('slack: connected');
      await Promise.race([line.closed(), stopped]);
      if (signal.aborted) break;
      log.warn('slack: the connection was lost, connecting again');
      failures = clock.now() - opened < SHORTEST ? failures + 1 : 0;
    } catch (error) {
      if (signal.aborted) break;
      failures++;
      log.warn(
        `slack: unable to connect, trying again in ${backoff(failures) / 1_000} s`,
        error ?? 'the line closed',
      );
      await line.close();
    }
    if (failures > 0) await clock.sleep(backoff(failures), signal);
  }
  await line.close();
}

const LATE = Symbol('late');
