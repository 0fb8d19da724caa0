import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLiving } from '../../src/library/living.ts';
import { bring } from '../../src/library/shared/bring.ts';
import { lookAtFiles } from '../../src/library/shared/look.ts';
import { openShared } from '../../src/library/shared.ts';
import type { Told } from '../../src/library/status.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { openCluster } from '../../src/retrieval/opensearch.ts';
import { NO_OPENSEARCH, type OpenSearchServer, startOpenSearch } from '../servers/opensearch.ts';

/** A server with a busy machine under it. */
const PATIENCE = 120_000;
vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** Who may read nothing that is not everybody's: root may read all. */
const NOBODY = 65_534;
const isRoot = process.geteuid?.() === 0;

const LOG = { info() {}, warn() {}, error() {} };
const now = () => new Date();

/** A corpus that can be looked at again, wherever its articles are. */
interface Looked extends Pick<Told, 'skipped'> {
  readonly ready: Promise<void>;
  look(): Promise<void>;
  texts(): Promise<readonly string[]>;
  close(): Promise<void>;
}

function openHere(paths: readonly string[]): Promise<Looked> {
  const archive = new Archive();
  const index = new MiniSearchIndex(archive.vocabulary);
  return openLiving({ paths, archive, index, now, folder: null, watch: false, settle: 0, log: LOG }).then(
    (corpus) => ({
      ...corpus,
      texts: async () => [...archive.articles()].map(({ article }) => article.text),
    }),
  );
}

let server: OpenSearchServer | undefined;
let opened = 0;
beforeAll(async () => {
  if (NO_OPENSEARCH === null) server = await startOpenSearch();
}, 300_000);
afterAll(() => server?.remove());

async function openThere(paths: readonly string[]): Promise<Looked> {
  const settings = { nodes: server!.urls, prefix: `unreadable-${++opened}`, shards: 1, replicas: 0 };
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const cluster = openCluster({ ...settings, now, sleep: wait });
  const corpus = openShared({ cluster, paths, watch: false, now, wait, log: LOG });
  const texts = async () => {
    const all: string[] = [];
    for await (const { id } of cluster.from('file:'))
      all.push((await corpus.versions(id)).at(-1)!.article.text);
    return all;
  };
  return { ...corpus, texts };
}

