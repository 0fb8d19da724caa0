import { fstatSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type { Dateline, DatelineOptions } from '../../src/engine.ts';

/** What a command gets from the process it runs in; tests hand in their own. */
export interface Host {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly now: () => Date;
  /** Whether somebody types at standard input, something is piped in, or there is nothing to read. */
  readonly input: 'terminal' | 'piped' | 'nothing';
  /** Resolves with the reason once the process is asked to end; from then on it has ten seconds. */
  readonly untilStopped: () => Promise<string>;
  readonly open: (options: DatelineOptions) => Promise<Dateline>;
}

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The host of a real run. */
export function processHost(): Host {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    folder: process.cwd(),
    now: () => new Date(),
    input: process.stdin.isTTY ? 'terminal' : isPiped() ? 'piped' : 'nothing',
    untilStopped,
    open: async (options) => (await import('../../src/engine.ts')).createDateline(options),
  };
}

/** Writes `text` and waits until there is room for more. */
export async function write(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await new Promise((resolve) => output.once('drain', resolve));
}

/** How long a stop may take, in milliseconds. */
const STOPPING = 10_000;

function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        // Keeps nothing alive, and ends what something else keeps alive.
        // Once all is done, a connection that is still open holds the end up and is no failure.
        setTimeout(() => process.exit(process.exitCode ?? 1), STOPPING).unref();
        resolve(signal);
      });
    }
  });
}

/** `/dev/null` and a closed descriptor have nothing to say; a pipe, a file and a socket have. */
function isPiped(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isFile() || stdin.isSocket();
  } catch {
    return false;
  }
}
