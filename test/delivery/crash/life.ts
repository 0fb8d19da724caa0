import { build } from '../../killed/build.ts';
import { type End, Victim } from '../../killed/victim.ts';
import type { ChildOptions, FromChild, ToChild } from './protocol.ts';

/** Compiles the child and all it imports; where it is. */
export function buildChild(): string {
  return build(import.meta.dirname, new URL('./child.ts', import.meta.url));
}

/** The same for the command line as it is. */
export function buildCommandLine(): string {
  return build(import.meta.dirname, new URL('../../../adapters/cli/main.ts', import.meta.url));
}

/** One process, from its start until it is killed or told to stop. */
export class Life {
  readonly #process: Victim<ToChild, FromChild>;
  #idle: () => void = () => {};

  constructor(file: string, options: ChildOptions) {
    this.#process = new Victim(file, { CRASH_CHILD: JSON.stringify(options) }, () => this.#idle());
  }

  /** Works off what is due at `now`. Resolves to where it was killed or null, and the steps it came to. */
  async work(
    now: Date,
    end: End,
  ): Promise<{ readonly killedAt: string | null; readonly steps: readonly string[] }> {
    this.#process.endAt(end);
    const idle = new Promise<void>((resolve) => {
      this.#idle = resolve;
    });
    this.#process.tell({ kind: 'work', now: now.toISOString() });
    await Promise.race([idle, this.#process.gone]);
    this.#process.spare();
    const { killedAt, steps } = this.#process;
    if (killedAt !== null) await this.#process.gone;
    return { killedAt, steps };
  }

  /** One step further; false when this was the one to be killed at. */
  step(name: string): boolean {
    return this.#process.step(name);
  }

  frozenAt(step: string): Promise<void> {
    return this.#process.frozenAt(step);
  }

  wake(): void {
    this.#process.wake();
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
