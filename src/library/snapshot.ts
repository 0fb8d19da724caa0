import { closeSync, openSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Log } from '../log.ts';
import type { Cut, ParsedArticle } from '../text/parsed.ts';
import type { FileRecord } from './filed.ts';
import type { ArticleHead, Held } from './held.ts';
import type { Ledger } from './ledger.ts';
import { syncFolder } from './sync-folder.ts';

/** Everything that can be worked out of the ledger and the files again, and takes long to. */
export interface Snapshot {
  /** The ledger it was made of, and how far. */
  readonly ledger: { readonly name: string; readonly end: number };
  readonly held: readonly Held[];
  /** The articles that answer, in their order. */
  readonly articles: readonly Kept[];
  readonly files: readonly FileRecord[];
  /** By their numbers, with how many articles hold each. */
  readonly terms: readonly string[];
  readonly frequency: Int32Array;
}

interface Kept {
  readonly head: ArticleHead;
  readonly cut: Cut;
}

const MAGIC = 'dateline snapshot 1\n';
/** Behind all else: the check sum of it. */
const SUM = 4;
/** The arrays of a cut, in the order they are written. */
const ARRAYS = ['starts', 'ends', 'parts', 'terms', 'termStarts', 'headlineTerms', 'signature'] as const;
const NONE = new Int32Array();
/** So many articles are copied before others get their turn. */
const SLICE = 200;

/** Writes a snapshot beside the old one and puts it in its place. `pause` lets others work in between. */
export async function saveSnapshot(
  path: string,
  key: string,
  { articles, frequency, ...rest }: Snapshot,
  { pause, step }: { readonly pause: () => Promise<void>; readonly step: (name: string) => Promise<void> },
): Promise<void> {
  const lengths = ARRAYS.map((name) => articles.map(({ cut }) => cut[name]?.length ?? 0));
  const heads = articles.map(({ head }) => ({ head }));
  const head = Buffer.from(JSON.stringify({ key, ...rest, articles: heads, lengths }));
  // What follows is read in place, as numbers of four bytes.
  const padding = 4 - ((MAGIC.length + 4 + head.length) % 4);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length + padding);
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, 'w');
  let sum = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    sum = crc32(bytes, sum);
    await file.writeFile(bytes);
  };
  try {
    await write(Buffer.concat([Buffer.from(MAGIC), size, head, Buffer.alloc(padding, ' ')]));
    await write(bytesOf(frequency));
    for (const name of ARRAYS) {
      for (let from = 0; from < articles.length; from += SLICE) {
        await write(joined(articles.slice(from, from + SLICE).map(({ cut }) => cut[name] ?? NONE)));
        await pause();
      }
    }
    const end = Buffer.alloc(SUM);
    end.writeUInt32LE(sum);
    await file.writeFile(end);
    await step('written');
    await file.sync();
    await file.close();
    await step('synced');
    await rename(unfinished, path);
  } catch (error) {
    await file.close();
    // What there was no room for takes none.
    await rm(unfinished, { force: true });
    throw error;
  }
  syncFolder(path);
  await step('renamed');
}

/**
 * The snapshot at a path; null when there is none for this key and ledger, and a line in the log when it is another's, torn, or
 * points at what the ledger has not: an older one beside a ledger that was written anew, or one whose records are damaged.
 */
export function loadSnapshot(
  path: string,
  key: string,
  ledger: Pick<Ledger, 'name' | 'end' | 'has'>,
  log: Log,
): Snapshot | null {
  const bytes = readWhole(path);
  if (bytes === null) return null;
  const foreign = (why: string): null => {
    log.warn(`library: ${path} ${why}: the articles are read anew`);
    return null;
  };
  const body = bytes.subarray(0, bytes.length - SUM);
  if (bytes.length < MAGIC.length + 4 + SUM || crc32(body) !== bytes.readUInt32LE(body.length)) {
    return foreign('is torn');
  }
  if (body.toString('latin1', 0, MAGIC.length) !== MAGIC) return foreign('is no snapshot of this version');
  const from = MAGIC.length + 4;
  const start = from + body.readUInt32LE(MAGIC.length);
  const head = JSON.parse(body.toString('utf8', from, start)) as Head;
  if (head.key !== key) return foreign('was made by another version, or of another corpus');
  if (head.ledger.name !== ledger.name || head.ledger.end > ledger.end)
    return foreign('is of another ledger');
  if (!head.held.every(({ places }) => places.every((place) => ledger.has(place))))
    return foreign('points at texts that the ledger does not have');
  let at = body.byteOffset + start;
  const numbers = (length: number): Int32Array => {
    const found = new Int32Array(body.buffer, at, length);
    at += found.byteLength;
    return found;
  };
  const frequency = numbers(head.terms.length);
  const cuts: { -readonly [K in keyof Cut]?: Cut[K] }[] = head.articles.map(() => ({}));
  ARRAYS.forEach((name, i) => {
    head.lengths[i]!.forEach((length, article) => {
      cuts[article]![name] = numbers(length);
    });
  });
  const articles = head.articles.map((kept, i) => ({ ...kept, cut: cuts[i] as Cut }));
  const { held, files, terms } = head;
  return { ledger: head.ledger, held, files, terms, articles, frequency };
}

interface Head extends Pick<Snapshot, 'ledger' | 'held' | 'files' | 'terms'> {
  readonly key: string;
  readonly articles: readonly Omit<Kept, 'cut'>[];
  readonly lengths: readonly (readonly number[])[];
}

/** A file in memory of its own, which begins at a multiple of four. */
function readWhole(path: string): Buffer | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function joined(arrays: readonly Int32Array[]): Uint8Array {
  const all = new Int32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of arrays) {
    all.set(each, at);
    at += each.length;
  }
  return bytesOf(all);
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** What a snapshot keeps of an article that the archive holds. */
export function cutOf({ article: _, ...cut }: ParsedArticle): Cut {
  return cut;
}
