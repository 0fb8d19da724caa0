/** What is wrong with the items of a feed, told by reason: how many there are, and which was the first. */
export class Problems {
  readonly #found = new Map<string, { readonly first: string; count: number }>();

  tell(headline: string, reason: string): void {
    const known = this.#found.get(reason);
    if (known === undefined) this.#found.set(reason, { first: shortened(headline), count: 1 });
    else known.count++;
  }

  /** The reason that came first is told first. */
  list(): string[] {
    return [...this.#found].map(([reason, { first, count }]) => {
      const which = first === '' ? 'an item' : `“${first}”`;
      return count === 1 ? `${which}: ${reason}` : `${count} items, the first ${which}: ${reason}`;
    });
  }
}

function shortened(headline: string): string {
  const line = headline.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

const LONGEST = 60;
