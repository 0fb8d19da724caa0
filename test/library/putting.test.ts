import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLiving } from '../../src/library/living.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';

it('Files of one article each wait for the disk thirty-two at a time', async () => {
  const root = mkdtempSync(join(tmpdir(), 'dateline-putting-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const corpus = join(root, 'corpus');
  mkdirSync(corpus);
  for (let i = 0; i < 100; i++) writeFileSync(join(corpus, `${i}.txt`), `Wire\n\n${i} trucks burned.\n`);
  let syncs = 0;
  const archive = new Archive();
  const living = await openLiving({
    paths: [corpus],
    archive,
    index: new MiniSearchIndex(archive.vocabulary),
    now: () => new Date(),
    folder: join(root, 'data'),
    watch: false,
    settle: 0,
    log: { info() {}, warn() {}, error() {} },
    step: async (step) => {
      if (step === 'kept') syncs++;
    },
  });
  await living.ready;
  expect(archive.size).toBe(100);
  expect(syncs).toBe(4);
  await living.close();
});
