import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildOptions, FromChild, ToChild } from './protocol.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BUILT = join(ROOT, 'node_modules/.cache/dateline-library');

/** Compiles the child and all it imports. Types are `tsc -p test`'s business: errors are not looked at. */
export function buildChild(): string {
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
  const child = fileURLToPath(new URL('./child.ts', import.meta.url));
  return join(BUILT, relative(ROOT, child).replace(/ts$/, 'js'));
}

/** When a process is to be killed: when it comes to a step for the n-th time, or after so many milliseconds wherever it is. */
export type End = { readonly step: string; readonly nth: number } | { readonly after: number } | null;

type Done = Extract<FromChild, { kind: 'done' }>;

/** One process, from its start until it is killed or told to stop. */
export class Life {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  readonly #steps = new Map<string, number>();
  readonly #end: End;
  readonly #timer: NodeJS.Timeout | undefined;
  /** What it reported as taken in, by id. */
  readonly taken = new Map<string, string>();
  #done: (done: Done) => void = () => {};
  killedAt: string | null = null;

  constructor(file: string, options: ChildOptions, end: End) {
    this.#end = end;
    this.#child = fork(file, {
      env: { ...process.env, LIBRARY_CHILD: JSON.stringify(options) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.on('error', () => {});
    this.#child.on('message', (told: FromChild) => {
      if (told.kind === 'done') this.#done(told);
      else if (told.kind === 'taken') this.taken.set(told.id, told.text);
      else if (this.#goesOn(told.name)) this.#tell({ kind: 'go' });
    });
    if (end !== null && 'after' in end) this.#timer = setTimeout(() => this.#kill('any time'), end.after);
  }

  get steps(): readonly string[] {
    return [...this.#steps.keys()];
  }

  /** What came of it; null when it was killed before. */
  async do(told: ToChild): Promise<Done | null> {
    const done = new Promise<Done>((resolve) => {
      this.#done = resolve;
    });
    this.#tell(told);
    return Promise.race([done, this.#gone.then(() => null)]);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#child.connected) this.#child.disconnect();
    await this.#gone;
  }

  #goesOn(step: string): boolean {
    if (this.killedAt !== null) return false;
    const times = (this.#steps.get(step) ?? 0) + 1;
    this.#steps.set(step, times);
    const end = this.#end;
    if (end === null || !('step' in end) || end.step !== step || end.nth !== times) return true;
    this.#kill(step);
    return false;
  }

  #kill(at: string): void {
    this.killedAt ??= at;
    this.#child.kill('SIGKILL');
  }

  #tell(told: ToChild): void {
    if (this.#child.connected) this.#child.send(told, () => {});
  }
}
