import SearchableMap from 'minisearch/SearchableMap';
import type { ParsedArticle } from '../text/parsed.ts';
import type { Vocabulary } from '../text/vocabulary.ts';

/** Which documents hold a term, by field, and how often: as MiniSearch keeps it. */
export type Postings = Map<number, Map<number, number>>;

/** The same for all terms at once, in flat arrays: 6 bytes a posting instead of 70, and there at once. */
interface Packed {
  /** Term `t` of field `f` has the entries `starts[t * FIELDS + f]` to the next. */
  readonly starts: Int32Array;
  readonly documents: Int32Array;
  readonly counts: Int32Array;
}

const FIELDS = 2;

/** The documents that hold a term in one field. */
export interface PostingList {
  readonly size: number;
  each(visit: (document: number, count: number) => void): void;
  /** How often a document holds it; 0 when it does not. */
  count(document: number): number;
}

/**
 * The terms of a MiniSearch index, by their vocabulary numbers. It has no tree, for terms are only looked up whole; and what
 * was packed is made into maps when a term is first asked for.
 */
export class PostingMap extends SearchableMap<Postings> {
  readonly #vocabulary: Vocabulary;
  readonly #packed: Packed | null;
  readonly #terms: (Postings | undefined)[] = [];
  /** Terms whose packed entries are in `#terms` now, or gone. */
  readonly #unpacked: Uint8Array;

  constructor(vocabulary: Vocabulary, packed: Packed | null = null) {
    super();
    this.#vocabulary = vocabulary;
    this.#packed = packed;
    this.#unpacked = new Uint8Array(packed === null ? 0 : (packed.starts.length - 1) / FIELDS);
  }

  override get(term: string): Postings | undefined {
    const id = this.#vocabulary.idOfTerm(term);
    return id === undefined ? undefined : (this.#terms[id] ?? this.#unpack(id));
  }

  /** The same to be read, field by field: what is packed stays so. */
  lists(term: string): (PostingList | undefined)[] {
    const id = this.#vocabulary.idOfTerm(term);
    if (id === undefined) return [];
    const packed = this.#packed;
    if (packed !== null && this.#unpacked[id] === 0) {
      return Array.from({ length: FIELDS }, (_, field) => packedList(packed, id * FIELDS + field));
    }
    const postings = this.#terms[id];
    return Array.from({ length: FIELDS }, (_, field) => mappedList(postings?.get(field)));
  }

  override has(term: string): boolean {
    return this.get(term) !== undefined;
  }

  /** The term must be in the vocabulary. */
  override set(term: string, postings: Postings): this {
    this.#terms[this.#vocabulary.idOfTerm(term)!] = postings;
    return this;
  }

  override fetch(term: string, initial: () => Postings): Postings {
    const known = this.get(term);
    if (known !== undefined) return known;
    const postings = initial();
    this.set(term, postings);
    return postings;
  }

  override delete(term: string): void {
    const id = this.#vocabulary.idOfTerm(term);
    if (id !== undefined) this.#terms[id] = undefined;
  }

  override [Symbol.iterator](): never {
    throw new Error('the postings are looked up by term, not walked through');
  }

  #unpack(id: number): Postings | undefined {
    if (this.#packed === null || this.#unpacked[id] !== 0) return undefined;
    this.#unpacked[id] = 1;
    const { starts, documents, counts } = this.#packed;
    const postings: Postings = new Map();
    for (let field = 0; field < FIELDS; field++) {
      const from = starts[id * FIELDS + field]!;
      const to = starts[id * FIELDS + field + 1]!;
      if (from === to) continue;
      const held = new Map<number, number>();
      for (let i = from; i < to; i++) held.set(documents[i]!, counts[i]!);
      postings.set(field, held);
    }
    if (postings.size === 0) return undefined;
    this.#terms[id] = postings;
    return postings;
  }
}

function mappedList(held: ReadonlyMap<number, number> | undefined): PostingList | undefined {
  if (held === undefined) return undefined;
  return {
    size: held.size,
    each: (visit) => held.forEach((count, document) => void visit(document, count)),
    count: (document) => held.get(document) ?? 0,
  };
}

function packedList({ starts, documents, counts }: Packed, key: number): PostingList | undefined {
  const from = starts[key]!;
  const to = starts[key + 1]!;
  if (from === to) return undefined;
  return {
    size: to - from,
    each(visit) {
      for (let i = from; i < to; i++) visit(documents[i]!, counts[i]!);
    },
    count(document) {
      let low = from;
      let high = to;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (documents[middle]! < document) low = middle + 1;
        else high = middle;
      }
      return low < to && documents[low] === document ? counts[low]! : 0;
    },
  };
}

/** Counts the terms of many articles at once, each one's number its place in the list; `terms` is how many terms there are. */
export function packPostings(articles: readonly ParsedArticle[], terms: number): Packed {
  const starts = new Int32Array(terms * FIELDS + 1);
  const fields = articles.map(({ headlineTerms, terms }) => [headlineTerms, terms]);
  /** The entry that a term has in the document at hand, and which document that was. */
  const seen = new Int32Array(terms * FIELDS).fill(-1);
  fields.forEach((lists, document) => {
    for (let field = 0; field < FIELDS; field++) {
      for (const term of lists[field]!) {
        const key = term * FIELDS + field;
        if (seen[key] === document) continue;
        seen[key] = document;
        starts[key + 1]!++;
      }
    }
  });
  for (let key = 0; key < terms * FIELDS; key++) starts[key + 1]! += starts[key]!;
  const size = starts[terms * FIELDS]!;
  const documents = new Int32Array(size);
  const counts = new Int32Array(size);
  const next = starts.slice();
  seen.fill(-1);
  fields.forEach((lists, document) => {
    for (let field = 0; field < FIELDS; field++) {
      for (const term of lists[field]!) {
        const key = term * FIELDS + field;
        if (seen[key] !== document) {
          seen[key] = document;
          documents[next[key]!] = document;
          next[key]!++;
        }
        counts[next[key]! - 1]!++;
      }
    }
  });
  return { starts, documents, counts };
}
