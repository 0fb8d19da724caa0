import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';

/** How much and how long one request may take; bytes and milliseconds. */
export interface Limits {
  readonly bytes: number;
  /** From the first word sent to the last byte. */
  readonly total: number;
  /** Without a single byte. */
  readonly idle: number;
}

export const LIMITS: Limits = { bytes: 10 * 1024 * 1024, total: 60_000, idle: 15_000 };

/** A body that was not read to its end, and why. */
export class RefusedBodyError extends Error {
  readonly code = 'REFUSED_BODY';
  constructor(reason: string) {
    super(reason);
    this.name = 'RefusedBodyError';
  }
}

/** Reads a body as long as it stays within `most` bytes; `onChunk` is told that something came. */
export async function readBounded(
  body: AsyncIterable<Buffer>,
  most: number,
  onChunk: () => void,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    onChunk();
    length += chunk.length;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Undoes `Content-Encoding`; what comes out is bounded like what went in, so a bomb ends after `most` bytes. */
export async function decompressed(bytes: Buffer, encoding: string, most: number): Promise<Buffer> {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MOST_ENCODINGS)
    throw new RefusedBodyError(`expected one compression, came ${names.length}`);
  let plain = bytes;
  for (const name of names.reverse()) plain = await decompressOnce(plain, name, most);
  return plain;
}

async function decompressOnce(bytes: Buffer, name: string, most: number): Promise<Buffer> {
  const limit = { maxOutputLength: most };
  try {
    if (name === 'gzip' || name === 'x-gzip') return await promisify(gunzip)(bytes, limit);
    if (name === 'br') return await promisify(brotliDecompress)(bytes, limit);
    if (name === 'deflate') {
      // Half the servers leave the zlib header out.
      const wrapped = ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
      return await promisify(wrapped ? inflate : inflateRaw)(bytes, limit);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most);
    throw new RefusedBodyError(`expected ${name}, came something else or only a part of it`);
  }
  throw new RefusedBodyError(
    `expected gzip, br or deflate, came the compression ${JSON.stringify(name.slice(0, 20))}`,
  );
}

export function tooLarge(most: number): RefusedBodyError {
  return new RefusedBodyError(`expected at most ${Math.round(most / 1024 / 1024) || '<1'} MB, came more`);
}

/** Ends a request that takes too long in all, in which nothing comes any more, or that is not wanted any more (`STOPPED`). */
export function timed({ total, idle }: Limits, stop?: AbortSignal) {
  const ended = new AbortController();
  let why: string | null = null;
  const end = (reason: string) => {
    why ??= reason;
    ended.abort();
  };
  const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`;
  const all = setTimeout(
    () => end(`expected an answer within ${seconds(total)}, came only a part of it`),
    total,
  );
  const silent = setTimeout(() => end(`expected an answer, came nothing for ${seconds(idle)}`), idle);
  const stopped = () => end(STOPPED);
  if (stop?.aborted) stopped();
  stop?.addEventListener('abort', stopped);
  return {
    signal: ended.signal,
    heard: () => void silent.refresh(),
    reason: () => why,
    end() {
      clearTimeout(all);
      clearTimeout(silent);
      stop?.removeEventListener('abort', stopped);
    },
  };
}

/** The reason of a request that was ended from outside. */
export const STOPPED = 'stopped';
const MOST_ENCODINGS = 2;
