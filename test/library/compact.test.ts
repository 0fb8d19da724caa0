import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import type { LivingCorpus, LivingOptions } from '../../src/library/living.ts';
import { openLiving } from '../../src/library/living.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';

const QUIET = { info() {}, warn() {}, error() {} };
const FROM = 'https://feed.example/';

/** What a feed does to one of a few articles: says something of it, or takes it back. */
const change = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  text: fc.option(fc.constantFrom('One truck burned.', 'Two trucks burned.', 'Three trucks burned.')),
  backlog: fc.boolean(),
});

async function opened(
  folder: string,
  leastDead: number,
  more: Partial<LivingOptions> = {},
): Promise<LivingCorpus> {
  const archive = new Archive();
  const corpus = await openLiving({
    paths: [],
    archive,
    index: new MiniSearchIndex(archive.vocabulary),
    now: () => new Date('2025-06-21T12:00:00Z'),
    folder,
    watch: false,
    log: QUIET,
    leastDead,
    ...more,
  });
  await corpus.ready;
  return corpus;
}

/** All that is told of what came: what answers and since when, and every text it had. */
const told = ({ archive, versions }: LivingCorpus) =>
  ['a', 'b', 'c'].map((id) => ({
    text: archive.get(id)?.article.text,
    arrived: archive.arrivedAt(id),
    versions: versions(id).map(({ article, from }) => [article.text, from]),
  }));

describe('a ledger that is written anew', () => {
  it('tells the same as one that never was, with its index and without', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 5 }), async (sittings) => {
        const root = mkdtempSync(join(tmpdir(), 'dateline-compact-'));
        try {
          const folders = [0, Number.POSITIVE_INFINITY].map(
            (least) => [join(root, `${least}`), least] as const,
          );
          for (const [folder, least] of folders) {
            let minute = 0;
            for (const sitting of sittings) {
              const corpus = await opened(folder, least);
              for (const { id, text, backlog } of sitting) {
                const arrived = new Date(Date.UTC(2025, 5, 14, 10, minute++)).toISOString();
                if (text === null) await corpus.intake.withdraw([id]);
                else
                  await corpus.intake.take([{ article: articleOf(id, text), from: FROM, arrived, backlog }]);
              }
              await corpus.close();
            }
          }
          const readings = [];
          for (const isWhole of [true, false]) {
            for (const [folder] of folders) {
              if (!isWhole) rmSync(join(folder, 'index.snapshot'), { force: true });
              const corpus = await opened(folder, Number.POSITIVE_INFINITY);
              readings.push(told(corpus));
              await corpus.close();
            }
          }
          for (const reading of readings) expect(reading).toEqual(readings[1]);
        } finally {
          rmSync(root, { recursive: true, force: true });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does not grow with an article that comes and goes', async () => {
    const root = mkdtempSync(join(tmpdir(), 'dateline-compact-'));
    try {
      const article = articleOf('a', 'The army counts its trucks. '.repeat(100));
      const sizes = [];
      for (let sitting = 0; sitting < 6; sitting++) {
        const corpus = await opened(root, 0);
        for (let i = 0; i < 5; i++) {
          await corpus.intake.withdraw(['a']);
          await corpus.intake.take([{ article, from: FROM, arrived: '2025-06-14T10:00:00Z' }]);
        }
        await corpus.close();
        sizes.push(statSync(join(root, 'articles.ledger')).size);
      }
      expect(new Set(sizes).size).toBe(1);
      expect(sizes[0]).toBeLessThan(2 * article.text.length);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('stays as it was where that fails, and the index is kept all the same', async () => {
    const root = mkdtempSync(join(tmpdir(), 'dateline-compact-'));
    const said: string[] = [];
    try {
      const corpus = await opened(root, 0, {
        log: { ...QUIET, error: (line) => said.push(line) },
        step: async (name) => {
          if (name === 'rewritten') throw new Error('no space left');
        },
      });
      for (let i = 0; i < 3; i++) {
        await corpus.intake.take([
          { article: articleOf('a', 'Two trucks burned.'), from: FROM, arrived: '2025-06-14T10:00:00Z' },
        ]);
        if (i < 2) await corpus.intake.withdraw(['a']);
      }
      await corpus.close();
      expect(said).toEqual(['library: the ledger could not be written anew']);
      const again = await opened(root, Number.POSITIVE_INFINITY);
      expect(again.isKept).toBe(true);
      expect(again.archive.get('a')?.article.text).toBe('Two trucks burned.');
      await again.close();
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

function articleOf(id: string, text: string): Article {
  const parts = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  return { id, headline: 'Wire', text, parts, origin: { path: 'feed' } };
}