describe.each([
  { where: 'in this process', open: openHere, isThere: false },
  { where: 'in OpenSearch', open: openThere, isThere: true },
])('Files that must not be read, of articles $where', ({ open, isThere }) => {
  if (isThere && NO_OPENSEARCH !== null) return it.skip(NO_OPENSEARCH);
  let root: string;
  let corpus: Looked;
  const path = (name: string) => join(root, name);
  const write = (name: string, text: string) => writeFileSync(path(name), `Wire\n\n${text}\n`);

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'dateline-unreadable-'));
    chmodSync(root, 0o755);
    mkdirSync(path('wire/desk'), { recursive: true });
    mkdirSync(path('more'));
    write('wire/desk/ferry.txt', 'The ferry Almira sank.');
    write('wire/trucks.txt', 'Two trucks burned.');
    write('more/goats.txt', 'Ten goats died.');
    if (isRoot) process.seteuid!(NOBODY);
    corpus = await open([path('wire'), path('more')]);
    await corpus.ready;
  });
  afterEach(async () => {
    await corpus.close();
    if (isRoot) process.seteuid!(0);
    rmSync(root, { recursive: true, force: true });
  });

  /** What only the owner of the files may do. */
  function asOwner(work: () => void): void {
    if (isRoot) process.seteuid!(0);
    work();
    if (isRoot) process.seteuid!(NOBODY);
  }

  const told = async () => {
    await corpus.look();
    return {
      texts: (await corpus.texts()).map((text) => text.trim().split('\n').at(-1)!).sort(),
      skipped: corpus.skipped().map(({ path, reason }) => `${path.slice(root.length + 1)}: ${reason}`),
    };
  };

  const ALL = ['Ten goats died.', 'The ferry Almira sank.', 'Two trucks burned.'];

  it('Keeps the articles of a folder that is away, and follows the others', async () => {
    asOwner(() => {
      renameSync(path('wire'), path('away'));
      write('more/goats.txt', 'Sixteen goats died.');
    });
    expect(await told()).toEqual({
      texts: ['Sixteen goats died.', ...ALL.slice(1)],
      skipped: ['wire: no such file or folder now; what was read there before is kept'],
    });
    asOwner(() => {
      renameSync(path('away'), path('wire'));
      rmSync(path('wire/desk/ferry.txt'));
    });
    expect(await told()).toEqual({ texts: ['Sixteen goats died.', 'Two trucks burned.'], skipped: [] });
  });

  it('Keeps the articles of a folder that must not be looked into, until it may be', async () => {
    asOwner(() => chmodSync(path('wire/desk'), 0o000));
    expect(await told()).toEqual({
      texts: ALL,
      skipped: ['wire/desk: permission denied; what was read there before is kept'],
    });
    asOwner(() => {
      chmodSync(path('wire/desk'), 0o755);
      rmSync(path('wire/desk/ferry.txt'));
    });
    expect(await told()).toEqual({ texts: ['Ten goats died.', 'Two trucks burned.'], skipped: [] });
  });

  it('Reads a file once it may be read, though nothing was written to it since', async () => {
    asOwner(() => {
      write('more/men.txt', 'Three men fled.');
      chmodSync(path('more/men.txt'), 0o000);
    });
    expect(await told()).toEqual({ texts: ALL, skipped: ['more/men.txt: permission denied'] });
    asOwner(() => chmodSync(path('more/men.txt'), 0o644));
    expect(await told()).toEqual({ texts: [...ALL.slice(0, 2), 'Three men fled.', ALL[2]], skipped: [] });
  });

  it('Keeps the text of a file that was changed and must not be read', async () => {
    asOwner(() => {
      write('more/goats.txt', 'Sixteen goats died.');
      chmodSync(path('more/goats.txt'), 0o000);
    });
    const { texts, skipped } = await told();
    expect(texts).toEqual(ALL);
    expect(skipped).toEqual([expect.stringMatching(/^more\/goats\.txt: permission denied/)]);
    asOwner(() => chmodSync(path('more/goats.txt'), 0o644));
    expect(await told()).toEqual({ texts: ['Sixteen goats died.', ...ALL.slice(1)], skipped: [] });
  });
});

it.skipIf(NO_OPENSEARCH !== null)('Leaves a file that is being written for the next look', async () => {
  const root = mkdtempSync(join(tmpdir(), 'dateline-half-'));
  const file = join(root, 'ferry.json');
  const text = JSON.stringify({ id: 'ferry', headline: 'Ferry', text: 'The ferry Almira sank.' });
  const settings = { nodes: server!.urls, prefix: 'half', shards: 1, replicas: 0 };
  const cluster = openCluster({ ...settings, now, sleep: async () => {} });
  const look = (after: number) =>
    lookAtFiles({
      cluster,
      paths: [root],
      now: () => new Date(statSync(file).mtimeMs + after),
      take: (arrivals, onRefused) => bring(cluster, arrivals, onRefused),
      goesOn: true,
      isFirst: true,
      onProgress() {},
      isEnding: () => false,
    });
  const ids = async () => {
    const all: string[] = [];
    for await (const { id } of cluster.from('file:')) all.push(id);
    return all;
  };
  try {
    writeFileSync(file, text);
    expect(await look(100)).toEqual({ skipped: [], isHalf: false });
    writeFileSync(file, text.slice(0, 20));
    const reason = 'expected a whole file, it is being written; what was read there before is kept';
    expect(await look(100)).toEqual({ skipped: [{ path: file, reason }], isHalf: true });
    expect(await ids()).toEqual(['ferry']);
    expect(await look(1_000)).toMatchObject({ isHalf: false });
    expect(await ids()).toEqual([]);
  } finally {
    await cluster.close();
    rmSync(root, { recursive: true, force: true });
  }
});
