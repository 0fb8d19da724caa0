import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import type { Log } from '../log.ts';
import { Recent } from '../recent.ts';
import { type Frame, frameAt, framed, nextFrame, type Place, writeAll } from './ledger/frames.ts';
import { HEAD, headOf, nameOf, setAside } from './ledger/head.ts';
import { laidOver } from './ledger/memory.ts';
import { packRecord, type Record, unpackRecord } from './record.ts';
import { syncFolder } from './sync-folder.ts';

/** Everything that ever happened to the articles, in order. */
export interface Ledger {
  /** Another one for every new ledger: places in one mean nothing in another. */
  readonly name: string;
  /** Where the next record will stand. */
  readonly end: Place;
  /** Returns, in order, once all are kept for good; throws when none is. */
  append(records: readonly Record[]): Place[];
  read(place: Place): Record;
  /** Whether a record stands there. */
  has(place: Place): boolean;
  /** The records from a place on, in order. */
  records(from?: Place): Iterable<{ readonly place: Place; readonly record: Record }>;
  close(): void;
}

/** A ledger in a file. */
export interface FileLedger extends Ledger {
  /** How many bytes it has, and how many of them one record takes. */
  readonly size: number;
  sizeOf(place: Place): number;
  /**
   * Writes the ledger anew with some of its records, each in its place, and `last` behind them; the file takes the old one's
   * place once it is whole. Nothing may be appended meanwhile; reading goes on. `pause` lets others work in between.
   */
  rewrite(
    places: readonly Place[],
    last: Record,
    told: { readonly pause: () => Promise<void>; readonly step: (name: string) => Promise<void> },
  ): Promise<void>;
}

/** Records that were just read are asked for again: sentence after sentence of one article. */
const REMEMBERED = 400;
/** Whoever began to read before a ledger was written anew may want what was left out, for so many milliseconds. */
const LINGERS = 60_000;

/**
 * A ledger in a file that grows. A record that a crash has torn is cut off when it is opened again, one that is damaged is
 * passed over; each with a line in the log.
 */
export function openLedger(path: string, log: Log): FileLedger {
  return fileLedger(path, log, true);
}

/** The same to read alone: what is appended is kept in memory, and the file is left as it is. */
export function readLedger(path: string): Ledger {
  return laidOver(fileLedger(path, SILENT, false));
}

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** A file, and where in it each record stands, in bytes. */
interface Opened {
  readonly file: number;
  readonly frames: Map<Place, { readonly at: number; readonly size: number }>;
  size: number;
}

function fileLedger(path: string, log: Log, writable: boolean): FileLedger {
  const unfinished = `${path}.unfinished`;
  if (writable) {
    setAside(path, log);
    rmSync(unfinished, { force: true });
  }
  const file = openSync(path, writable ? 'a+' : 'r');
  const name = nameOf(file, path, writable);
  let { end, ...now } = check(file, path, log);
  let before: Opened | null = null;
  if (writable && now.size < fstatSync(file).size) {
    ftruncateSync(file, now.size);
    fsyncSync(file);
  }
  const remembered = new Recent<Place, Record>(REMEMBERED);

  const frameOf = (place: Place): Frame => {
    const opened = now.frames.has(place) ? now : before;
    const stands = opened?.frames.get(place);
    const frame = opened && stands ? frameAt(opened.file, stands.at, opened.size) : null;
    if (frame === null) throw new Error(`library: the record at ${place} of ${path} cannot be read any more`);
    return frame;
  };

  let isClosed = false;
  let lingering: NodeJS.Timeout | undefined;
  const forget = (): void => {
    clearTimeout(lingering);
    if (before !== null) closeSync(before.file);
    before = null;
  };

  return {
    name,
    get end() {
      return end;
    },
    get size() {
      return now.size;
    },
    has: (place) => now.frames.has(place),
    sizeOf: (place) => now.frames.get(place)?.size ?? 0,
    append(records) {
      // The number of a closed file may be another's by now.
      if (isClosed) throw new Error(`library: ${path} is closed`);
      // What is written to a file without a name ends with the process.
      if (fstatSync(now.file).nlink === 0) throw new Error(`library: ${path} was removed: start anew`);
      const places: Place[] = [];
      let place = end;
      const frames = records.map((record) => {
        const frame = framed(packRecord(record), place);
        places.push(place);
        place += frame.length;
        return frame;
      });
      try {
        writeAll(now.file, Buffer.concat(frames));
        fdatasyncSync(now.file);
      } catch (cause) {
        ftruncateSync(now.file, now.size);
        throw new Error(`library: unable to write to ${path}: ${(cause as Error).message}`, { cause });
      }
      for (const [i, { length }] of frames.entries()) {
        now.frames.set(places[i]!, { at: now.size, size: length });
        now.size += length;
      }
      end = place;
      return places;
    },
    read(place) {
      const known = remembered.get(place);
      if (known !== undefined) return known;
      const record = unpackRecord(frameOf(place).payload);
      remembered.set(place, record);
      return record;
    },
    *records(from = 0) {
      for (const place of now.frames.keys())
        if (place >= from) yield { place, record: unpackRecord(frameOf(place).payload) };
    },
    async rewrite(places, last, { pause, step }) {
      const next: Opened = { file: openSync(unfinished, 'ax+'), frames: new Map(), size: 0 };
      const write = (bytes: Buffer): void => {
        writeAll(next.file, bytes);
        next.size += bytes.length;
      };
      const put = (payload: Buffer, place: Place): void => {
        const frame = framed(payload, place);
        next.frames.set(place, { at: next.size, size: frame.length });
        write(frame);
      };
      try {
        write(headOf(name));
        for (const place of places.toSorted((one, other) => one - other)) {
          put(frameOf(place).payload, place);
          await pause();
        }
        put(packRecord(last), end);
        await step('rewritten');
        fsyncSync(next.file);
        renameSync(unfinished, path);
      } catch (error) {
        closeSync(next.file);
        rmSync(unfinished, { force: true });
        throw error;
      }
      forget();
      before = now;
      now = next;
      end += next.frames.get(end)!.size;
      syncFolder(path);
      lingering = setTimeout(forget, LINGERS).unref();
      await step('replaced');
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      forget();
      closeSync(now.file);
    },
  };
}

/** Finds every whole record, and the place behind the last of them. */
function check(file: number, path: string, log: Log): Opened & { readonly end: Place } {
  const whole = fstatSync(file).size;
  const frames: Opened['frames'] = new Map();
  let end = HEAD;
  let size = HEAD;
  while (size < whole) {
    const frame = frameAt(file, size, whole);
    if (frame !== null) {
      frames.set(frame.place, { at: size, size: frame.size });
      size += frame.size;
      end = frame.place + frame.size;
      continue;
    }
    const next = nextFrame(file, size + 1, whole);
    if (next === whole) {
      log.warn(`library: ${path}: the last record was torn, ${whole - size} bytes are cut off`);
      break;
    }
    log.warn(`library: ${path}: ${next - size} bytes at ${size} are damaged, passed over`);
    size = next;
  }
  return { file, frames, size, end };
}
