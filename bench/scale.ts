import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { machine } from './machine.ts';
import { writeSection } from './readme.ts';
import { writeArticles } from './scale/articles.ts';
import { type Agreement, agree, type Measured, measure } from './scale/engine.ts';
import { type Server, starter } from './scale/server.ts';
import { table } from './table.ts';

/** `npm run bench:scale -- [DATA] [--sizes 10000,30000] [--agreement] [--update]`, from the project's folder; see README.md. */

const CHILD = '--child';
const SIZES = '10000,30000,100000';
const HEAP = '1g';

interface Row extends Measured {
  readonly engine: string;
  /** Of the server beside the bot, MB. */
  readonly server: number;
}

async function main(
  data: string,
  sizes: readonly number[],
  agreement: boolean,
  update: boolean,
): Promise<void> {
  if (!existsSync(join(data, 'newsqa/2022'))) {
    console.log(`bench: no ${join(data, 'newsqa')}; nothing was measured.`);
    return;
  }
  const { NO_OPENSEARCH, startOpenSearch } = await starter();
  if (NO_OPENSEARCH !== null) console.log(`OpenSearch is left out: ${NO_OPENSEARCH}\n`);
  const folder = await mkdtemp(join(tmpdir(), 'dateline-scale-'));
  const server = NO_OPENSEARCH === null ? await startOpenSearch({ nodes: 1, heap: HEAP }) : null;
  try {
    const where = `${machine()}, OpenSearch 2.19.1 of one node with a heap of ${HEAP}`;
    const said = [where];
    console.log(`${where}\n`);
    if (agreement) said.push(await agreements(data, folder, server));
    const rows: Row[] = [];
    for (const size of sizes) {
      const corpus = join(folder, `${size}.jsonl`);
      await writeArticles(data, corpus, size);
      const work = { data, corpus, folder, prefix: `scale-${size}` };
      rows.push({
        ...(await inChild<Measured>('measure', { ...work, nodes: [] })),
        engine: 'MiniSearch',
        server: 0,
      });
      if (server !== null) {
        const measured = await inChild<Measured>('measure', { ...work, nodes: server.urls });
        rows.push({ ...measured, engine: 'OpenSearch', server: server.memory() / 1e6 });
      }
      console.log(`${shown(rows.slice(-2))}\n`);
      await rm(corpus);
    }
    said.push(shown(rows));
    console.log(shown(rows));
    if (update) writeSection('scale', said.join('\n\n'));
  } finally {
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function agreements(data: string, folder: string, server: Server | null): Promise<string> {
  const corpus = join(data, 'newsqa/2022/articles.jsonl');
  const work = { data, corpus, folder, prefix: 'newsqa-2022' };
  const engines = [
    ['MiniSearch', []],
    ...(server === null ? [] : [['OpenSearch', server.urls] as const]),
  ] as const;
  const rows: string[][] = [];
  for (const [engine, nodes] of engines) {
    const { questions, first, three } = await inChild<Agreement>('agree', { ...work, nodes });
    rows.push([engine, String(questions), first.toFixed(3), three.toFixed(3)]);
  }
  const said = table(['newsqa 2022', 'questions', 'hit@1', 'hit@3'], rows);
  console.log(`${said}\n`);
  return said;
}

function shown(rows: readonly Row[]): string {
  return table(
    ['articles', 'engine', 'articles/s', 'bot', 'server', 'on disk', 'p50', 'p95'],
    rows.map(({ articles, engine, ingestSeconds, peak, server, megabytes, questions }) => [
      articles.toLocaleString('en'),
      engine,
      (articles / ingestSeconds).toFixed(0),
      `${peak.toFixed(0)} MB`,
      server === 0 ? '–' : `${server.toFixed(0)} MB`,
      `${megabytes.toFixed(0)} MB`,
      `${questions.p50.toFixed(0)} ms`,
      `${questions.p95.toFixed(0)} ms`,
    ]),
  );
}

async function inChild<Result>(what: string, work: object): Promise<Result> {
  const words = ['--max-old-space-size=12000', import.meta.filename, CHILD, what, JSON.stringify(work)];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout) as Result;
}

const [first, what = '', work = ''] = process.argv.slice(2);
if (first === CHILD) {
  const given = JSON.parse(work) as Parameters<typeof measure>[0];
  console.log(JSON.stringify(what === 'agree' ? await agree(given) : await measure(given)));
} else {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sizes: { type: 'string', default: SIZES },
      agreement: { type: 'boolean', default: false },
      update: { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  await main(resolve(positionals[0] ?? '../shared/data'), sizes, values.agreement, values.update);
}
