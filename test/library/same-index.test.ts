import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import { type LivingCorpus, openLiving } from '../../src/library/living.ts';
import { openStill } from '../../src/library/still.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { sentenceAt } from '../../src/text/parsed.ts';
import { termOf } from '../../src/text/terms.ts';

const RUNS = Number(process.env.LIBRARY_RUNS ?? 60);
const NOW = () => new Date('2025-06-21T12:00:00Z');
const QUIET = { info() {}, warn() {}, error() {} };
const WORDS = 'kidal gao mali army convoy truce toll'.split(' ');

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((words) => `${words.join(' ')}.`);
const row = fc.record({
  id: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
  url: fc.option(fc.constantFrom('https://x.example/1', 'https://x.example/2'), { nil: undefined }),
  headline: text,
  published: fc.option(fc.constantFrom('2025-06-01', '2025-06-14'), { nil: undefined }),
  text,
});
const rows = fc.array(row, { minLength: 1, maxLength: 4 });
const lines = (all: readonly unknown[]) => all.map((each) => `${JSON.stringify(each)}\n`).join('');
const jsonl = fc.constantFrom('one.jsonl', 'two.jsonl');
const plain = fc.constantFrom('a.txt', 'sub/b.txt', 'z.json');

type Step =
  | { readonly kind: 'write'; readonly name: string; readonly text: string }
  | { readonly kind: 'append'; readonly name: string; readonly text: string }
  | { readonly kind: 'delete'; readonly name: string }
  | { readonly kind: 'feed'; readonly id: string; readonly text: string }
  | { readonly kind: 'withdraw'; readonly id: string }
  | { readonly kind: 'look' }
  | { readonly kind: 'restart' }
  /** Stands still for ever at the n-th step from now, as a killed process does. */
  | { readonly kind: 'kill'; readonly at: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), name: jsonl, text: rows.map(lines) }),
  fc.record({ kind: fc.constant('append' as const), name: jsonl, text: rows.map(lines) }),
  fc.record({
    kind: fc.constant('append' as const),
    name: jsonl,
    text: fc.constantFrom('{"half": ', '\n', ''),
  }),
  fc.record({
    kind: fc.constant('write' as const),
    name: plain,
    text: row.map((each) => JSON.stringify(each)),
  }),
  fc.record({ kind: fc.constant('delete' as const), name: fc.oneof(jsonl, plain) }),
  fc.record({ kind: fc.constant('feed' as const), id: fc.constantFrom('feed 1', 'feed 2'), text }),
  fc.record({ kind: fc.constant('withdraw' as const), id: fc.constantFrom('feed 1', 'feed 2') }),
  fc.constant({ kind: 'look' as const }),
  fc.constant({ kind: 'restart' as const }),
  fc.record({ kind: fc.constant('kill' as const), at: fc.integer({ min: 1, max: 12 }) }),
);

describe('a living corpus', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  it('is the same as one read anew, after any adds, edits, deletes, kills and restarts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const folder = mkdtempSync(join(tmpdir(), 'dateline-library-'));
        folders.push(folder);
        const world = new World(folder);
        await world.open();
        for (const each of steps) await world.do(each);
        await world.do({ kind: 'look' });
        const anew = await world.anew();
        expect(await seen(world.corpus)).toEqual(await seen(anew));
        expect(world.corpus.skipped()).toEqual(anew.skipped());
        await world.restart();
        expect(await seen(world.corpus)).toEqual(await seen(anew));
      }),
      { numRuns: RUNS },
    );
  }, 300_000);
});

/** A corpus, its files, and a feed's articles that were reported as taken in. */
class World {
  readonly #root: string;
  readonly #feed = new Map<string, Article>();
  #clock = 1_700_000_000;
  #stopped: Promise<void> = Promise.resolve();
  #kill: (at: number) => void = () => {};
  corpus!: LivingCorpus;

  constructor(folder: string) {
    this.#root = folder;
  }

