import type { Article, Origin } from '../article.ts';
import type { Arrival, Intake, Taken } from '../corpus/intake.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { LocalIndex } from '../retrieval/index.ts';
import type { Cut } from '../text/parsed.ts';
import { digestOf } from './digest.ts';
import { type Held, headOf, storedArticle } from './held.ts';
import type { Ledger } from './ledger.ts';
import type { Reader } from './reader.ts';
import type { Put } from './record.ts';
import { fileFrom, isFile, Register } from './register.ts';
import { cutOf, type Snapshot } from './snapshot.ts';

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

export interface LibraryOptions {
  readonly archive: Archive;
  readonly index: LocalIndex;
  readonly ledger: Ledger;
  readonly reader: Reader;
  /** Lets questions be answered in between. */
  readonly pause: () => Promise<void>;
  /** Told what is about to happen, for tests that end the process there. */
  readonly step?: (name: string) => Promise<void>;
}

/** So many articles are read, kept and shown together. */
const BATCH = 32;

/** Every text of every article, kept for good before it is shown; the newest of each answers. */
export class Library implements Intake {
  readonly #archive: Archive;
  readonly #index: LocalIndex;
  readonly #ledger: Ledger;
  readonly #reader: Reader;
  readonly #pause: () => Promise<void>;
  readonly #step: (name: string) => Promise<void>;
  readonly #register = new Register();
  readonly #listeners = new Set<(ids: readonly string[]) => void>();
  #last: Promise<unknown> = Promise.resolve();

  constructor({ archive, index, ledger, reader, pause, step = async () => {} }: LibraryOptions) {
    this.#archive = archive;
    this.#index = index;
    this.#ledger = ledger;
    this.#reader = reader;
    this.#pause = pause;
    this.#step = step;
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
      const isShown = (id: string) => this.#archive.get(id) !== undefined;
      const taken = prepared.map((each, i) => this.#register.taking(each, prepared.slice(0, i), isShown));
      const coming = prepared.filter((_, i) => taken[i] !== 'same');
      const unkept = coming.filter((each) => !this.#register.isKept(each));
      if (unkept.length > 0) {
        await this.#step('cut');
        const places = this.#ledger.append(unkept.map(recordOf));
        await this.#step('kept');
        for (const [i, each] of unkept.entries()) this.#register.note(recordOf(each), places[i]!);
      }
      for (const each of coming) {
        this.#shelve(each.arrival.article, each.cut);
        await this.#pause();
      }
      if (coming.length > 0) await this.#step('shown');
      this.#tell(prepared.filter((_, i) => taken[i] === 'changed'));
      return taken;
    });
  }

