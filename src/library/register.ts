import type { Arrival, Taken } from '../corpus/intake.ts';
import type { Held } from './held.ts';
import type { Place } from './ledger/frames.ts';
import type { Put, Told } from './record.ts';

/** Of an article that is edited all day so many texts are told: its first one, and the newest of the others. */
const MOST_TEXTS = 50;

/** What is known of every article that came: its newest text, where it came from, and where each of its texts stands. */
export class Register {
  readonly #held = new Map<string, Held>();

  get(id: string): Held | undefined {
    return this.#held.get(id);
  }

  all(): IterableIterator<Held> {
    return this.#held.values();
  }

  /** Takes over what is known already. */
  load(held: readonly Held[]): void {
    for (const each of held) this.#held.set(each.id, each);
  }

  /** A text was kept, there. */
  note({ article: { id }, digest, from, arrived, backlog }: Put, place: Place): void {
    const held = this.#held.get(id);
    const places = held?.places ?? [];
    // The same text in another place is no other version.
    const earlier = held?.digest === digest ? places.slice(0, -1) : places;
    const came = held === undefined || held.gone !== null ? (backlog ? null : arrived) : held.arrived;
    const told = bounded([...earlier, place]);
    this.#held.set(id, { id, digest, from, gone: null, arrived: came, places: told });
  }

  noteGone(id: string, at: string): void {
    const held = this.#held.get(id);
    if (held !== undefined) this.#held.set(id, { ...held, gone: at });
  }

  /** Knows nothing any more of what was withdrawn before a moment, ISO date-time. */
  forget(before: string): void {
    for (const { id, gone } of this.#held.values()) if (gone !== null && gone < before) this.#held.delete(id);
  }

  noteTold({ articles }: Told): void {
    for (const [id, arrived, gone] of articles) {
      const held = this.#held.get(id);
      if (held !== undefined) this.#held.set(id, { ...held, arrived, gone });
    }
  }

  noteFrom(id: string, from: string): void {
    const held = this.#held.get(id);
    if (held !== undefined) this.#held.set(id, { ...held, from });
  }

  /** What was read is to an archive that has `before` on its way; `isShown` tells whether questions find an id. */
  taking(
    { arrival: { article, from }, digest }: Noted,
    before: readonly Noted[],
    isShown: (id: string) => boolean,
  ): Taken {
    const sameId = before.filter((each) => each.arrival.article.id === article.id).at(-1);
    const held = this.#held.get(article.id);
    if (sameId === undefined && (held === undefined || held.gone !== null)) return 'new';
    // What stands in a file is what the newsroom has; a feed does not overrule it.
    const known = sameId?.arrival.from ?? held!.from;
    if (isFile(known) && !isFile(from)) return 'same';
    if (sameId !== undefined) return sameId.digest === digest ? 'same' : 'changed';
    if (held!.digest !== digest) return 'changed';
    return isShown(article.id) ? 'same' : 'new';
  }

  /** Whether the ledger has it already, though questions may not find it yet. */
  isKept({ arrival: { article, from }, digest }: Noted): boolean {
    const held = this.#held.get(article.id);
    return held?.digest === digest && held.from === from && held.gone === null;
  }
}

function bounded(places: readonly Place[]): readonly Place[] {
  return places.length <= MOST_TEXTS ? places : [places[0]!, ...places.slice(1 - MOST_TEXTS)];
}

interface Noted {
  readonly arrival: Arrival;
  readonly digest: string;
}

/** Where an article in a file comes from. */
export function fileFrom(path: string): string {
  return `file:${path}`;
}

/** Whether something came from a file of the corpus. */
export function isFile(from: string): boolean {
  return from.startsWith('file:');
}
