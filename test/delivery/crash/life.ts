import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildOptions, FromChild, ToChild } from './protocol.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BUILT = join(ROOT, 'node_modules/.cache/dateline-crash');

/** Compiles the child and all it imports, in about a second; where it is. */
export function buildChild(): string {
  build();
  return builtFrom(fileURLToPath(new URL('./child.ts', import.meta.url)));
}

/** The same for the command line as it is. */
export function buildCommandLine(): string {
  build();
  return builtFrom(join(ROOT, 'adapters/cli/main.ts'));
}

/** Types are `tsc -p test`'s business: errors are not looked at. */
function build(): void {
  mkdirSync(BUILT, { recursive: true });
  writeFileSync(join(BUILT, 'package.json'), '{"type":"module"}');
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', join(import.meta.dirname, 'tsconfig.json')], {
      stdio: 'pipe',
    });
  } catch {
    // It has written what it could.
  }
}

function builtFrom(source: string): string {
  return join(BUILT, relative(ROOT, source).replace(/ts$/, 'js'));
}

/** When a process is to be killed: when it comes to a step for the n-th time, or after so many milliseconds wherever it is. */
export type End = { readonly step: string; readonly nth: number } | { readonly after: number } | null;

/** One process, from its start until it is killed or told to stop. */
export class Life {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #end: End = null;
  readonly #steps = new Map<string, number>();
  #killedAt: string | null = null;
  #idle: () => void = () => {};

  constructor(file: string, options: ChildOptions) {
    this.#child = fork(file, {
      env: { ...process.env, CRASH_CHILD: JSON.stringify(options) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.on('error', () => {});
    this.#child.on('message', (told: FromChild) => {
      if (told.kind === 'idle') this.#idle();
      else if (this.step(told.name)) this.#tell({ kind: 'go' });
    });
  }

  /** Works off what is due at `now`. Resolves to where it was killed or null, and the steps it came to. */
  async work(
    now: Date,
    end: End,
  ): Promise<{ readonly killedAt: string | null; readonly steps: readonly string[] }> {
    this.#end = end;
    this.#steps.clear();
    const idle = new Promise<void>((resolve) => {
      this.#idle = resolve;
    });
    const timer =
      end !== null && 'after' in end ? setTimeout(() => this.#kill('any time'), end.after) : undefined;
    this.#tell({ kind: 'work', now: now.toISOString() });
    await Promise.race([idle, this.#gone]);
    clearTimeout(timer);
    if (this.#killedAt !== null) await this.#gone;
    return { killedAt: this.#killedAt, steps: [...this.#steps.keys()] };
  }

  /** One step further; false when this was the one to be killed at. */
  step(name: string): boolean {
    if (this.#killedAt !== null) return false;
    const times = (this.#steps.get(name) ?? 0) + 1;
    this.#steps.set(name, times);
    const end = this.#end;
    if (end === null || !('step' in end) || end.step !== name || end.nth !== times) return true;
    this.#kill(name);
    return false;
  }

  async stop(): Promise<void> {
    this.#child.disconnect();
    await this.#gone;
  }

  #kill(at: string): void {
    this.#killedAt ??= at;
    this.#child.kill('SIGKILL');
  }

  #tell(told: ToChild): void {
    if (this.#child.connected) this.#child.send(told, () => {});
  }
}
