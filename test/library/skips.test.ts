import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLiving } from '../../src/library/living.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';

it('Names in the log what a look leaves out, once, and of very much the first five', async () => {
  const root = mkdtempSync(join(tmpdir(), 'dateline-skips-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const path = (name: string) => join(root, 'corpus', name);
  mkdirSync(path('.'));
  writeFileSync(path('old.json'), '{"headline": ');
  const said: string[] = [];
  const archive = new Archive();
  const corpus = await openLiving({
    paths: [path('.')],
    archive,
    index: new MiniSearchIndex(archive.vocabulary),
    now: () => new Date(),
    folder: join(root, 'data'),
    watch: false,
    settle: 0,
    log: { info() {}, warn: (line) => said.push(line), error: (line) => said.push(line) },
  });
  onTestFinished(() => corpus.close());
  await corpus.ready;
  expect(said).toEqual([]);

  writeFileSync(path('wire.jsonl'), '{"headline": "Ferry", "text": "It sank."}\n{"headline": "Truck"}\n');
  await corpus.look();
  await corpus.look();
  expect(said.splice(0)).toEqual([`corpus: skipped ${path('wire.jsonl')}: line 2: "text" is missing`]);

  appendFileSync(path('wire.jsonl'), '{"headline": "Goat"}\n'.repeat(12));
  await corpus.look();
  expect(said).toHaveLength(6);
  expect(said.at(-1)).toBe('corpus: skipped 7 more: dateline sources names them');
});
