import { existsSync } from 'node:fs';
import { openLiving } from '../../../src/library/living.ts';
import { Archive } from '../../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../../src/retrieval/minisearch.ts';
import type { ChildOptions, FromChild, ToChild } from './protocol.ts';

/** A corpus as `serve` holds it, with the worker. It tells its parent each step, and waits there for leave. */
const { corpus, data } = JSON.parse(process.env.LIBRARY_CHILD!) as ChildOptions;

const tell = (told: FromChild) => process.send!(told);
const waiting: (() => void)[] = [];
const step = (name: string) =>
  new Promise<void>((go) => {
    waiting.push(go);
    tell({ kind: 'step', name });
  });
process.on('disconnect', () => process.exit());

const archive = new Archive();
const logged: string[] = [];
const log = (message: string) => void logged.push(message);
const living = openLiving({
  paths: [corpus],
  archive,
  index: new MiniSearchIndex(archive.vocabulary),
  now: () => new Date(),
  folder: data,
  watch: false,
  settle: 0,
  log: { info: log, warn: log, error: log },
  step,
});

const held = () =>
  [...archive.articles()].map(({ article: { id, text } }): readonly [string, string] => [id, text]);

process.on('message', async (told: ToChild) => {
  const { intake, look, ready, close } = await living;
  if (told.kind === 'go') return waiting.shift()!();
  await ready;
  if (told.kind === 'look') {
    await look();
    tell({ kind: 'done', held: held(), logged });
  } else if (told.kind === 'take') {
    for (const { id, text } of told.articles) {
      const parts = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
      const article = { id, headline: 'Wire', text, parts, origin: { path: 'feed' } };
      await intake.take([{ article, from: 'https://feed.example/', arrived: new Date().toISOString() }]);
      tell({ kind: 'taken', id, text });
    }
    tell({ kind: 'done', held: held(), logged });
  } else {
    await close();
    tell({ kind: 'done', held: held(), logged: existsSync(data) ? logged : [] });
  }
});
