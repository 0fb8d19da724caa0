import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Log } from '../log.ts';
import { packRecord, type Record, unpackRecord } from './record.ts';

/** Where a record stands in a ledger. */
export type Place = number;

/** Everything that ever happened to the articles, in order. */
export interface Ledger {
  /** Another one for every new ledger: places in one mean nothing in another. */
  readonly name: string;
  /** Where the next record will stand. */
  readonly end: Place;
  /** Returns, in order, once all are kept for good; throws when none is. */
  append(records: readonly Record[]): Place[];
  read(place: Place): Record;
  /** The records from a place on, in order. */
  records(from?: Place): Iterable<{ readonly place: Place; readonly record: Record }>;
  close(): void;
}

/** A ledger that lives as long as the process. */
export function memoryLedger(): Ledger {
  const kept: Record[] = [];
  return {
    name: '',
    get end() {
      return kept.length;
    },
    append: (records) => records.map((record) => kept.push(record) - 1),
    read: (place) => kept[place]!,
    *records(from = 0) {
      for (let place = from; place < kept.length; place++) yield { place, record: kept[place]! };
    },
    close() {},
  };
}

const NAME = 'dateline ledger 1 ';
/** The name and its random part, on a line. */
const HEAD = NAME.length + 17;
/** Before each record: a mark to find it by, its length and its check sum. */
const MARK = 0x444c5231;
const FRAME = 12;
/** Records that were just read are asked for again: sentence after sentence of one article. */
const REMEMBERED = 400;

/**
 * A ledger in a file that only grows. A record that a crash has torn is cut off when it is opened again, one that is damaged
 * is passed over; each with a line in the log.
 */
export function openLedger(path: string, log: Log, writable = true): Ledger {
  return writable ? fileLedger(path, log, true) : laidOver(fileLedger(path, SILENT, false));
}

/** What comes in is kept in memory, and what was there is left as it is. */
function laidOver(kept: Ledger): Ledger {
  const memory = memoryLedger();
  return {
    name: kept.name,
    get end() {
      return kept.end;
    },
    append: (records) => memory.append(records).map((place) => -1 - place),
    read: (place) => (place < 0 ? memory.read(-1 - place) : kept.read(place)),
    records: (from) => kept.records(from),
    close: () => kept.close(),
  };
}

const SILENT: Log = { info() {}, warn() {}, error() {} };

function fileLedger(path: string, log: Log, writable: boolean): Ledger {
  if (writable) setAside(path, log);
  const file = openSync(path, writable ? 'a+' : 'r');
  const name = nameOf(file, path, writable);
  let end = checkedEnd(file, path, log);
  const size = fstatSync(file).size;
  if (writable && end < size) {
    ftruncateSync(file, end);
    fsyncSync(file);
  }
  const remembered = new Map<Place, Record>();

  const read = (place: Place): Record => {
    const known = remembered.get(place);
    if (known !== undefined) return known;
    const payload = frameAt(file, place, end);
    if (payload === null)
      throw new Error(`library: the record at ${place} of ${path} cannot be read any more`);
    const record = unpackRecord(payload);
    if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value!);
    remembered.set(place, record);
    return record;
  };

  return {
    name,
    get end() {
      return end;
    },
    append(records) {
      const places: Place[] = [];
      const frames = records.map((record) => {
        const payload = packRecord(record);
        const frame = Buffer.alloc(FRAME);
        frame.writeUInt32BE(MARK, 0);
        frame.writeUInt32BE(payload.length, 4);
        frame.writeUInt32BE(crc32(payload), 8);
        return Buffer.concat([frame, payload]);
      });
      let at = end;
      for (const { length } of frames) {
        places.push(at);
        at += length;
      }
      try {
        writeAll(file, Buffer.concat(frames));
        fdatasyncSync(file);
      } catch (cause) {
        ftruncateSync(file, end);
        throw new Error(`library: unable to write to ${path}`, { cause });
      }
      end = at;
      return places;
    },
    read,
    *records(from = HEAD) {
      let at = Math.max(HEAD, from);
      while (at < end) {
        const payload = frameAt(file, at, end);
        if (payload !== null) yield { place: at, record: unpackRecord(payload) };
        at = payload === null ? nextFrame(file, at + 1, end) : at + FRAME + payload.length;
      }
    },
    close: () => closeSync(file),
  };
}

/** What is at a path and is no ledger of this version is kept beside it: there may be articles in it that are nowhere else. */
function setAside(path: string, log: Log): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  const head = window(file, 0, HEAD);
  closeSync(file);
  // A shorter file was torn while it was begun.
  if (head === null || isHead(head)) return;
  renameSync(path, `${path}.set-aside`);
  log.warn(`library: ${path} is no ledger of this version: set aside, and begun anew`);
}

/** The ledger's name; a file without one gets it, and is empty then. */
function nameOf(file: number, path: string, writable: boolean): string {
  const head = window(file, 0, HEAD);
  if (head !== null && isHead(head)) return head.toString('latin1').trimEnd();
  const name = NAME + randomBytes(8).toString('hex');
  if (writable) {
    ftruncateSync(file, 0);
    writeAll(file, Buffer.from(`${name}\n`));
    fsyncSync(file);
    syncFolder(path);
  }
  return name;
}

function isHead(head: Buffer): boolean {
  return head.toString('latin1', 0, NAME.length) === NAME && head[HEAD - 1] === 10;
}

/** Where the last whole record ends, after each was checked. */
function checkedEnd(file: number, path: string, log: Log): Place {
  const { size } = fstatSync(file);
  let at = HEAD;
  while (at < size) {
    const payload = frameAt(file, at, size);
    if (payload !== null) {
      at += FRAME + payload.length;
      continue;
    }
    const next = nextFrame(file, at + 1, size);
    if (next === size) {
      log.warn(`library: ${path}: the last record was torn, ${size - at} bytes are cut off`);
      return at;
    }
    log.warn(`library: ${path}: ${next - at} bytes at ${at} are damaged, passed over`);
    at = next;
  }
  return Math.max(at, HEAD);
}

/** The record that begins at a place, or null when there is no whole one. */
function frameAt(file: number, at: number, end: number): Buffer | null {
  const frame = window(file, at, FRAME);
  if (frame === null || frame.readUInt32BE(0) !== MARK) return null;
  const length = frame.readUInt32BE(4);
  const sum = frame.readUInt32BE(8);
  if (at + FRAME + length > end) return null;
  const payload = window(file, at + FRAME, length);
  return payload !== null && crc32(payload) === sum ? payload : null;
}

/** Where the next whole record begins, or `end`. */
function nextFrame(file: number, from: number, end: number): number {
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

const SEARCHED = 1 << 20;

function window(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, at + read);
    if (more === 0) return null;
    read += more;
  }
  return bytes;
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

/** So that a new name in a folder outlives a crash. */
export function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
