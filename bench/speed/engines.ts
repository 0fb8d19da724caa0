import { join } from 'node:path';
import { allLines, readLines } from '../data.ts';
import { peakMegabytes, quantiles, type Run } from './timing.ts';

/** The engines that are compared. Each is loaded and run in a child process, so that memory is its own. */
export const ENGINES: Readonly<Record<string, (folder: string) => Promise<Run>>> = {
  dateline: (folder) => runDateline(folder, 1),
  'dateline-encoder': (folder) => runDateline(folder, 4, true),
  minisearch: runMiniSearch,
};

async function runDateline(folder: string, step: number, encodes = false): Promise<Run> {
  const { createDateline, lazyEncoder } = await import('../../src/index.ts');
  const started = performance.now();
  const engine = await createDateline({
    corpus: [join(folder, 'articles.jsonl')],
    encoder: encodes ? lazyEncoder() : null,
  });
  const indexed = performance.now() - started;
  const of = `${engine.sources().articles} articles`;
  return finish(folder, indexed, { of, step }, (question) => engine.ask(question, { limit: 5 }));
}

/** Every line of an article's text as a document, MiniSearch as it comes. */
async function runMiniSearch(folder: string): Promise<Run> {
  const { default: MiniSearch } = await import('minisearch');
  const started = performance.now();
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  let id = 0;
  for await (const { text } of readLines<{ text: string }>(join(folder, 'articles.jsonl'))) {
    for (const line of text.split('\n')) if (line.trim() !== '') index.add({ id: id++, text: line });
  }
  const indexed = performance.now() - started;
  // A question takes it most of a second: every sixth is enough to know its middle by.
  const what = { of: `${id} paragraphs`, step: 6 };
  return finish(folder, indexed, what, async (question) => index.search(question).slice(0, 5));
}

/** Asks every `step`th question of the set once, one after the other. */
async function finish(
  folder: string,
  indexed: number,
  { of, step }: { readonly of: string; readonly step: number },
  ask: (question: string) => Promise<unknown>,
): Promise<Run> {
  const indexPeak = peakMegabytes();
  const times: number[] = [];
  const rows = await allLines<{ question: string }>(join(folder, 'questions.jsonl'));
  for (const { question } of rows.filter((_, i) => i % step === 0)) {
    const started = performance.now();
    await ask(question);
    times.push(performance.now() - started);
  }
  return { indexSeconds: indexed / 1000, indexPeak, questions: quantiles(times), peak: peakMegabytes(), of };
}
