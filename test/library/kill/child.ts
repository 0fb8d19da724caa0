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
  leastDead: 0,
  log: { info: log, warn: log, error: log },
  step,
});

process.on('message', async (told: ToChild) => {
  const { intake, look, ready, close, versions } = await living;
  const done = (log = logged) =>
    tell({
      kind: 'done',
      held: [...archive.articles()].map(({ article: { id, text } }) => [id, text] as const),
      edited: versions('edited').map(({ article }) => article.text),
      logged: log,
    });
  const take = (id: string, text: string) => {
    const parts = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
    const article = { id, headline: 'Wire', text, parts, origin: { path: 'feed' } };
    return intake.take([{ article, from: 'https://feed.example/', arrived: new Date().toISOString() }]);
  };
  if (told.kind === 'go') return waiting.shift()!();
  await ready;
  if (told.kind === 'look') {
    await look();
    done();
  } else if (told.kind === 'take') {
    for (const { id, text } of told.articles) {
      await take(id, text);
      tell({ kind: 'taken', id, text });
    }
    done();
  } else if (told.kind === 'churn') {
    for (let i = 0; i < 4; i++) {
      await intake.withdraw([told.id]);
      await take(told.id, told.text);
    }
    done();
  } else {
    await close();
    done(existsSync(data) ? logged : []);
  }
});
