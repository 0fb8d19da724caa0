import type { Origin } from '../article.ts';
import { type Admission, type Admitted, admission, originOf } from '../corpus/admission.ts';
import type { CorpusFile } from '../corpus/files.ts';
import type { Skip } from '../corpus/read.ts';
import { isWhole } from '../corpus/whole.ts';
import type { FiledEntry, FileRecord } from './filed.ts';
import { filesNow } from './files-now.ts';
import type { Library, Prepared } from './library.ts';
import { Putting } from './putting.ts';
import type { Found } from './read-file.ts';
import type { Reader } from './reader.ts';
import { fileFrom } from './register.ts';

export interface FolderOptions {
  readonly paths: readonly string[];
  readonly library: Library;
  readonly reader: Reader;
  readonly now: () => Date;
  /** Files that were written to this short a time ago are left for a later look unless they are plainly whole; milliseconds. */
  readonly settle: number;
  readonly onProgress: (readBytes: number, totalBytes: number) => void;
  /** Whether to leave off: a first reading takes longer than a stop may. */
  readonly isEnding: () => boolean;
}

/** A look was left off; what it has read is there, and the next one goes on. */
class LeftOffError extends Error {
  override readonly name = 'LeftOffError';
}

/** What came of a look at the files. */
export interface Looked {
  readonly skipped: readonly Skip[];
  /** Files that may be half written, by path, and in how many milliseconds they have been left alone for long enough. */
  readonly half: ReadonlyMap<string, number>;
}

/** A place of a file, and the id its article goes by. */
interface Claim {
  readonly entry: FiledEntry;
  readonly admitted: Admitted;
}

/** The files of a corpus, and what was read of them: a look reads what changed, and takes out what is gone. */
export class Folder {
  readonly #options: FolderOptions;
  /** By path. */
  #records: ReadonlyMap<string, FileRecord>;

  constructor(options: FolderOptions, records: readonly FileRecord[] = []) {
    this.#options = options;
    this.#records = new Map(records.map((record) => [record.file.path, record]));
  }

