import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Article } from '../article.ts';
import { admission, inItem, originOf } from './admission.ts';
import { decode } from './decode.ts';
import type { Reading } from './draft.ts';
import { type CorpusFile, isGone, walk, whyUnreadable } from './files.ts';
import { type LinesRead, NOTHING_READ, parseJson, readJsonLines } from './json.ts';
import { readMarkdown } from './markdown.ts';
import { readPlain } from './plain.ts';
import { readRow } from './row.ts';

/** Something that was not taken in: who it was, and in `reason` what was expected and what came. */
export interface Skip {
  readonly path: string;
  /** 1-based, in files of several articles. */
  readonly line?: number;
  readonly reason: string;
}

/** One step of reading a corpus: an article, or what was skipped; with `isUnread` nobody knows what stands there now. */
export type Read =
  | { readonly article: Article }
  | { readonly skipped: Skip; readonly isUnread?: boolean | undefined };

export interface ReadOptions {
  /** Larger files are skipped, with a reason. Bytes; JSON-lines files are streamed and not bound by it. */
  readonly maxFileBytes?: number;
  readonly onProgress?: (readBytes: number, totalBytes: number) => void;
  /** Whether a file is left for later, because it may be half written. */
  readonly isLeft?: (file: CorpusFile) => Promise<boolean>;
}

/** Larger files are skipped. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** A page takes dozens of times its size as a tree of nodes; no article's page is this large. */
const MAX_HTML_BYTES = 10 * 1024 * 1024;

/**
 * Reads every article under `paths` (files or folders), in a stable order. What cannot be read is yielded as a skip and
 * the rest goes on; only a path that does not exist throws (`CORPUS_NOT_FOUND`).
 */
export async function* readCorpus(paths: readonly string[], options: ReadOptions = {}): AsyncGenerator<Read> {
  const { files, skipped, closed } = await walk(paths);
  for (const skip of skipped) yield { skipped: skip, isUnread: closed.includes(skip.path) };

  const total = files.reduce((sum, { size }) => sum + size, 0);
  let read = 0;
  const onBytes = (bytes: number) => {
    // A file that grew since it was measured must not push the progress past the end.
    read = Math.min(read + bytes, total);
    options.onProgress?.(read, total);
  };
  const { admit } = admission();
  for (const file of files) {
    const before = read;
    try {
      if (await options.isLeft?.(file)) {
        yield {
          skipped: { path: file.path, reason: 'expected a whole file, it is being written' },
          isUnread: true,
        };
        continue;
      }
      for await (const found of readEntries(file, options.maxFileBytes ?? MAX_FILE_BYTES, onBytes)) {
        const { reading, ...position } = found;
        const origin = originOf(file, position);
        if ('reason' in reading) {
          yield { skipped: { ...origin, reason: inItem(position.item, reading.reason) } };
          continue;
        }
        const admitted = admit(reading.draft, file, position);
        if ('reason' in admitted) yield { skipped: { ...origin, reason: admitted.reason } };
        else yield { article: { ...reading.draft, id: admitted.id, origin } };
      }
    } catch (error) {
      yield { skipped: { path: file.path, reason: whyUnreadable(error) }, isUnread: !isGone(error) };
    }
    const rest = file.size - (read - before);
    if (rest > 0) onBytes(rest);
  }
}

/** One reading of a file, with its place where the file holds several: a line, or an item of a JSON array. */
export interface Entry {
  readonly reading: Reading;
  readonly line?: number;
  readonly item?: number;
}

/** Everything in a file, in order. `from` is where reading goes on in a file of JSON lines that has grown. */
export async function* readEntries(
  file: CorpusFile,
  maxBytes: number,
  onBytes: (bytes: number) => void,
  from: LinesRead = NOTHING_READ,
): AsyncGenerator<Entry> {
  const extension = extname(file.path).toLowerCase();
  if (file.size === 0) return yield { reading: { reason: 'expected an article, came an empty file' } };
  if (isJsonLines(file)) {
    for await (const row of readJsonLines(file.path, maxBytes, onBytes, { from, end: file.size })) {
      yield { reading: 'reason' in row ? row : readRow(row.value), line: row.line };
    }
    return;
  }

  const html = isHtml(file);
  const limit = html ? Math.min(maxBytes, MAX_HTML_BYTES) : maxBytes;
  if (file.size > limit) {
    return yield { reading: { reason: `expected at most ${limit} bytes, came ${file.size}` } };
  }
  const bytes = await readFile(file.path);
  if (html) {
    // Only a corpus with pages in it pays for the page parser.
    const { decodeHtml, readHtml } = await import('./html.ts');
    const decoded = decodeHtml(bytes);
    return yield { reading: 'reason' in decoded ? decoded : readHtml(decoded.text) };
  }
  const decoded = decode(bytes);
  if ('reason' in decoded) return yield { reading: decoded };
  if (extension === '.json') {
    const parsed = parseJson(decoded.text);
    if ('reason' in parsed) return yield { reading: parsed };
    for (const [i, value] of parsed.values.entries()) yield { reading: readRow(value), item: i + 1 };
    return;
  }
  const read = MARKDOWN.has(extension) ? readMarkdown : readPlain;
  yield { reading: read(decoded.text, basename(file.name, extname(file.name))) };
}

/** Whether a file holds an article a line. */
export function isJsonLines({ path }: CorpusFile): boolean {
  return JSON_LINES.has(extname(path).toLowerCase());
}

/** Whether a file is a page. */
export function isHtml({ path }: CorpusFile): boolean {
  return HTML.has(extname(path).toLowerCase());
}

const JSON_LINES = new Set(['.jsonl', '.ndjson']);
const HTML = new Set(['.html', '.htm', '.xhtml']);
const MARKDOWN = new Set(['.md', '.markdown', '.mdown']);
