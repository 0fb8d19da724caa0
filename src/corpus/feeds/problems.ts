import { shortened } from '../../shortened.ts';

/** What is wrong with the items of a feed, told by reason: how many there are, and which was the first. */
export class Problems {
  readonly #found = new Map<string, { readonly first: string; count: number }>();

  tell(headline: string, reason: string): void {
    const known = this.#found.get(reason);
    if (known === undefined) this.#found.set(reason, { first: inOneLine(headline), count: 1 });
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

function inOneLine(headline: string): string {
  return shortened(headline.replace(/\s+/g, ' ').trim(), LONGEST);
}

const LONGEST = 60;