  get records(): readonly FileRecord[] {
    return [...this.#records.values()];
  }

  /** Brings the library to what the files say. One look at a time. */
  async look(): Promise<Looked> {
    const { library, onProgress, now, settle } = this.#options;
    const { files, skipped } = await filesNow(this.#options.paths, this.#records);
    const changed = files.filter((file) => !isAsBefore(file, this.#records.get(file.path)));
    const total = changed.reduce((sum, { size }) => sum + size, 0);
    const records = new Map<string, FileRecord>();
    const admitted = new Map<string, Origin>();
    const putting = new Putting(library);
    const skips: Skip[] = [...skipped];
    const ids = admission();
    let bytes = 0;
    const half = new Map<string, number>();
    for (const file of files) {
      const known = this.#records.get(file.path) ?? null;
      const isSame = isAsBefore(file, known);
      const age = Math.abs(now().getTime() - file.changed);
      const isYoung = !isSame && age < settle && !(await isWhole(file, known?.file ?? null));
      if (isYoung) half.set(file.path, settle - age);
      let looked = known && (isSame || isYoung) ? this.#unchanged(known, ids) : null;
      if (!isYoung && (looked === null || !isShown(looked.claims, putting))) {
        const onBytes = (more: number) => onProgress(Math.min(bytes + more, total), total);
        looked = await this.#read(file, known, { ids, putting, onBytes });
      }
      if (!isSame) {
        bytes += file.size;
        onProgress(bytes, total);
      }
      if (looked === null) continue;
      records.set(file.path, looked.record);
      for (const { entry, admitted: found } of looked.claims) {
        const origin = originOf(file, entry);
        if ('reason' in found) skips.push({ ...origin, reason: found.reason });
        else admitted.set(found.id, origin);
      }
    }
    await putting.end();
    const moved = [...admitted].filter(([id, origin]) => !library.isAt(id, origin));
    if (moved.length > 0) await library.move(moved.map(([id, origin]) => ({ id, origin })));
    await library.withdraw([...library.fromFiles()].filter((id) => !admitted.has(id)));
    this.#records = records;
    return { skipped: skips, half };
  }

  #unchanged(record: FileRecord, admission: Admission): Filed {
    return { record, claims: record.entries.map((entry) => claimOf(entry, record.file, admission)) };
  }

  async #read(file: CorpusFile, before: FileRecord | null, look: Look): Promise<Filed> {
    const known = new Set(before?.entries.flatMap((entry) => ('reason' in entry ? [] : entry.digest)));
    const first = await this.#readOnce(file, before, known, look);
    if (!first.record.wasRead && before !== null) {
      // Refused for now: what stood there stands until it can be read, beside the reason.
      look.ids.forget(file);
      const { claims } = this.#unchanged(before, look.ids);
      const refused = first.claims.filter(({ entry }) => 'reason' in entry && entry.line === undefined);
      return { record: { ...before, wasRead: false }, claims: [...claims, ...refused] };
    }
    // A text that is known may stand under another id now: then it is needed once more.
    return isShown(first.claims, look.putting) ? first : this.#readOnce(file, null, new Set(), look);
  }

  async #readOnce(
    file: CorpusFile,
    before: FileRecord | null,
    known: ReadonlySet<string>,
    { ids, putting, onBytes }: Look,
  ): Promise<Filed> {
    ids.forget(file);
    const claims: Claim[] = [];
    let read = 0;
    for await (const step of this.#options.reader.read({ file, known, lines: before?.lines ?? null })) {
      if (this.#options.isEnding()) throw new LeftOffError(`library: left off reading ${file.path}`);
      if (step.kind === 'begin') {
        const { lines = 0 } = (step.grew && before?.lines) || {};
        const kept = before?.entries.filter(({ line = 0 }) => step.grew && line <= lines) ?? [];
        claims.push(...kept.map((entry) => claimOf(entry, file, ids)));
      } else if (step.kind === 'found') {
        const found = step.found.map((each) => ({ ...each, ...claimOf(each.entry, file, ids) }));
        claims.push(...found.map(({ entry, admitted }) => ({ entry, admitted })));
        await putting.add(found.flatMap((each) => this.#prepared(each, file) ?? []));
        read += step.bytes;
        onBytes(Math.min(read, file.size));
      } else {
        const { lines, wasRead } = step;
        return { record: { file, entries: claims.map(({ entry }) => entry), lines, wasRead }, claims };
      }
    }
    throw new Error(`library: reading ${file.path} did not come to an end`);
  }

  #prepared({ entry, draft, cut, admitted }: Found & Claim, file: CorpusFile): Prepared | null {
    if ('reason' in admitted || 'reason' in entry || draft === undefined || cut === undefined) return null;
    const article = { ...draft, id: admitted.id, origin: originOf(file, entry) };
    const arrived = this.#options.now().toISOString();
    // What is there at the first look was there before anybody looked.
    const backlog = this.#records.size === 0;
    return { arrival: { article, from: fileFrom(file.path), arrived, backlog }, digest: entry.digest, cut };
  }
}

/** Whether questions find all that a file holds: what stood back for another file's article may have to come forward. */
function isShown(claims: readonly Claim[], putting: Putting): boolean {
  return claims.every(
    ({ entry, admitted }) =>
      'reason' in entry || 'reason' in admitted || putting.shows(admitted.id, entry.digest),
  );
}

function isAsBefore(file: CorpusFile, record: FileRecord | null | undefined): boolean {
  return record?.wasRead === true && record.file.size === file.size && record.file.changed === file.changed;
}

/** What the files of one look have in common. */
interface Look {
  readonly ids: Admission;
  readonly putting: Putting;
  /** Told how many bytes of a file were read. */
  readonly onBytes: (bytes: number) => void;
}

/** A file and the ids of its articles. */
interface Filed {
  readonly record: FileRecord;
  readonly claims: readonly Claim[];
}

function claimOf(entry: FiledEntry, file: CorpusFile, { admit }: Admission): Claim {
  return { entry, admitted: 'reason' in entry ? entry : admit(entry, file, entry) };
}
