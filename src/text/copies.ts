import { eachWord, fold } from './terms.ts';

/** Words of a shingle: short enough to survive light edits, long enough that chance does not repeat it. */
const SHINGLE = 3;
const HASHES = 128;
/** Rows of a band: two articles are compared when all rows of any band agree, so one in five shared shingles is enough. */
const ROWS = 2;
/** One article holds this much of the other: the same copy, shortened or lightly edited. */
const SAME = 0.5;
/** Shorter texts share everything or nothing by chance; only a whole match counts. */
const FEW = 12;

/** What is looked at; `published` is an ISO date or date-time, null when unknown. */
interface Copyable {
  readonly text: string;
  readonly published: string | null;
}

/** Copies come out within days; a standing text (a newsletter's frame, a paper's notice) comes again for months. */
export const DAYS = 4;

/**
 * Groups articles that are the same copy: wire text in several papers, shortened and retitled. Groups of one
 * included, in order of their first article. MinHash finds the pairs, their shingles decide.
 */
export function copyGroups(articles: readonly Copyable[]): number[][] {
  const shingles = articles.map(({ text }) => shinglesOf(text));
  const signatures = shingles.map((each) => signature(Int32Array.from(each)));
  const parent = articles.map((_, i) => i);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top]!;
    parent[at] = top;
    return top;
  };
  const buckets = new Map<string, number[]>();
  signatures.forEach((rows, at) => {
    if (shingles[at]!.size === 0) return;
    const met = new Set<number>();
    for (let band = 0; band < HASHES; band += ROWS) {
      const key = `${band} ${rows.subarray(band, band + ROWS).join(' ')}`;
      const earlier = buckets.get(key);
      if (earlier === undefined) buckets.set(key, [at]);
      else {
        for (const other of earlier) met.add(other);
        earlier.push(at);
      }
    }
    for (const other of met) {
      const [one, two] = [root(at), root(other)];
      if (one !== two && sameDays(articles[at]!, articles[other]!) && isCopy(shingles[at]!, shingles[other]!))
        parent[Math.max(one, two)] = Math.min(one, two);
    }
  });
  const groups = new Map<number, number[]>();
  articles.forEach((_, at) => {
    const known = groups.get(root(at));
    if (known === undefined) groups.set(root(at), [at]);
    else known.push(at);
  });
  return [...groups.values()];
}

/** Whether two signatures agree in a band: only then it is worth comparing the texts. */
export function meet(one: Int32Array, other: Int32Array): boolean {
  for (let row = 0; row < HASHES; row += ROWS) if (agrees(one, other, row)) return true;
  return false;
}

function agrees(one: Int32Array, other: Int32Array, band: number): boolean {
  for (let row = band; row < band + ROWS; row++) if (one[row] !== other[row]) return false;
  return true;
}

/** The signature of a text, as numbers of four bytes; empty for a text without words. */
export function signatureOf(text: string): Int32Array {
  const hashes = hashesOf(text);
  return hashes.length === 0 ? new Int32Array() : new Int32Array(signature(hashes).buffer);
}

/**
 * What two copies of a text nearly always have some of in common, for engines that look articles up by words: one name a band.
 * Of a copy shortened to a tenth of the text about every second one has none.
 */
export function bandsOf(text: string): string[] {
  const rows = signatureOf(text);
  const bands: string[] = [];
  for (let row = 0; row < rows.length; row += ROWS)
    bands.push(`${row / ROWS} ${rows.subarray(row, row + ROWS).join(' ')}`);
  return bands;
}

/** Whether two texts are the same copy, word for word or nearly so. */
export function areCopies(one: string, other: string): boolean {
  return isCopy(shinglesOf(one), shinglesOf(other));
}

/** Whether two articles came out near enough to be copies. */
export function sameDays(one: Pick<Copyable, 'published'>, other: Pick<Copyable, 'published'>): boolean {
  if (one.published === null || other.published === null) return true;
  return !(Math.abs(Date.parse(one.published) - Date.parse(other.published)) > DAYS * 86_400_000);
}

