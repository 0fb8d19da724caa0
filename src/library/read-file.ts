import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { inItem } from '../corpus/admission.ts';
import { wideEncoding } from '../corpus/decode.ts';
import type { Draft } from '../corpus/draft.ts';
import { type CorpusFile, whyUnreadable } from '../corpus/files.ts';
import { isJsonLines, MAX_FILE_BYTES, readEntries } from '../corpus/read.ts';
import { signatureOf } from '../text/copies.ts';
import { type Cut, cutArticle } from '../text/parsed.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { digestOf } from './digest.ts';
import type { FiledEntry, FiledLines } from './filed.ts';

/** A file to be read. */
export interface FileWanted {
  readonly file: CorpusFile;
  /** What is known already: its digest is enough. */
  readonly known: ReadonlySet<string>;
  /** How far it was read before. */
  readonly lines: FiledLines | null;
}

/** An article as a file has it, cut; nothing but its entry where it is known. */
export interface Found {
  readonly entry: FiledEntry;
  readonly draft?: Draft;
  readonly cut?: Cut;
}

/** What reading a file tells, from `begin` to `end`. */
export type ReadStep =
  /** With `grew`, only what has come to it since is read. */
  | { readonly kind: 'begin'; readonly grew: boolean }
  | { readonly kind: 'found'; readonly found: readonly Found[]; readonly bytes: number }
  /** How far the lines were read; null where the file is to be read whole again. With `wasRead` false the system refused it. */
  | { readonly kind: 'end'; readonly lines: FiledLines | null; readonly wasRead: boolean };

/** About a second's work, and no more than a few megabytes. */
const BATCH = 32;

/** Reads a file and cuts what is new in it. */
export async function* readFileSteps(
  { file, known, lines }: FileWanted,
  vocabulary: Pick<Vocabulary, 'idOfWord'>,
): AsyncGenerator<ReadStep> {
  let found: Found[] = [];
  let bytes = 0;
  const taken = (): ReadStep => {
    const step = { kind: 'found', found, bytes } as const;
    found = [];
    bytes = 0;
    return step;
  };
  const grew =
    lines !== null && lines.bytes > 0 && lines.bytes <= file.size && (await stillStands(file, lines));
  yield { kind: 'begin', grew };
  try {
    const onBytes = (more: number) => {
      bytes += more;
    };
    const from = grew ? lines : undefined;
    for await (const { reading, ...position } of readEntries(file, MAX_FILE_BYTES, onBytes, from)) {
      if ('reason' in reading) {
        found.push({ entry: { ...position, reason: inItem(position.item, reading.reason) } });
      } else {
        const { draft } = reading;
        const digest = digestOf(draft);
        const entry = {
          ...position,
          ...(draft.id !== undefined && { id: draft.id }),
          ...(draft.url !== undefined && { url: draft.url }),
          digest,
        };
        found.push(known.has(digest) ? { entry } : { entry, draft, cut: cutSigned(draft, vocabulary) });
      }
      if (found.length >= BATCH) yield taken();
    }
  } catch (error) {
    found.push({ entry: { reason: whyUnreadable(error) } });
    yield taken();
    yield { kind: 'end', lines: null, wasRead: false };
    return;
  }
  yield taken();
  yield { kind: 'end', lines: await measured(file, grew ? lines : null), wasRead: true };
}

/** With its signature: articles come in seldom, and are compared with others often. */
export function cutSigned(draft: Draft, vocabulary: Pick<Vocabulary, 'idOfWord'>): Cut {
  return { ...cutArticle(draft, vocabulary), signature: signatureOf(draft.text) };
}

async function stillStands({ path }: CorpusFile, { bytes, sum }: FiledLines): Promise<boolean> {
  let running = 0;
  try {
    for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: 1 << 20 })) {
      running = crc32(chunk as Buffer, running);
    }
  } catch {
    return false;
  }
  return running === sum;
}

/** The whole lines of a file that was read, from those that were read before on; null where lines do not end as bytes do. */
async function measured(file: CorpusFile, before: FiledLines | null): Promise<FiledLines | null> {
  if (!isJsonLines(file) || (before === null && (await isWide(file.path)))) return null;
  let { bytes, lines, sum } = before ?? { bytes: 0, lines: 0, sum: 0 };
  if (bytes >= file.size) return { bytes, lines, sum };
  let at = bytes;
  let count = lines;
  let running = sum;
  const all = createReadStream(file.path, { start: at, end: file.size - 1, highWaterMark: 1 << 20 });
  for await (const chunk of all as AsyncIterable<Buffer>) {
    for (let newline = chunk.indexOf(10); newline >= 0; newline = chunk.indexOf(10, newline + 1)) count++;
    const last = chunk.lastIndexOf(10) + 1;
    if (last > 0) {
      bytes = at + last;
      lines = count;
      sum = crc32(chunk.subarray(0, last), running);
    }
    running = crc32(chunk, running);
    at += chunk.length;
  }
  return { bytes, lines, sum };
}

async function isWide(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return wideEncoding(buffer) !== undefined;
  } finally {
    await file.close();
  }
}
