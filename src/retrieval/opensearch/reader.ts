import type { Article } from '../../article.ts';
import { Recent } from '../../recent.ts';
import { parseArticle } from '../../text/parsed.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import type { Brought } from './borrowed.ts';

/** An article as it was found, before it is read: what tells it from other texts under its id. */
export interface Place {
  readonly id: string;
  readonly digest: string;
}

/** An article as the cluster hands it out. */
export interface Stored extends Place {
  readonly article: string;
  /** Milliseconds since 1970. */
  readonly arrived?: number;
}

/** So many articles stay parsed, about 40 kB each; the ones that were wanted last. */
const KEPT = 3_000;
/** A vocabulary only grows: past this many terms it starts anew, with nothing parsed. */
const MOST_TERMS = 400_000;

/** Reads articles on the fly, and remembers what it read. */
export class Shelf {
  #vocabulary = new Vocabulary();
  readonly #kept = new Recent<string, Brought>(KEPT);

  /** What all articles that are taken from now on are numbered by; a question takes it once. */
  begin(): Vocabulary {
    if (this.#vocabulary.size > MOST_TERMS) {
      this.#vocabulary = new Vocabulary();
      this.#kept.clear();
    }
    return this.#vocabulary;
  }

  /** What is known of a text that was read before. */
  known(place: Place, vocabulary: Vocabulary): Brought | undefined {
    return vocabulary === this.#vocabulary ? this.#kept.get(keyOf(place)) : undefined;
  }

  read(stored: Stored, vocabulary: Vocabulary): Brought {
    const known = this.known(stored, vocabulary);
    if (known !== undefined) return known;
    const article = JSON.parse(stored.article) as Article;
    const arrived = stored.arrived === undefined ? null : new Date(stored.arrived).toISOString();
    const brought = { parsed: parseArticle(article, vocabulary), arrived };
    // A question that began before the vocabulary did keeps its own.
    if (vocabulary !== this.#vocabulary) return brought;
    this.#kept.set(keyOf(stored), brought);
    return brought;
  }
}

const keyOf = ({ id, digest }: Place): string => `${digest} ${id}`;