/** The share of the shorter text's shingles that the longer one holds decides: a truncation is a copy. */
function isCopy(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared >= small.size * (small.size < FEW ? 1 : SAME);
}

const OFFSET = 0x811c9dc5 | 0;
const SPACE = 32;

function shinglesOf(text: string): Set<number> {
  return new Set(hashesOf(text));
}

/** The hash of every run of `SHINGLE` words in order; a shorter text is one shingle. */
function hashesOf(text: string): Int32Array {
  if (hashes.length < text.length) hashes = new Int32Array(text.length);
  /** Where each of the last words begins in `units`, and how many words there are. */
  const starts = [0, 0, 0];
  let words = 0;
  let next = 0;
  eachWord(text, 0, text.length, (start, end) => {
    starts[words++ % SHINGLE] = next;
    const at = foldedInto(text, start, end, next);
    units[at] = SPACE;
    next = at + 1;
    if (words >= SHINGLE) hashes[words - SHINGLE] = hashOf(starts[words % SHINGLE]!, at);
  });
  if (words > 0 && words < SHINGLE) hashes[0] = hashOf(0, next - 1);
  return hashes.slice(0, words === 0 ? 0 : Math.max(1, words - SHINGLE + 1));
}

function hashOf(from: number, to: number): number {
  let value = OFFSET;
  for (let i = from; i < to; i++) value = absorbedUnit(value, units[i]!);
  return stirred(value);
}

/** The hashes of the text that is looked at: one list for all texts, as `units` is. */
let hashes = new Int32Array(1 << 14);

/** The words of the text that is looked at, folded and parted by spaces: a string for each of them would be garbage at once. */
let units = new Uint16Array(1 << 16);

/** Writes a word of a text to `units`, folded; returns where it ends there. */
function foldedInto(text: string, start: number, end: number, to: number): number {
  let word = text;
  let from = start;
  let length = end - start;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) < 128) continue;
    word = fold(text.slice(start, end));
    from = 0;
    length = word.length;
    break;
  }
  if (to + length >= units.length) {
    const grown = new Uint16Array(2 * (to + length));
    grown.set(units);
    units = grown;
  }
  for (let i = 0; i < length; i++) {
    const unit = word.charCodeAt(from + i);
    units[to + i] = unit >= 65 && unit <= 90 ? unit + 32 : unit;
  }
  return to + length;
}

/** The least value of each hash; what comes twice does not matter. */
function signature(shingles: Int32Array): Uint32Array {
  const least = new Uint32Array(HASHES);
  for (let i = 0; i < HASHES; i++) least[i] = leastOf(shingles, FACTORS[i]!, TERMS[i]!);
  return least;
}

function leastOf(shingles: Int32Array, factor: number, term: number): number {
  let least = 0xffffffff;
  for (let at = 0; at < shingles.length; at++) {
    const value = (Math.imul(shingles[at]!, factor) + term) >>> 0;
    if (value < least) least = value;
  }
  return least;
}

/** FNV-1a, stirred once more so that its low bits are as good as its high ones. */
function hash(text: string): number {
  return stirred(absorbed(OFFSET, text));
}

function absorbed(value: number, text: string): number {
  let grown = value;
  for (let i = 0; i < text.length; i++) grown = absorbedUnit(grown, text.charCodeAt(i));
  return grown;
}

function absorbedUnit(value: number, unit: number): number {
  return Math.imul(value ^ unit, 0x01000193);
}

function stirred(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
}

/** Odd factors and terms of the hash family, from a fixed seed: the same groups in every run. */
const FACTORS = new Int32Array(HASHES);
const TERMS = new Int32Array(HASHES);
for (let i = 0, state = 1; i < HASHES; i++) {
  state = hash(`factor ${i} ${state}`) >>> 0;
  FACTORS[i] = state | 1;
  TERMS[i] = hash(`term ${i} ${state}`);
}
