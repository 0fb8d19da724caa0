import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { decode } from './decode.ts';
import type { CorpusFile } from './files.ts';
import { isHtml, isJsonLines } from './read.ts';

/**
 * Whether a file that was just written to shows by its own form that all of it is there: then nobody has to wait for it.
 * False where it is half written, too large to find out, or of a format that does not tell. `before` is what stood there at
 * the last look.
 */
export async function isWhole(file: CorpusFile, before: CorpusFile | null): Promise<boolean> {
  if (isJsonLines(file)) return areWholeLines(file, before?.size ?? 0);
  const ends = endOf(file);
  const text = ends && (await textFrom(file, 0));
  return ends !== null && text !== null && ends(text);
}

/** How the end of a text is told in a format; null where nothing tells it. */
function endOf(file: CorpusFile): ((text: string) => boolean) | null {
  if (isHtml(file)) return (text) => /<\/html\s*>\s*$/i.test(text.slice(-TAIL));
  return extname(file.path).toLowerCase() === '.json' ? isJson : null;
}

/** Whether whole lines were put behind the whole lines that were there. Lines in the place of others may be followed by more. */
async function areWholeLines(file: CorpusFile, from: number): Promise<boolean> {
  const behind = from === 0 ? 0 : 1;
  if (file.size <= from) return false;
  const text = await textFrom(file, from - behind);
  if (text === null || !text.endsWith('\n') || (behind === 1 && !text.startsWith('\n'))) return false;
  return text.split('\n').every((line) => line.trim() === '' || isJson(line));
}

/** The text of a file from a byte on; null where it is long, or not as long any more as it was. */
async function textFrom({ path, size }: CorpusFile, from: number): Promise<string | null> {
  const length = size - from;
  if (length === 0 || length > MOST_BYTES) return null;
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length + 1), 0, length + 1, from);
    const decoded = decode(buffer.subarray(0, bytesRead));
    return bytesRead === length && 'text' in decoded ? decoded.text : null;
  } finally {
    await file.close();
  }
}

/** What an object or an array begins with is none: half of it is never whole. */
function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** Half-written files are waited for this long after they were last written to, in milliseconds. */
export const SETTLE = 400;
/** Read twice, so much still costs less than waiting; whoever writes more of it pauses in between. */
const MOST_BYTES = 256 * 1024;
const TAIL = 1024;
