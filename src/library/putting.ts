import type { Library, Prepared } from './library.ts';

/** So many articles are put together: files of one article each would wait for the disk one by one. */
const TOGETHER = 32;

/** Articles of one look on their way into a library, some files' at once. */
export class Putting {
  readonly #library: Pick<Library, 'put' | 'shows'>;
  #waiting: Prepared[] = [];

  constructor(library: Pick<Library, 'put' | 'shows'>) {
    this.#library = library;
  }

  async add(prepared: readonly Prepared[]): Promise<void> {
    this.#waiting.push(...prepared);
    if (this.#waiting.length >= TOGETHER) await this.end();
  }

  /** Puts those that wait still. */
  async end(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length > 0) await this.#library.put(waiting);
  }

  /** Whether questions find this text under this id, or will once it is put. */
  shows(id: string, digest: string): boolean {
    const isComing = this.#waiting.some((each) => each.arrival.article.id === id && each.digest === digest);
    return isComing || this.#library.shows(id, digest);
  }
}
