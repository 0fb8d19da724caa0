import { build } from '../../killed/build.ts';
import { type End, Victim } from '../../killed/victim.ts';
import type { ChildOptions, FromChild, ToChild } from './protocol.ts';

/** Compiles the child and all it imports; where it is. */
export function buildChild(): string {
  return build(import.meta.dirname, new URL('./child.ts', import.meta.url));
}

type Done = Extract<FromChild, { kind: 'done' }>;

/** One process, from its start until it is killed or told to stop. */
export class Life {
  readonly #process: Victim<ToChild, FromChild>;
  /** What it reported as taken in, by id. */
  readonly taken = new Map<string, string>();
  #done: (done: Done) => void = () => {};

  constructor(file: string, options: ChildOptions, end: End) {
    this.#process = new Victim(file, { LIBRARY_CHILD: JSON.stringify(options) }, (told) => {
      if (told.kind === 'done') this.#done(told);
      else this.taken.set(told.id, told.text);
    });
    this.#process.endAt(end);
  }

  get killedAt(): string | null {
    return this.#process.killedAt;
  }

  /** What came of it; null when it was killed before. */
  async do(told: ToChild): Promise<Done | null> {
    const done = new Promise<Done>((resolve) => {
      this.#done = resolve;
    });
    this.#process.tell(told);
    return Promise.race([done, this.#process.gone.then(() => null)]);
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
