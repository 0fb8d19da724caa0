import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LivingCorpus, openLiving } from '../../src/library/living.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';

/** Who may read nothing that is not everybody's: root may read all. */
const NOBODY = 65_534;
const isRoot = process.geteuid?.() === 0;

let root: string;
let corpus: LivingCorpus;
const path = (name: string) => join(root, name);
const write = (name: string, text: string) => writeFileSync(path(name), `Wire\n\n${text}\n`);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'dateline-unreadable-'));
  chmodSync(root, 0o755);
  mkdirSync(path('wire/desk'), { recursive: true });
  mkdirSync(path('more'));
  write('wire/desk/ferry.txt', 'The ferry Almira sank.');
  write('wire/trucks.txt', 'Two trucks burned.');
  write('more/goats.txt', 'Ten goats died.');
  if (isRoot) process.seteuid!(NOBODY);
  const archive = new Archive();
  corpus = await openLiving({
    paths: [path('wire'), path('more')],
    archive,
    index: new MiniSearchIndex(archive.vocabulary),
    now: () => new Date(),
    folder: null,
    watch: false,
    settle: 0,
    log: { info() {}, warn() {}, error() {} },
  });
  await corpus.ready;
});
afterEach(async () => {
  await corpus.close();
  if (isRoot) process.seteuid!(0);
  rmSync(root, { recursive: true, force: true });
});

/** What only the owner of the files may do. */
function asOwner(work: () => void): void {
  if (isRoot) process.seteuid!(0);
  work();
  if (isRoot) process.seteuid!(NOBODY);
}

const told = async () => {
  await corpus.look();
  return {
    texts: [...corpus.archive.articles()]
      .map(({ article }) => article.text.trim().split('\n').at(-1)!)
      .sort(),
    skipped: corpus.skipped().map(({ path, reason }) => `${path.slice(root.length + 1)}: ${reason}`),
  };
};

const ALL = ['Ten goats died.', 'The ferry Almira sank.', 'Two trucks burned.'];

it('Keeps the articles of a folder that is away, and follows the others', async () => {
  asOwner(() => {
    renameSync(path('wire'), path('away'));
    write('more/goats.txt', 'Sixteen goats died.');
  });
  expect(await told()).toEqual({
    texts: ['Sixteen goats died.', ...ALL.slice(1)],
    skipped: ['wire: no such file or folder now; what was read there before is kept'],
  });
  asOwner(() => {
    renameSync(path('away'), path('wire'));
    rmSync(path('wire/desk/ferry.txt'));
  });
  expect(await told()).toEqual({ texts: ['Sixteen goats died.', 'Two trucks burned.'], skipped: [] });
});

it('Keeps the articles of a folder that must not be looked into, until it may be', async () => {
  asOwner(() => chmodSync(path('wire/desk'), 0o000));
  expect(await told()).toEqual({
    texts: ALL,
    skipped: ['wire/desk: permission denied; what was read there before is kept'],
  });
  asOwner(() => {
    chmodSync(path('wire/desk'), 0o755);
    rmSync(path('wire/desk/ferry.txt'));
  });
  expect(await told()).toEqual({ texts: ['Ten goats died.', 'Two trucks burned.'], skipped: [] });
});

it('Reads a file once it may be read, though nothing was written to it since', async () => {
  asOwner(() => {
    write('more/men.txt', 'Three men fled.');
    chmodSync(path('more/men.txt'), 0o000);
  });
  expect(await told()).toEqual({ texts: ALL, skipped: ['more/men.txt: permission denied'] });
  asOwner(() => chmodSync(path('more/men.txt'), 0o644));
  expect(await told()).toEqual({ texts: [...ALL.slice(0, 2), 'Three men fled.', ALL[2]], skipped: [] });
});

it('Keeps the text of a file that was changed and must not be read', async () => {
  asOwner(() => {
    write('more/goats.txt', 'Sixteen goats died.');
    chmodSync(path('more/goats.txt'), 0o000);
  });
  expect(await told()).toEqual({ texts: ALL, skipped: ['more/goats.txt: permission denied'] });
  asOwner(() => chmodSync(path('more/goats.txt'), 0o644));
  expect(await told()).toEqual({ texts: ['Sixteen goats died.', ...ALL.slice(1)], skipped: [] });
});
