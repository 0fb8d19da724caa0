import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LivingCorpus, type LivingOptions, openLiving } from '../../src/library/living.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { articleOf } from '../article.ts';
import { warnings } from '../warnings.ts';

const TEXT = 'Two trucks burned near Kidal.';
const ARRIVED = '2025-06-14T10:00:00.000Z';

let root: string;
const { said, log } = warnings();
const path = (name: string) => join(root, name);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dateline-older-'));
  said.length = 0;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What is there before the ledger was read on from where the index leaves off, as `serve` answers from it. */
function opened(more: Partial<LivingOptions> = {}): Promise<LivingCorpus> {
  const archive = new Archive();
  return openLiving({
    paths: [],
    archive,
    index: new MiniSearchIndex(archive.vocabulary),
    now: () => new Date('2025-06-21T12:00:00Z'),
    folder: root,
    watch: false,
    log,
    leastDead: 0,
    ...more,
  });
}

/** Withdrawn and taken in again: the ledger has the same text in another place, and the one before is dead. */
async function again({ intake }: LivingCorpus): Promise<void> {
  await intake.withdraw(['a']);
  await intake.take([{ article: articleOf(TEXT), from: 'https://feed.example/', arrived: ARRIVED }]);
}

/** A sitting that ends well. */
async function sitting(work: (corpus: LivingCorpus) => Promise<void>): Promise<void> {
  const corpus = await opened();
  await corpus.ready;
  await work(corpus);
  await corpus.close();
}

async function textsOf(corpus: LivingCorpus) {
  const told = () => ({
    text: corpus.archive.get('a')?.article.text,
    versions: corpus.versions('a').map(({ article }) => article.text),
  });
  const atOnce = told();
  await corpus.ready;
  const then = told();
  await corpus.close();
  return [atOnce, then];
}

const WHOLE = { text: TEXT, versions: [TEXT] };

describe('an index and a ledger that is written anew', () => {
  it.each(['written', 'synced', 'renamed', 'rewritten', 'replaced'])(
    'tell the same at once after a kill at %s',
    async (name) => {
      await sitting(again);
      const standing = new Promise<void>((stands) => {
        void opened({
          // One that stands still does not let go, as one that is killed does.
          hold: async () => async () => {},
          step: async (step) => {
            if (step !== name) return;
            stands();
            await new Promise(() => {});
          },
        }).then(async (corpus) => {
          await corpus.ready;
          await again(corpus);
          await corpus.close();
        });
      });
      await standing;
      expect(await textsOf(await opened())).toEqual([WHOLE, WHOLE]);
      expect(said).toEqual([]);
    },
  );

  it('are not taken together when the index is an older one, put back from a backup', async () => {
    await sitting(again);
    const backup = readFileSync(path('index.snapshot'));
    await sitting(again);
    writeFileSync(path('index.snapshot'), backup);
    const corpus = await opened();
    expect(corpus.isKept).toBe(false);
    await corpus.ready;
    expect(await textsOf(corpus)).toEqual([WHOLE, WHOLE]);
    expect(said).toEqual([
      expect.stringMatching(/points at texts that the ledger does not have: the articles are read anew$/),
    ]);
  });
});

it('An index that points at a damaged record is not answered from', async () => {
  await sitting(async (corpus) => {
    const other = articleOf('The ferry Almira sank.', { id: 'b' });
    await corpus.intake.take([{ article: other, from: 'https://feed.example/', arrived: ARRIVED }]);
    await again(corpus);
  });
  const bytes = readFileSync(path('articles.ledger'));
  bytes[bytes.indexOf('ferry Almira')]! ^= 1;
  writeFileSync(path('articles.ledger'), bytes);
  const corpus = await opened();
  await corpus.ready;
  expect([...corpus.archive.articles()].map(({ article }) => article.text)).toEqual([TEXT]);
  expect(corpus.versions('b')).toEqual([]);
  await corpus.close();
  expect(said).toEqual([
    expect.stringMatching(/are damaged, passed over$/),
    expect.stringMatching(/points at texts that the ledger does not have: the articles are read anew$/),
  ]);
});
