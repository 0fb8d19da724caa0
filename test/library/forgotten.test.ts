import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LivingCorpus, openLiving } from '../../src/library/living.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { articleOf } from '../article.ts';

const FROM = 'https://feed.example/';
const DAY = 86_400_000;

let root: string;
let now: Date;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dateline-forgotten-'));
  now = new Date('2025-06-14T10:00:00Z');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** From start to close, at `now`; the ledger is written anew as soon as most of it is dead. */
async function sitting<Done>(work: (corpus: LivingCorpus) => Done | Promise<Done>): Promise<Done> {
  const archive = new Archive();
  const corpus = await openLiving({
    paths: [],
    archive,
    index: new MiniSearchIndex(archive.vocabulary),
    now: () => now,
    folder: root,
    watch: false,
    log: { info() {}, warn() {}, error() {} },
    leastDead: 0,
  });
  await corpus.ready;
  const done = await work(corpus);
  await corpus.close();
  return done;
}

const take = ({ intake }: LivingCorpus, id: string, text: string) => {
  return intake.take([{ article: articleOf(text, { id }), from: FROM, arrived: now.toISOString() }]);
};
const texts = ({ versions }: LivingCorpus, id: string) => versions(id).map(({ article }) => article.text);
const size = () => statSync(join(root, 'articles.ledger')).size;
/** Enough of it to have the ledger written anew. */
const churn = async (corpus: LivingCorpus) => {
  for (let i = 0; i < 4; i++) {
    await corpus.intake.withdraw(['other']);
    await take(corpus, 'other', 'The ferry sank. '.repeat(200));
  }
};

it('An article that is edited all day has its first text and the newest ones, and its ledger ends growing', async () => {
  const textOf = (edit: number) => `Edit ${edit}. ${'The army counts its trucks. '.repeat(40)}`;
  const newest = (last: number) => [
    textOf(0),
    ...Array.from({ length: 49 }, (_, i) => textOf(last - 48 + i)),
  ];
  const sizes: number[] = [];
  for (let edit = 0; edit < 480; edit += 120) {
    await sitting(async (corpus) => {
      for (let i = 0; i < 120; i++) await take(corpus, 'a', textOf(edit + i));
      expect(texts(corpus, 'a')).toEqual(newest(edit + 119));
    });
    sizes.push(size());
    expect(await sitting((corpus) => texts(corpus, 'a'))).toEqual(newest(edit + 119));
  }
  expect(Math.max(...sizes)).toBeLessThan(2 * 50 * (textOf(0).length + 400));
  rmSync(join(root, 'index.snapshot'));
  expect(await sitting((corpus) => texts(corpus, 'a'))).toEqual(newest(479));
});

it('A withdrawn article that comes back within a month has all its texts', async () => {
  await sitting(async (corpus) => {
    await take(corpus, 'a', 'Two trucks burned.');
    await take(corpus, 'a', 'Three trucks burned.');
    await corpus.intake.withdraw(['a']);
  });
  now = new Date(now.getTime() + 29 * DAY);
  await sitting(churn);
  await sitting((corpus) => take(corpus, 'a', 'Four trucks burned.'));
  expect(await sitting((corpus) => texts(corpus, 'a'))).toEqual([
    'Two trucks burned.',
    'Three trucks burned.',
    'Four trucks burned.',
  ]);
});

it('An article that was withdrawn a month ago takes no room, and is new when it comes back', async () => {
  await sitting(churn);
  const before = size();
  await sitting(async (corpus) => {
    await take(corpus, 'a', 'Two trucks burned. '.repeat(100));
    await corpus.intake.withdraw(['a']);
  });
  now = new Date(now.getTime() + 31 * DAY);
  await sitting(churn);
  expect(size()).toBeLessThan(before + 200);
  const taken = await sitting(async (corpus) => {
    expect(texts(corpus, 'a')).toEqual([]);
    return [await take(corpus, 'a', 'Four trucks burned.'), texts(corpus, 'a')];
  });
  expect(taken).toEqual([['new'], ['Four trucks burned.']]);
});
