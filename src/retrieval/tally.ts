/** The scores of one search while they are summed up, in flat arrays: there may be one for every document. */
export class Tally {
  readonly #scores: Float64Array;
  readonly #matched: Uint16Array;
  /** The last term that a document was matched by, from 1. */
  readonly #by: Uint16Array;
  /** 1 accepted, 2 not; 0 not asked yet. */
  readonly #accepted: Uint8Array;
  readonly #accept: (document: number) => boolean;
  readonly #touched: number[] = [];
  #term = 0;

  constructor(documents: number, accept: (document: number) => boolean) {
    this.#scores = new Float64Array(documents);
    this.#matched = new Uint16Array(documents);
    this.#by = new Uint16Array(documents);
    this.#accepted = new Uint8Array(documents);
    this.#accept = accept;
  }

  /** What is added from now on is another term's. */
  begin(): void {
    this.#term++;
  }

  accepts(document: number): boolean {
    if (this.#accepted[document] === 0) this.#accepted[document] = this.#accept(document) ? 1 : 2;
    return this.#accepted[document] === 1;
  }

  add(document: number, score: number): void {
    if (this.#by[document] !== this.#term) {
      this.#by[document] = this.#term;
      if (this.#matched[document]! === 0) this.#touched.push(document);
      this.#matched[document]!++;
    }
    this.#scores[document]! += score;
  }

  /** The lowest of the `limit` highest scores so far, each times the number of its terms; 0 while there are fewer. */
  least(limit: number): number {
    if (this.#touched.length < limit) return 0;
    /** A heap, the lowest on top. */
    const best: number[] = [];
    for (const document of this.#touched) {
      const score = this.#scores[document]! * this.#matched[document]!;
      if (best.length < limit) rise(best, score);
      else if (score > best[0]!) sink(best, score);
    }
    return best[0]!;
  }

  /** The documents that can reach `least`, where `terms` more terms can add `most` to a score. */
  within(most: number, terms: number, least: number): number[] {
    return this.#touched.filter(
      (document) => (this.#scores[document]! + most) * (this.#matched[document]! + terms) >= least,
    );
  }
}

function rise(heap: number[], value: number): void {
  let at = heap.push(value) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! <= value) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = value;
}

/** Puts a value in the place of the lowest. */
function sink(heap: number[], value: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= value) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = value;
}
