import type { Article, Origin } from '../article.ts';
import type { Arrival, Intake, Taken } from '../corpus/intake.ts';
import type { Cut } from '../text/parsed.ts';
import { digestOf } from './digest.ts';
import type { Ledger } from './ledger.ts';
import { readOn } from './read-on.ts';
import type { Reader } from './reader.ts';
import type { Put } from './record.ts';
import { fileFrom, isFile, Register } from './register.ts';
import { Shelf, type ShelfOptions } from './shelf.ts';
import type { Snapshot } from './snapshot.ts';
import { turns } from './turns.ts';

/** One text of an article, and when it came in. */
export interface Version {
  readonly article: Article;
  /** ISO date-time. */
  readonly from: string;
}

/** An arrival that was read and cut. */
export interface Prepared {
  readonly arrival: Arrival;
  readonly digest: string;
  readonly cut: Cut;
}

export interface LibraryOptions extends ShelfOptions {
  readonly reader: Reader;
  readonly now: () => Date;
  /** Told which articles say something else than before. */
  readonly onChanged: (ids: readonly string[]) => void;
  /** Lets questions be answered in between. */
  readonly pause: () => Promise<void>;
  /** Told what is about to happen, for tests that end the process there. */
  readonly step?: (name: string) => Promise<void>;
}

/** So many articles are read, kept and shown together. */
const BATCH = 32;
/** A withdrawn article that comes back within this has all its texts; then they are forgotten. In milliseconds. */
const RETURNING = 30 * 24 * 3_600_000;

/** The texts of every article, kept for good before they are shown; the newest of each answers. */
export class Library implements Intake {
  readonly #ledger: Ledger;
  readonly #reader: Reader;
  readonly #now: () => Date;
  readonly #onChanged: (ids: readonly string[]) => void;
  readonly #pause: () => Promise<void>;
  readonly #step: (name: string) => Promise<void>;
  readonly #register = new Register();
  readonly #shelf: Shelf;
  readonly #inTurn = turns();

  constructor({ reader, now, onChanged, pause, step = async () => {}, ...shelf }: LibraryOptions) {
    this.#ledger = shelf.ledger;
    this.#reader = reader;
    this.#now = now;
    this.#onChanged = onChanged;
    this.#pause = pause;
    this.#step = step;
    this.#shelf = new Shelf(shelf);
  }

  async take(arrivals: readonly Arrival[]): Promise<readonly Taken[]> {
    const taken: Taken[] = [];
    for (let from = 0; from < arrivals.length; from += BATCH) {
      const batch = arrivals.slice(from, from + BATCH);
      const digests = batch.map(({ article }) => digestOf(article));
      const cuts = await this.#reader.cut(batch.map(({ article }) => article));
      const prepared = batch.map((arrival, i) => ({ arrival, digest: digests[i]!, cut: cuts[i]! }));
      taken.push(...(await this.put(prepared)));
    }
    return taken;
  }

