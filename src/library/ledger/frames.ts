import { readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Where a record stands in a ledger. It keeps its place when the ledger is written anew without what stood before it. */
export type Place = number;

/** A record's bytes as they stand in a file. */
export interface Frame {
  readonly place: Place;
  readonly payload: Buffer;
  /** With what stands before the payload: the next frame begins this many bytes on. */
  readonly size: number;
}

/** Before each record: a mark to find it by, its length, its check sum, and its place, which the sum is of too. */
const MARK = 0x444c5232;
const FRAME = 20;
const PLACE = 12;
const SEARCHED = 1 << 20;

/** A record as it is written. */
export function framed(payload: Buffer, place: Place): Buffer {
  const head = Buffer.alloc(FRAME);
  head.writeUInt32BE(MARK, 0);
  head.writeUInt32BE(payload.length, 4);
  head.writeDoubleBE(place, PLACE);
  head.writeUInt32BE(sumOf(head, payload), 8);
  return Buffer.concat([head, payload]);
}

/** The frame that begins at a byte, or null when there is no whole one before `end`. */
export function frameAt(file: number, at: number, end: number): Frame | null {
  const head = window(file, at, FRAME);
  if (head === null || head.readUInt32BE(0) !== MARK) return null;
  const size = FRAME + head.readUInt32BE(4);
  if (at + size > end) return null;
  const payload = window(file, at + FRAME, size - FRAME);
  if (payload === null || sumOf(head, payload) !== head.readUInt32BE(8)) return null;
  return { place: head.readDoubleBE(PLACE), payload, size };
}

/** The byte where the next whole frame begins, or `end`. */
export function nextFrame(file: number, from: number, end: number): number {
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE(MARK);
  for (let at = from; at < end; ) {
    const bytes = window(file, at, Math.min(SEARCHED, end - at))!;
    const found = bytes.indexOf(mark);
    if (found < 0) at += Math.max(1, bytes.length - mark.length + 1);
    else if (frameAt(file, at + found, end) !== null) return at + found;
    else at += found + 1;
  }
  return end;
}

/** So many bytes of a file from a byte on; null where it ends before. */
export function window(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, at + read);
    if (more === 0) return null;
    read += more;
  }
  return bytes;
}

export function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

function sumOf(head: Buffer, payload: Buffer): number {
  return crc32(payload, crc32(head.subarray(PLACE, FRAME)));
}
