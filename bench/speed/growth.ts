import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Dateline } from '../../src/index.ts';
import { allLines, readLines } from '../data.ts';
import { table } from '../table.ts';
import { peakMegabytes, quantiles, type Times } from './timing.ts';

/** What is measured at each size; all of newsqa at the last. */
const SIZES = [1_000, 5_000, 11_740] as const;
const YEARS = ['2022', '2023'];
/** So many questions are asked at each size, spread over all. */
const QUESTIONS = 200;
/** So many articles come in while questions are answered. */
const ARRIVING = 300;
/** So many files are put into the watched folder, one after the other. */
const FILES = 7;
/** The file of a watched folder that holds the articles. */
const ARTICLES = 'articles.jsonl';

interface Cold {
  readonly articles: number;
  readonly seconds: number;
  readonly peak: number;
  readonly megabytes: number;
  readonly corpusMegabytes: number;
}

interface Warm {
  /** From the start of the process to the first answer. */
  readonly firstAnswer: number;
  readonly questions: Times;
  /** While an update was taken in. */
  readonly busy: Times;
  /** From writing a new file to the moment that its article is found: the median, in milliseconds. */
  readonly found: number;
  readonly peak: number;
}

/** How building, memory, what is kept, starting and answering grow with the corpus; a table. */
export async function growth(data: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-growth-'));
  try {
    const measured: { cold: Cold; warm: Warm }[] = [];
    for (const size of SIZES) {
      const corpus = join(folder, String(size));
      await mkdir(corpus);
      await copyArticles(data, join(corpus, ARTICLES), size);
      const kept = join(folder, `kept-${size}`);
      const cold = await inChild<Cold>('cold', corpus, kept, data);
      const warm = await inChild<Warm>('warm', corpus, kept, data);
      measured.push({ cold, warm });
    }
    return shown(measured);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function shown(measured: readonly { readonly cold: Cold; readonly warm: Warm }[]): string {
  const lines: readonly [string, (each: { cold: Cold; warm: Warm }) => number, string, string][] = [
    ['articles', ({ cold }) => cold.articles, '', ''],
    ['corpus', ({ cold }) => cold.corpusMegabytes, 'MB', ''],
    ['build, first start', ({ cold }) => cold.seconds, 's', ''],
    ['peak memory of the build', ({ cold }) => cold.peak, 'MB', '1500 MB'],
    ['kept on disk', ({ cold }) => cold.megabytes, 'MB', ''],
    ['warm start to first answer', ({ warm }) => warm.firstAnswer, 's', '3 s'],
    ['peak memory after the questions', ({ warm }) => warm.peak, 'MB', '1500 MB'],
    [`question p50, of ${QUESTIONS}`, ({ warm }) => warm.questions.p50, 'ms', ''],
    ['question p95', ({ warm }) => warm.questions.p95, 'ms', '250 ms'],
    ['question p50 in an update', ({ warm }) => warm.busy.p50, 'ms', ''],
    ['question p95 in an update', ({ warm }) => warm.busy.p95, 'ms', 'twice'],
    [`new file to found, of ${FILES}`, ({ warm }) => warm.found, 'ms', '1000 ms'],
  ];
  const rows = lines.map(([name, of, unit, most]) => {
    const values = measured.map(of);
    const grown = values.at(-1)! / values[0]!;
    return [name, ...values.map((value) => spelt(value, unit)), `× ${grown.toFixed(1)}`, most];
  });
  return table(['figure', ...SIZES.map(() => ''), 'grows', 'at most'], rows);
}

function spelt(value: number, unit: string): string {
  return `${value.toFixed(unit === '' || value >= 100 ? 0 : value < 10 ? 2 : 1)} ${unit}`.trim();
}

/** The first articles of all years, as one file. */
async function copyArticles(data: string, path: string, size: number): Promise<void> {
  const file = createWriteStream(path);
  let left = size;
  for (const year of YEARS) {
    for await (const row of readLines<unknown>(join(data, 'newsqa', year, 'articles.jsonl'))) {
      if (left-- <= 0) break;
      if (!file.write(`${JSON.stringify(row)}\n`))
        await new Promise<void>((resolve) => file.once('drain', () => resolve()));
    }
  }
  file.end();
  await finished(file);
}

async function inChild<Result>(...words: readonly string[]): Promise<Result> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, ...words]);
  return JSON.parse(stdout) as Result;
}

