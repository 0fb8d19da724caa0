import { termOf } from './terms.ts';

/** Terms as numbers, so that a sentence's terms take four bytes each and are compared without hashing. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #ofWord = new Map<string, number>();
  readonly #terms: string[] = [];

  /** The number of a word's term, given out at first sight; -1 for a stop word. */
  idOfWord(word: string): number {
    const known = this.#ofWord.get(word);
    if (known !== undefined) return known;
    const term = termOf(word);
    const id = term === '' ? -1 : this.#add(term);
    this.#ofWord.set(word, id);
    return id;
  }

  /** The number of a term, or undefined when no article holds it. */
  idOfTerm(term: string): number | undefined {
    return this.#ids.get(term);
  }

  termOfId(id: number): string {
    return this.#terms[id] ?? '';
  }

  get size(): number {
    return this.#terms.length;
  }

  #add(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.length;
    this.#ids.set(term, id);
    this.#terms.push(term);
    return id;
  }
}
