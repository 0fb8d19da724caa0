import { beginningOf, sameFamily } from './families.ts';
import { termOf } from './terms.ts';

/** Terms as numbers, so that a sentence's terms take four bytes each and are compared without hashing. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #ofWord = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #byBeginning = new Map<string, number[]>();

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

  /** The numbers of `term` and of every known term of its family: lead, leader; Mali, Malian. */
  family(term: string): number[] {
    const beginning = beginningOf(term);
    const near = beginning === null ? [] : (this.#byBeginning.get(beginning) ?? []);
    const own = this.#ids.get(term);
    const others = near.filter((id) => id !== own && sameFamily(term, this.#terms[id]!));
    return own === undefined ? others : [own, ...others];
  }

  termOfId(id: number): string {
    return this.#terms[id] ?? '';
  }

  get size(): number {
    return this.#terms.length;
  }

  /** All terms, by their numbers. */
  terms(): readonly string[] {
    return this.#terms;
  }

  /** The number of a term, given out at first sight. */
  learn(term: string): number {
    return this.#add(term);
  }

  #add(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.length;
    this.#ids.set(term, id);
    this.#terms.push(term);
    const beginning = beginningOf(term);
    if (beginning !== null) {
      const known = this.#byBeginning.get(beginning);
      if (known === undefined) this.#byBeginning.set(beginning, [id]);
      else known.push(id);
    }
    return id;
  }
}
