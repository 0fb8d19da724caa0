interface Working {
  /** Resolves, and never rejects, when nothing is left to be done. */
  readonly ended: Promise<void>;
  isAskedAgain: boolean;
}

/** What is being worked on, such as channels: each by one at a time, and none waiting for another. */
export class AtWork {
  readonly #at = new Map<string, Working>();

  /**
   * Does `work` at `place`; where that is at work already, it is done once more when it has ended. Resolves when nothing is
   * left to be done there. What fails is told `failed`, and left.
   */
  begin(place: string, work: () => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    const known = this.#at.get(place);
    if (known !== undefined) {
      known.isAskedAgain = true;
      return known.ended;
    }
    const ended = Promise.resolve().then(async () => {
      do {
        mine.isAskedAgain = false;
        await work().catch(failed);
      } while (mine.isAskedAgain);
      this.#at.delete(place);
    });
    const mine: Working = { ended, isAskedAgain: false };
    this.#at.set(place, mine);
    return ended;
  }

  /** Resolves when nothing is left to be done at `place`; without one, anywhere. */
  async ended(place?: string): Promise<void> {
    const all = place === undefined ? [...this.#at.values()] : [this.#at.get(place)];
    await Promise.all(all.map((working) => working?.ended));
  }
}
