import type { Looked } from './folder.ts';
import { type InTurn, turns } from './turns.ts';

export interface LooksOptions {
  /** What must have been done before the first look, well or not. */
  readonly after: Promise<unknown>;
  /** Looks at the files once. */
  readonly look: () => Promise<Looked>;
  /** Told what each look has seen. */
  readonly onLooked: (looked: Looked) => void;
  /** Told after what has stirred was looked at. */
  readonly onSettled: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** Changes within this time are looked at together, in milliseconds. */
const TOGETHER = 50;
const NONE: Looked['half'] = new Map();

/** Looks at the files of a corpus, one look at a time, until nothing in them is half written any more. */
export class Looks {
  readonly #options: LooksOptions;
  readonly #inTurn: InTurn;
  #stirred: NodeJS.Timeout | undefined;
  /** Something has stirred since the look that is coming was asked for. */
  #isStirredAgain = false;
  /** What is waited for now. */
  #half: Looked['half'] = NONE;
  #wake: () => void = () => {};
  #isEnding = false;

  constructor(options: LooksOptions) {
    this.#options = options;
    this.#inTurn = turns(options.after);
  }

  /** Resolves once all that stands in the files now was looked at. */
  look(): Promise<void> {
    return this.#inTurn(() => this.#untilSettled());
  }

  /**
   * Something has stirred, at a path where that is known: it is looked at soon, and what stirs until then with it, and once
   * more: a watcher tells of one file only so often, and what follows a change at once it keeps to itself.
   */
  stir(path?: string): void {
    // Whoever writes to a file that is waited for stirs it all the while.
    const isWaitedFor = path !== undefined && this.#half.has(path);
    if (this.#isEnding || isWaitedFor) return;
    if (this.#stirred !== undefined) {
      this.#isStirredAgain = true;
      return;
    }
    this.#stirred = setTimeout(() => {
      this.#stirred = undefined;
      if (this.#isStirredAgain) {
        this.#isStirredAgain = false;
        this.stir();
      }
      this.#wake();
      this.look().catch(this.#options.onFailed).then(this.#options.onSettled);
    }, TOGETHER);
  }

  /** Resolves once no look is under way. */
  async end(): Promise<void> {
    this.#isEnding = true;
    clearTimeout(this.#stirred);
    this.#wake();
    await this.#inTurn(async () => {});
  }

  async #untilSettled(): Promise<void> {
    for (;;) {
      const looked = await this.#options.look();
      this.#options.onLooked(looked);
      if (looked.half.size === 0 || this.#isEnding) return;
      await this.#rest(looked.half);
    }
  }

  /** Until the first half-written file has been left alone for long enough, or something else stirs. */
  async #rest(half: Looked['half']): Promise<void> {
    this.#half = half;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.ceil(Math.min(...half.values())));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#half = NONE;
  }
}
