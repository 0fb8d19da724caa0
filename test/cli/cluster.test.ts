import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../adapters/cli/run.ts';
import { createDateline } from '../../src/index.ts';
import { NO_OPENSEARCH, type OpenSearchServer, startOpenSearch } from '../servers/opensearch.ts';
import { until } from '../until.ts';
import { sink } from './host.ts';

const SAMPLE = join(import.meta.dirname, '../../corpus');
const GONE = 'http://desk:hunter%402@127.0.0.1:9';
const OUT_OF_REACH =
  'the archive is unavailable: OpenSearch at 127.0.0.1:9 cannot be reached: connect ECONNREFUSED 127.0.0.1:9';
/** A server with a busy machine under it. */
const PATIENCE = 120_000;
vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** One command line in a folder of its own, with the real engine. */
async function dateline(args: readonly string[], env: Readonly<Record<string, string>>) {
  const [stdout, stderr] = [sink(), sink()];
  const status = await run(args, {
    env,
    folder: mkdtempSync(join(tmpdir(), 'dateline-')),
    now: () => new Date('2025-07-21T08:00:00Z'),
    input: 'nothing',
    stdin: process.stdin,
    stdout: stdout.output,
    stderr: stderr.output,
    untilStopped: () => new Promise(() => {}),
    open: createDateline,
  } as Parameters<typeof run>[1]);
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

it('says that the archive is unavailable where the cluster is gone, and no password', async () => {
  const asked = await dateline(['ask', 'Who leads Mali?'], { OPENSEARCH_URL: GONE });
  expect(asked).toEqual({
    status: 2,
    stdout: '',
    stderr: `dateline: ask: ${OUT_OF_REACH}\n`,
  });
  const looked = await dateline(['doctor'], { OPENSEARCH_URL: GONE });
  expect(looked.stdout).toContain(`opensearch: ${OUT_OF_REACH}`);
  expect(JSON.stringify([asked, looked])).not.toContain('hunter');
});

it('reads the files that --corpus names, whatever cluster there is', async () => {
  const asked = await dateline(['ask', '--corpus', SAMPLE, 'Who leads Mali?'], { OPENSEARCH_URL: GONE });
  expect(asked.status).toBe(0);
});

it('rebuilds nothing without a cluster, and says why', async () => {
  expect(await dateline(['rebuild'], {})).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'dateline: rebuild: there is no cluster: an index on this machine is made anew by itself (OPENSEARCH_URL names one)\n',
  });
});

describe.skipIf(NO_OPENSEARCH !== null)(
  `a cluster${NO_OPENSEARCH === null ? '' : ` (skipped: ${NO_OPENSEARCH})`}`,
  () => {
    let server: OpenSearchServer;
    beforeAll(async () => {
      server = await startOpenSearch();
    });
    afterAll(() => server?.remove());

    it('is made anew in other shards, with every article that answered', async () => {
      const env = { OPENSEARCH_URL: server.url, OPENSEARCH_PREFIX: 'anew', OPENSEARCH_REPLICAS: '0' };
      const filled = await createDateline({
        corpus: [SAMPLE],
        cluster: { nodes: server.urls, prefix: 'anew', shards: 1, replicas: 0 },
      });
      const { articles } = (await filled.ask('Who leads Mali?')).searched;
      await filled.close();
      const anew = await dateline(['rebuild'], { ...env, OPENSEARCH_SHARDS: '3' });
      expect(anew).toEqual({
        status: 0,
        stdout: `anew-articles-000002: ${articles} articles in 3 shards, with 0 copies of each\n`,
        stderr: '',
      });
      expect((await dateline(['ask', 'Who leads Mali?'], env)).status).toBe(0);
      const again = await dateline(['rebuild', '--json'], env);
      expect(JSON.parse(again.stdout)).toEqual({
        index: 'anew-articles-000003',
        articles,
        shards: 1,
        replicas: 0,
      });
    });

    it('is not made where there is none to make anew', async () => {
      const env = { OPENSEARCH_URL: server.url, OPENSEARCH_PREFIX: 'mistyped' };
      expect((await dateline(['rebuild'], env)).stderr).toBe(
        'dateline: rebuild: the archive is unavailable: OpenSearch holds no articles under mistyped-articles yet (OPENSEARCH_PREFIX)\n',
      );
      const there = await fetch(`${server.urls[0]}/_cat/indices?format=json`);
      expect(await there.text()).not.toContain('mistyped');
    });

    it('is answered from, and looked at, and nothing is brought there by a question', async () => {
      const env = { OPENSEARCH_URL: server.url, DATELINE_CORPUS: SAMPLE };
      expect((await dateline(['ask', 'Who leads Mali?'], env)).status).toBe(1);
      const file = join(mkdtempSync(join(tmpdir(), 'dateline-')), 'wire.jsonl');
      writeFileSync(
        file,
        `${JSON.stringify({ headline: 'Ferry', text: 'The ferry sank off Port Vale.' })}\n`,
      );
      const filled = await createDateline({
        corpus: [file],
        cluster: { nodes: server.urls, prefix: 'dateline', shards: 1, replicas: 1 },
      });
      await filled.close();
      const asked = await dateline(['ask', 'Where did the ferry sink?'], env);
      expect(asked.stdout).toContain('The ferry sank off Port Vale.');
      const looked = await dateline(['doctor'], env);
      expect(looked.stdout).toContain('opensearch: 2.19.1 on 1 node, 1 articles, 1 MB, yellow');
      expect(looked.stdout).toContain('run 2 nodes, or set OPENSEARCH_REPLICAS=0 before the index is made');
    });
  },
);

it('serves where the cluster is gone: says so in lines that a person can read, each once, and ends when it is told to', async () => {
  let stop: (signal: string) => void = () => {};
  const [stdout, stderr] = [sink(), sink()];
  const serving = run(['serve'], {
    env: { OPENSEARCH_URL: GONE, DATELINE_CORPUS: SAMPLE, PORT: '0' },
    folder: mkdtempSync(join(tmpdir(), 'dateline-')),
    now: () => new Date('2025-07-21T08:00:00Z'),
    input: 'nothing',
    stdin: process.stdin,
    stdout: stdout.output,
    stderr: stderr.output,
    untilStopped: () =>
      new Promise((resolve) => {
        stop = resolve;
      }),
    open: createDateline,
  } as Parameters<typeof run>[1]);
  await until(() => stderr.text().includes('answering from 0 articles so far'));
  // By then the cluster was asked again.
  await until(() => stderr.text().includes('nothing can be suggested'));
  stop('SIGTERM');
  expect(await serving).toBe(0);
  const lines = stderr
    .text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { level: string; msg: string; cause?: string });
  const troubles = lines.filter(({ level }) => level !== 'info');
  expect(troubles.map(({ msg }) => msg).sort()).toEqual([
    'corpus: the files are not read yet',
    'dateline: nothing can be suggested',
    'dateline: the archive is unavailable',
  ]);
  for (const { cause } of troubles)
    expect(cause).toMatch(/^the archive is unavailable: OpenSearch at 127\.0\.0\.1:9 cannot be reached.*$/);
  expect(stderr.text()).not.toContain('hunter');
});