  /** The same for articles that are cut already. */
  put(prepared: readonly Prepared[]): Promise<readonly Taken[]> {
    return this.#inTurn(async () => {
      const isShown = (id: string) => this.#shelf.has(id);
      const taken = prepared.map((each, i) => this.#register.taking(each, prepared.slice(0, i), isShown));
      const coming = prepared.filter((_, i) => taken[i] !== 'same');
      // What the ledger has last is no more the last behind another text that comes at once.
      const ids = coming.map(({ arrival }) => arrival.article.id);
      const unkept = coming.filter(
        (each, i) => ids.indexOf(each.arrival.article.id) < i || !this.#register.isKept(each),
      );
      if (unkept.length > 0) {
        await this.#step('cut');
        const places = this.#ledger.append(unkept.map(recordOf));
        await this.#step('kept');
        for (const [i, each] of unkept.entries()) this.#register.note(recordOf(each), places[i]!);
      }
      // Of one that comes twice at once the last text stands: a cut is of no other.
      const newest = new Map(coming.map((each) => [each.arrival.article.id, each]));
      for (const { arrival, cut } of newest.values()) {
        this.#shelve(arrival.article, cut);
        await this.#pause();
      }
      if (coming.length > 0) await this.#step('shown');
      const changed = prepared.filter((_, i) => taken[i] === 'changed');
      this.#onChanged(changed.map(({ arrival }) => arrival.article.id));
      return taken;
    });
  }

  withdraw(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const known = ids.filter((id) => this.#register.get(id)?.gone === null);
      if (known.length === 0) return;
      const at = this.#now().toISOString();
      this.#ledger.append([{ kind: 'gone', ids: known, at }]);
      await this.#step('kept');
      for (const id of known) {
        this.#register.noteGone(id, at);
        this.#shelf.remove(id);
        await this.#pause();
      }
    });
  }

  /** Articles that are known were found in another place of the corpus. */
  move(found: readonly { readonly id: string; readonly origin: Origin }[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const { id, origin } of found) {
        const held = this.#register.get(id);
        if (held === undefined || !this.#shelf.has(id)) continue;
        this.#shelf.move(id, origin, held.places.at(-1)!);
        this.#register.noteFrom(id, fileFrom(origin.path));
      }
    });
  }

  /** Whether questions find this text under this id. */
  shows(id: string, digest: string): boolean {
    const held = this.#register.get(id);
    return held?.digest === digest && held.gone === null && this.#shelf.has(id);
  }

  /** Whether what questions find under this id came from there. */
  isAt(id: string, { path, line }: Origin): boolean {
    const origin = this.#shelf.originOf(id);
    return origin?.path === path && origin.line === line && this.#register.get(id)?.from === fileFrom(path);
  }

  /** All articles from files, withdrawn ones left out. */
  *fromFiles(): IterableIterator<string> {
    for (const { id, gone, from } of this.#register.all()) if (gone === null && isFile(from)) yield id;
  }

  /** Oldest first; none for an id that never came, or was withdrawn long ago. */
  versions(id: string): readonly Version[] {
    return (this.#register.get(id)?.places ?? []).map((place) => {
      const { article, arrived } = this.#ledger.read(place) as Put;
      return { article, from: arrived };
    });
  }

  /** Takes over what a snapshot of this ledger says, as the first thing. */
  load(snapshot: Snapshot): void {
    this.#register.load(snapshot.held);
    this.#shelf.load(snapshot);
  }

  /** Takes over articles that questions find already; they came in at `arrived`, ISO date-time. */
  adopt(articles: readonly Article[], arrived: string): void {
    const records = articles.map((article) => ({
      kind: 'put' as const,
      article,
      from: fileFrom(article.origin.path),
      arrived,
      backlog: true,
      digest: digestOf(article),
    }));
    for (const [i, place] of this.#ledger.append(records).entries()) this.#register.note(records[i]!, place);
  }

  /** What a snapshot is made of, without what was withdrawn long ago; nothing comes in until `work` is done. */
  quietly<Done>(work: (state: Omit<Snapshot, 'files'>) => Promise<Done>): Promise<Done> {
    return this.#inTurn(() => {
      this.#register.forget(new Date(this.#now().getTime() - RETURNING).toISOString());
      const { name, end } = this.#ledger;
      return work({ ledger: { name, end }, held: [...this.#register.all()], ...this.#shelf.state() });
    });
  }

  /** Reads in what the ledger has from a place on. Articles for which `isReadAnew` are only noted: their files are read next. */
  async replay(from: number, isReadAnew: (from: string) => boolean): Promise<void> {
    const { late, left } = readOn(this.#ledger, from, this.#register);
    for (const id of left) this.#shelf.remove(id);
    const places = late.filter((place) => {
      const { from } = this.#ledger.read(place) as Put;
      return !isReadAnew(from);
    });
    for (let at = 0; at < places.length; at += BATCH) {
      const batch = places.slice(at, at + BATCH);
      const records = batch.map((place) => this.#ledger.read(place) as Put);
      const cuts = await this.#reader.cut(records.map(({ article }) => article));
      await this.#inTurn(async () => {
        for (const [i, record] of records.entries()) {
          const held = this.#register.get(record.article.id);
          // What has come or gone meanwhile is newer.
          if (held === undefined || held.gone !== null || held.places.at(-1) !== batch[i]) continue;
          this.#shelve(record.article, cuts[i]!);
          await this.#pause();
        }
      });
    }
  }

  /** Shows the newest text of an article. */
  #shelve(article: Article, cut: Cut): void {
    this.#shelf.put(article, cut, this.#register.get(article.id)!);
  }
}

function recordOf({ arrival, digest }: Pick<Prepared, 'arrival' | 'digest'>): Put {
  const { article, from, arrived, backlog = false } = arrival;
  return { kind: 'put', article, from, arrived, backlog, digest };
}
