import { createReadStream } from 'node:fs';
import { decode, wideEncoding } from './decode.ts';

/** One line of a JSON-lines file: its value, or why it has none. */
export type Row = { readonly line: number } & ({ readonly value: unknown } | { readonly reason: string });

/** How far a JSON-lines file was read, up to the end of a line. */
export interface LinesRead {
  readonly bytes: number;
  readonly lines: number;
}

/** A part of such a file; default all of it. */
export interface LinesRange {
  readonly from?: LinesRead;
  /** Bytes from there on are left for another time. */
  readonly end?: number;
}

export const NOTHING_READ: LinesRead = { bytes: 0, lines: 0 };

/**
 * Streams a JSON-lines file: memory is bound by the longest line, not by the file. Blank lines are passed over; a broken
 * one is handed on with its reason, and the rest is read.
 */
export async function* readJsonLines(
  path: string,
  maxLineBytes: number,
  onBytes: (bytes: number) => void,
  { from = NOTHING_READ, end = Number.POSITIVE_INFINITY }: LinesRange = {},
): AsyncGenerator<Row> {
  let line = from.lines;
  let kept: Buffer[] = [];
  let length = 0;
  const flush = (end: Buffer): Row | undefined => {
    line++;
    const whole = length === 0 ? end : Buffer.concat([...kept, end]);
    const bytes = length + end.length;
    kept = [];
    length = 0;
    if (bytes > maxLineBytes)
      return { line, reason: `expected at most ${maxLineBytes} bytes, came ${bytes}` };
    return parseLine(whole, line);
  };

  for await (const chunk of chunks(path, onBytes, { start: from.bytes, end })) {
    let at = 0;
    for (let newline = chunk.indexOf(10); newline >= 0; newline = chunk.indexOf(10, at)) {
      const row = flush(chunk.subarray(at, newline));
      if (row) yield row;
      at = newline + 1;
    }
    length += chunk.length - at;
    // Past the limit the bytes are counted, for the reason, but no longer kept.
    if (length <= maxLineBytes) kept.push(chunk.subarray(at));
    else kept = [];
  }
  if (length > 0) {
    const row = flush(Buffer.alloc(0));
    if (row) yield row;
  }
}

/** Parses the articles of a `.json` file: one object, or an array of them. */
export function parseJson(
  text: string,
): { readonly values: readonly unknown[] } | { readonly reason: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { values: Array.isArray(value) ? value : [value] };
  } catch (error) {
    return { reason: notJson(error) };
  }
}

function parseLine(bytes: Buffer, line: number): Row | undefined {
  const decoded = decode(bytes);
  if ('reason' in decoded) return { line, reason: decoded.reason };
  if (decoded.text.trim() === '') return undefined;
  try {
    return { line, value: JSON.parse(decoded.text) as unknown };
  } catch (error) {
    return { line, reason: notJson(error) };
  }
}

/** V8 quotes the source in its message; control characters in it must not reach a terminal. */
function notJson(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `not valid JSON: ${message.replace(/\p{C}+/gu, ' ').slice(0, 120)}`;
}

/** The file in chunks of UTF-8: UTF-16, known by its byte-order mark, is recoded so that lines can be cut as bytes. */
async function* chunks(
  path: string,
  onBytes: (bytes: number) => void,
  { start, end }: { readonly start: number; readonly end: number },
): AsyncGenerator<Buffer> {
  if (start >= end) return;
  let recode: InstanceType<typeof TextDecoder> | undefined;
  let first = true;
  for await (const chunk of createReadStream(path, {
    highWaterMark: CHUNK,
    start,
  }) as AsyncIterable<Buffer>) {
    if (first) {
      const wide = wideEncoding(chunk);
      if (wide) recode = new TextDecoder(wide);
      first = false;
    }
    yield recode ? Buffer.from(recode.decode(chunk, { stream: true })) : chunk;
    onBytes(chunk.length);
  }
}

const CHUNK = 1 << 20;
