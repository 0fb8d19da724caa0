import type { Skip } from '../corpus/read.ts';
import type { Progress } from './progress.ts';

export interface StatusOptions {
  readonly now: () => Date;
  /** Told how far the first reading is: bytes read of bytes in all. */
  readonly onProgress?: ((readBytes: number, totalBytes: number) => void) | undefined;
}

/** What a corpus says of itself besides its articles. */
export interface Told {
  /** When it was last read, or an article last came in. */
  readonly updated: () => Date;
  /** What was not taken in, and why; another list when it changes. */
  readonly skipped: () => readonly Skip[];
  readonly progress: () => Progress;
  /** Calls back with the ids of articles that say something else than before, until the returned function is called. */
  readonly onChanged: (listener: (ids: readonly string[]) => void) => () => void;
}

/** Keeps what a corpus says of itself: how far it was read and when, what was left out, and what changes. */
export class Status {
  readonly #options: StatusOptions;
  readonly #listeners = new Set<(ids: readonly string[]) => void>();
  #updated: Date;
  #skipped: readonly Skip[] = [];
  #progress: Progress = { readBytes: 0, totalBytes: 0, isReady: false };
  /** All of it was read once; only later looks go on. */
  #isRead = false;

  constructor(options: StatusOptions) {
    this.#options = options;
    this.#updated = options.now();
  }

  /** As it is told to whoever asks. */
  readonly told: Told = {
    updated: () => this.#updated,
    skipped: () => this.#skipped,
    progress: () => this.#progress,
    onChanged: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  /** So many bytes were read of all that are to be. */
  readonly reading = (readBytes: number, totalBytes: number): void => {
    if (!this.#isRead) this.#options.onProgress?.(readBytes, totalBytes);
    this.#progress = { readBytes, totalBytes, isReady: this.#isRead && readBytes === totalBytes };
  };

  /** All files were looked at, and this was left out. */
  looked(skipped: readonly Skip[]): void {
    this.#skipped = skipped;
    this.came();
  }

  /** Something came in, or was looked for. */
  came(): void {
    this.#updated = this.#options.now();
  }

  /** All that was there was read. */
  ready(): void {
    this.#isRead = true;
    this.#progress = { ...this.#progress, isReady: true };
  }

  /** These articles say something else than before. */
  readonly changed = (ids: readonly string[]): void => {
    if (ids.length > 0) for (const listener of this.#listeners) listener(ids);
  };
}
