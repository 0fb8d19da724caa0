/** What is not counted yet can add to a score: so much, and the terms of these bits. */
export interface Rest {
  readonly most: number;
  readonly bits: number;
}

export const NO_REST: Rest = { most: 0, bits: 0 };

/** The scores of one search while they are summed up, in flat arrays: there may be one for every document. */
export class Tally {
  readonly #scores: Float64Array;
  /** The terms that each document holds, a bit each. */
  readonly #terms: Int32Array;
  /** 1 accepted, 2 not; 0 not asked yet. */
  readonly #accepted: Uint8Array;
  readonly #accept: (document: number) => boolean;
  readonly #touched: number[] = [];

  constructor(documents: number, accept: (document: number) => boolean) {
    this.#scores = new Float64Array(documents);
    this.#terms = new Int32Array(documents);
    this.#accepted = new Uint8Array(documents);
    this.#accept = accept;
  }

  accepts(document: number): boolean {
    if (this.#accepted[document] === 0) this.#accepted[document] = this.#accept(document) ? 1 : 2;
    return this.#accepted[document] === 1;
  }

  add(document: number, term: number, score: number): void {
    if (this.#terms[document] === 0) this.#touched.push(document);
    this.#terms[document]! |= term;
    this.#scores[document]! += score;
  }

  /** The lowest of the `limit` highest scores so far, each times the number of its terms; 0 while there are fewer. */
  least(limit: number): number {
    if (this.#touched.length < limit) return 0;
    /** A heap, the lowest on top. */
    const best: number[] = [];
    for (const document of this.#touched) {
      const score = this.#scores[document]! * ones(this.#terms[document]!);
      if (best.length < limit) rise(best, score);
      else if (score > best[0]!) sink(best, score);
    }
    return best[0]!;
  }

  /** The documents that can still reach `least`. */
  within({ most, bits }: Rest, least: number): number[] {
    return this.#touched.filter(
      (document) => (this.#scores[document]! + most) * ones(this.#terms[document]! | bits) >= least,
    );
  }
}

/** How many bits are set. */
export function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
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