async function cold(corpus: string, kept: string): Promise<Cold> {
  const { createDateline } = await import('../../src/index.ts');
  const started = performance.now();
  const dateline = await createDateline({ corpus: [corpus], data: kept });
  const { articles } = dateline.sources();
  const seconds = (performance.now() - started) / 1000;
  await dateline.close();
  const files = ['articles.ledger', 'index.snapshot'].map((name) => stat(join(kept, 'library', name)));
  const bytes = (await Promise.all(files)).reduce((sum, { size }) => sum + size, 0);
  const corpusMegabytes = (await stat(join(corpus, ARTICLES))).size / 1e6;
  return { articles, seconds, peak: peakMegabytes(), megabytes: bytes / 1e6, corpusMegabytes };
}

async function warm(corpus: string, kept: string, data: string): Promise<Warm> {
  const { createDateline } = await import('../../src/index.ts');
  const dateline = await createDateline({ corpus: [corpus], data: kept, watch: true });
  const all = await Promise.all(
    YEARS.map((year) => allLines<{ question: string }>(join(data, 'newsqa', year, 'questions.jsonl'))),
  );
  const questions = all.flat().map(({ question }) => question);
  await dateline.ask(questions[0]!);
  const firstAnswer = performance.now() / 1000;
  await dateline.ready;
  const asked = questions.filter((_, i) => i % Math.floor(questions.length / QUESTIONS) === 0);
  const quiet = await timesOf(dateline, asked);
  const found = quantiles(await timesToFound(dateline, corpus)).p50;
  const arriving = update(dateline, corpus);
  let isArriving = true;
  void arriving.finally(() => {
    isArriving = false;
  });
  const busy = await timesOf(dateline, asked, () => isArriving);
  await arriving;
  const result = {
    firstAnswer,
    questions: quantiles(quiet),
    busy: quantiles(busy),
    found,
    peak: peakMegabytes(),
  };
  await dateline.close();
  return result;
}

async function timesOf(
  dateline: Dateline,
  questions: readonly string[],
  goesOn: () => boolean = () => true,
): Promise<number[]> {
  const times: number[] = [];
  for (const question of questions) {
    if (!goesOn()) break;
    const started = performance.now();
    await dateline.ask(question, { limit: 5 });
    times.push(performance.now() - started);
    // Whatever came in meanwhile gets its turn, as between two people's questions.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return times;
}

/** Puts new files into the watched folder, and waits for the article of each. */
async function timesToFound(dateline: Dateline, corpus: string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < FILES; i++) {
    const id = `new file ${i}`;
    const started = performance.now();
    await writeFile(join(corpus, `${i}.json`), JSON.stringify({ id, headline: 'New', text: `Found ${i}.` }));
    while ((await dateline.article(id)) === undefined) await wait(1);
    times.push(performance.now() - started);
  }
  return times;
}

/** Takes in articles under other ids, a few at a time, as feeds do. */
async function update(dateline: Dateline, corpus: string): Promise<void> {
  let left = ARRIVING;
  for await (const { headline, text } of readLines<{ headline: string; text: string }>(
    join(corpus, ARTICLES),
  )) {
    if (left-- <= 0) break;
    const parts = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
    const article = { id: `arriving ${left}`, headline, text, parts, origin: { path: 'feed' } };
    await dateline.intake.take([{ article, from: 'feed', arrived: new Date().toISOString() }]);
  }
}

if (process.argv[1] === import.meta.filename) {
  const [, , step, corpus = '', kept = '', data = ''] = process.argv;
  console.log(JSON.stringify(step === 'cold' ? await cold(corpus, kept) : await warm(corpus, kept, data)));
}