  withdraw(ids: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const known = ids.filter((id) => this.#register.get(id)?.gone === false);
      if (known.length === 0) return;
      this.#ledger.append([{ kind: 'gone', ids: known }]);
      await this.#step('kept');
      for (const id of known) {
        this.#drop(id);
        await this.#pause();
      }
    });
  }

  /** Articles that are known were found in another place of the corpus. */
  move(found: readonly { readonly id: string; readonly origin: Origin }[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const { id, origin } of found) {
        const held = this.#register.get(id);
        const parsed = this.#archive.get(id);
        if (held === undefined || parsed === undefined) continue;
        const head = { ...headOf(parsed.article), origin };
        this.#archive.replace({ ...parsed, article: storedArticle(head, this.#ledger, held.places.at(-1)!) });
        this.#register.noteFrom(id, fileFrom(origin.path));
      }
    });
  }

  /** Whether questions find this text under this id. */
  shows(id: string, digest: string): boolean {
    const held = this.#register.get(id);
    return held?.digest === digest && !held.gone && this.#archive.get(id) !== undefined;
  }

  /** Whether what questions find under this id came from there. */
  isAt(id: string, { path, line }: Origin): boolean {
    const origin = this.#archive.get(id)?.article.origin;
    return origin?.path === path && origin.line === line && this.#register.get(id)?.from === fileFrom(path);
  }

  /** All articles from files, withdrawn ones left out. */
  *fromFiles(): IterableIterator<string> {
    for (const { id, gone, from } of this.#register.all()) if (!gone && isFile(from)) yield id;
  }

  /** Oldest first; none for an id that never came. */
  versions(id: string): readonly Version[] {
    return (this.#register.get(id)?.places ?? []).map((place) => {
      const { article, arrived } = this.#ledger.read(place) as Put;
      return { article, from: arrived };
    });
  }

  /** Calls back with the articles that say something else than before. */
  onChanged(listener: (ids: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over what a snapshot of this ledger says, as the first thing. */
  load({ held, articles, frequency, terms }: Snapshot): void {
    this.#register.load(held);
    for (const term of terms) this.#archive.vocabulary.learn(term);
    const parsed = articles.map(({ head, cut }) => {
      const { places, arrived } = this.#register.get(head.id)!;
      const article = storedArticle(head, this.#ledger, places.at(-1)!);
      return { parsed: { article, ...cut }, arrived: arrived ?? undefined };
    });
    this.#archive.load(parsed, frequency);
    this.#index.load(parsed.map((each) => each.parsed));
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

  /** Has the ledger written anew where that is worth it, while nothing comes in. */
  compact(work: (held: readonly Held[]) => Promise<void>): Promise<void> {
    return this.#inTurn(() => work([...this.#register.all()]));
  }

  /** What a snapshot is made of; true to what `work` sees until it is done. */
  quietly<Done>(work: (state: Omit<Snapshot, 'files'>) => Promise<Done>): Promise<Done> {
    return this.#inTurn(() =>
      work({
        ledger: { name: this.#ledger.name, end: this.#ledger.end },
        held: [...this.#register.all()],
        articles: [...this.#archive.articles()].map((parsed) => ({
          head: headOf(parsed.article),
          cut: cutOf(parsed),
        })),
        terms: this.#archive.vocabulary.terms(),
        frequency: this.#archive.frequencies(),
      }),
    );
  }

  /** Reads in what the ledger has from a place on. Articles for which `isReadAnew` are only noted: their files are read next. */
  async replay(from: number, isReadAnew: (from: string) => boolean): Promise<void> {
    const late = new Map<string, number>();
    const drop = (id: string): void => {
      late.delete(id);
      this.#drop(id);
    };
    for (const { place, record } of this.#ledger.records(from)) {
      if (record.kind === 'gone') {
        for (const id of record.ids) drop(id);
        continue;
      }
      if (record.kind === 'told') {
        this.#register.noteTold(record);
        for (const [id, , gone] of record.articles) if (gone) drop(id);
        continue;
      }
      this.#register.note(record, place);
      late.set(record.article.id, place);
    }
    const places = [...late.values()].filter((place) => {
      const { from } = this.#ledger.read(place) as Put;
      return !isReadAnew(from);
    });
    for (let at = 0; at < places.length; at += BATCH) {
      const batch = places.slice(at, at + BATCH);
      const records = batch.map((place) => this.#ledger.read(place) as Put);
      const cuts = await this.#reader.cut(records.map(({ article }) => article));
      await this.#inTurn(async () => {
        for (const [i, record] of records.entries()) {
          if (this.#register.get(record.article.id)?.places.at(-1) !== batch[i]) continue;
          this.#shelve(record.article, cuts[i]!);
          await this.#pause();
        }
      });
    }
  }

  /** Shows the newest text of an article. */
  #shelve(article: Article, cut: Cut): void {
    const { arrived, places } = this.#register.get(article.id)!;
    this.#unshelve(article.id);
    const parsed = { article: this.#stored(article, places.at(-1)!), ...cut };
    this.#archive.put(parsed, arrived ?? undefined);
    this.#index.add(parsed);
  }

  #stored(article: Article, place: number): Article {
    return storedArticle(headOf(article), this.#ledger, place);
  }

  #drop(id: string): void {
    this.#register.noteGone(id);
    this.#unshelve(id);
  }

  #unshelve(id: string): void {
    const parsed = this.#archive.remove(id);
    if (parsed !== undefined) this.#index.remove(parsed);
  }

  #tell(changed: readonly Prepared[]): void {
    if (changed.length === 0) return;
    const ids = changed.map(({ arrival }) => arrival.article.id);
    for (const listener of this.#listeners) listener(ids);
  }

  /** One thing after the other; one that fails leaves the next alone. */
  #inTurn<Done>(work: () => Promise<Done>): Promise<Done> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}

function recordOf({ arrival, digest }: Pick<Prepared, 'arrival' | 'digest'>): Put {
  const { article, from, arrived, backlog = false } = arrival;
  return { kind: 'put', article, from, arrived, backlog, digest };
}