  async open(): Promise<void> {
    mkdirSync(join(this.#root, 'corpus/sub'), { recursive: true });
    let steps = 0;
    let stopAt = Number.POSITIVE_INFINITY;
    let stopped = () => {};
    this.#stopped = new Promise((resolve) => {
      stopped = resolve;
    });
    const archive = new Archive();
    this.corpus = await openLiving({
      paths: [join(this.#root, 'corpus')],
      archive,
      index: new MiniSearchIndex(archive.vocabulary),
      now: NOW,
      folder: join(this.#root, 'data'),
      watch: false,
      log: QUIET,
      settle: 0,
      leastDead: 0,
      // One that stands still does not let go, as one that is killed does.
      hold: async () => async () => {},
      step: async () => {
        steps++;
        if (steps < stopAt) return;
        stopped();
        await new Promise(() => {});
      },
    });
    this.#kill = (at) => {
      stopAt = steps + at;
    };
    await this.corpus.ready;
  }

  async restart(): Promise<void> {
    await this.#orStopped(this.corpus.close());
    await this.open();
  }

  async do(step: Step): Promise<void> {
    if (step.kind === 'write') this.#write(step.name, step.text, 'w');
    else if (step.kind === 'append') this.#write(step.name, step.text, 'a');
    else if (step.kind === 'delete') rmSync(join(this.#root, 'corpus', step.name), { force: true });
    else if (step.kind === 'look') await this.#orStopped(this.corpus.look());
    else if (step.kind === 'restart') await this.restart();
    else if (step.kind === 'kill') this.#kill(step.at);
    else if (step.kind === 'withdraw') {
      // A kill may come before or after it is kept: whoever asked does not know, and asks again.
      await this.#orStopped(this.corpus.intake.withdraw([step.id]));
      await this.corpus.intake.withdraw([step.id]);
      this.#feed.delete(step.id);
    } else {
      const parts = [{ kind: 'paragraph', start: 0, end: step.text.length }] as const;
      const article = { id: step.id, headline: 'kidal', text: step.text, parts, origin: { path: 'feed' } };
      const arrival = { article, from: 'https://feed.example/', arrived: NOW().toISOString() };
      await this.#orStopped(this.corpus.intake.take([arrival]));
      await this.corpus.intake.take([arrival]);
      this.#feed.set(step.id, article);
    }
  }

  /** Read as if for the first time. */
  async anew(): Promise<Awaited<ReturnType<typeof openStill>>> {
    const archive = new Archive();
    const index = new MiniSearchIndex(archive.vocabulary);
    const still = await openStill({ paths: [join(this.#root, 'corpus')], archive, index, now: NOW });
    const inFiles = new Set([...archive.articles()].map(({ article }) => article.id));
    const arrivals = [...this.#feed.values()].filter(({ id }) => !inFiles.has(id));
    await still.intake.take(
      arrivals.map((article) => ({ article, from: 'https://feed.example/', arrived: NOW().toISOString() })),
    );
    return still;
  }

  #write(name: string, content: string, flag: 'w' | 'a'): void {
    const path = join(this.#root, 'corpus', name);
    writeFileSync(path, content, { flag });
    // Two writes within a tick of the file system's clock would look like one.
    this.#clock++;
    utimesSync(path, this.#clock, this.#clock);
  }

  /** Waits for `work`, or finds that the process stands still; then a new one starts. */
  async #orStopped(work: Promise<unknown>): Promise<void> {
    const isDone = await Promise.race([work.then(() => true), this.#stopped.then(() => false)]);
    if (!isDone) await this.open();
  }
}

/** All that questions can tell a corpus by. */
async function seen({ archive, index, versions }: Pick<LivingCorpus, 'archive' | 'index' | 'versions'>) {
  const searches = [...WORDS.map((word) => [word]), ['kidal', 'gao', 'mali'], WORDS].map((terms) =>
    index.search(
      terms.map((term) => termOf(term)),
      { limit: 6 },
    ),
  );
  const articles = [...archive.articles()].map((parsed) => ({
    article: { ...parsed.article },
    sentences: Array.from(parsed.starts, (_, i) => sentenceAt(parsed, i)),
    terms: Array.from(parsed.starts, (_, i) => [...archive.sentenceTerms(parsed, i)]),
    last: versions(parsed.article.id).at(-1)?.article.text,
  }));
  return {
    found: await Promise.all(searches),
    size: archive.size,
    sentences: archive.sentences,
    shares: WORDS.map((word) => archive.share(termOf(word))),
    weights: WORDS.map((word) => archive.weight(termOf(word))),
    articles: articles.sort((one, other) => (one.article.id < other.article.id ? -1 : 1)),
  };
}
