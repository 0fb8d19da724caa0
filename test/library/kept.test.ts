import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDateline, type Dateline } from '../../src/index.ts';
import type { Place } from '../../src/library/ledger/frames.ts';
import { openLedger } from '../../src/library/ledger.ts';
import { openLiving } from '../../src/library/living.ts';
import { plainReader } from '../../src/library/reader.ts';
import type { Put } from '../../src/library/record.ts';
import { workerReader } from '../../src/library/worker-reader.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';
import { warnings } from '../warnings.ts';
import { buildChild } from './kill/life.ts';

let root: string;
const { said, log } = warnings();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dateline-kept-'));
  said.length = 0;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a ledger', () => {
  const record = (id: string, text: string): Put => ({
    kind: 'put',
    article: { id, headline: 'Wire', text, parts: [], origin: { path: 'feed' } },
    from: 'feed',
    arrived: '2025-06-14T10:00:00.000Z',
    backlog: false,
    digest: id,
  });
  const RECORDS = [
    record('a', 'Ten killed.'),
    record('b', 'Goïta “left”.\nHe is back.'),
    record('c', 'Half \ud83d a pair.'),
  ];

  function written(): string {
    const path = join(root, 'ledger');
    const ledger = openLedger(path, log);
    ledger.append(RECORDS.slice(0, 2));
    ledger.append(RECORDS.slice(2));
    ledger.close();
    return path;
  }

  function readBack(path: string): Put[] {
    const ledger = openLedger(path, log);
    const records = [...ledger.records()].map(({ record }) => record as Put);
    ledger.close();
    return records;
  }

  it('gives back what was written, to the last unit', () => {
    expect(readBack(written())).toEqual(RECORDS);
    expect(said).toEqual([]);
  });

  it('cuts off a torn end wherever it was torn, with one line, and goes on from there', () => {
    const path = written();
    const size = readFileSync(path).length;
    const torn = join(root, 'torn');
    for (let end = size - 1; end > size - 60; end--) {
      said.length = 0;
      copyFileSync(path, torn);
      truncateSync(torn, end);
      expect(readBack(torn)).toEqual(RECORDS.slice(0, 2));
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/torn, \d+ bytes are cut off/);
      const ledger = openLedger(torn, log);
      ledger.append(RECORDS.slice(2));
      ledger.close();
      expect(readBack(torn)).toEqual(RECORDS);
      expect(said).toHaveLength(1);
    }
  });

  it('passes over a record that is damaged, with one line, and reads those behind it', () => {
    const path = written();
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('Ten killed')]! ^= 1;
    writeFileSync(path, bytes);
    expect(readBack(path)).toEqual(RECORDS.slice(1));
    expect(said).toEqual([expect.stringMatching(/damaged, passed over/)]);
  });

  it('is written anew with some of its records, each in its place, and goes on', async () => {
    const path = written();
    const ledger = openLedger(path, log);
    const [first, second, third] = [...ledger.records()].map(({ place }) => place) as [Place, Place, Place];
    const last = { kind: 'told', articles: [['b', null, '2025-06-14T10:00:00Z']] } as const;
    const before = { size: ledger.size, end: ledger.end };
    const left = ledger.sizeOf(second);
    await ledger.rewrite([third, first], last, { pause: async () => {}, step: async () => {} });
    expect(ledger.size).toBe(before.size - left + ledger.sizeOf(before.end));
    // Whoever began to read before may still want it.
    expect(ledger.read(second)).toEqual(RECORDS[1]);
    const [fourth] = ledger.append([record('d', 'Four.')]) as [Place];
    ledger.close();
    const again = openLedger(path, log);
    expect([...again.records()]).toEqual([
      { place: first, record: RECORDS[0] },
      { place: third, record: RECORDS[2] },
      { place: before.end, record: last },
      { place: fourth, record: record('d', 'Four.') },
    ]);
    expect([...again.records(before.end)]).toHaveLength(2);
    expect(() => again.read(second)).toThrow(/cannot be read any more/);
    again.close();
    expect(said).toEqual([]);
  });

  it('sets aside what is no ledger of its version, and begins anew', () => {
    const path = join(root, 'ledger');
    writeFileSync(path, 'dateline ledger 99 0123456789abcdef\nof another time');
    expect(readBack(path)).toEqual([]);
    expect(readFileSync(`${path}.set-aside`, 'utf8')).toContain('of another time');
    expect(said).toEqual([expect.stringMatching(/no ledger of this version: set aside/)]);
  });
});

describe('a kept index', () => {
  const wire = (rows: number) =>
    Array.from(
      { length: rows },
      (_, i) =>
        `${JSON.stringify({ id: `${i}`, headline: `Row ${i}`, text: `Place${i} counts ${i} goats.` })}\n`,
    ).join('');
  const snapshot = () => join(root, 'data/library/index.snapshot');
  const open: Dateline[] = [];

  async function opened(corpus = 'corpus'): Promise<Dateline> {
    const dateline = await createDateline({ corpus: [join(root, corpus)], data: join(root, 'data'), log });
    open.push(dateline);
    return dateline;
  }
  async function close(): Promise<void> {
    for (const each of open.splice(0)) await each.close();
  }
  const seen = (dateline: Dateline) => {
    const { updated: _, ...sources } = dateline.sources();
    return sources;
  };

  beforeEach(async () => {
    mkdirSync(join(root, 'corpus'));
    mkdirSync(join(root, 'other'));
    writeFileSync(join(root, 'corpus/wire.jsonl'), wire(12));
    writeFileSync(join(root, 'other/wire.jsonl'), wire(3));
    await opened();
    await close();
  });
  afterEach(close);

  it.each([
    ['torn', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['empty', () => Buffer.alloc(0)],
    ['another file', () => Buffer.from('not a snapshot at all, but long enough to be one')],
    [
      'one bit off',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 4 : byte))),
    ],
  ])('that is %s is made anew, with one line', async (_, spoilt) => {
    const before = seen(await opened());
    await close();
    writeFileSync(snapshot(), spoilt(readFileSync(snapshot())));
    expect(seen(await opened())).toEqual(before);
    expect(said).toEqual([expect.stringMatching(/index\.snapshot .*: the articles are read anew$/)]);
    await close();
    await opened();
    expect(said).toHaveLength(1);
  });

  it('of another corpus is made anew, with one line, and what feeds have brought stays', async () => {
    const dateline = await opened();
    const text = 'The feed says so.';
    const parts = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
    const article = { id: 'feed', headline: 'Feed', text, parts, origin: { path: 'feed' } };
    await dateline.intake.take([{ article, from: 'https://feed.example/', arrived: '2025-06-14T10:00:00Z' }]);
    await close();
    const other = await opened('other');
    expect(said).toEqual([
      expect.stringMatching(/another version, or of another corpus: the articles are read anew$/),
    ]);
    expect(other.sources().articles).toBe(4);
    expect((await other.article('feed'))?.text).toBe(text);
    expect(await other.article('7')).toBeUndefined();
  });

  it('is left off when it is closed while it reads, and gone on with at the next start', async () => {
    writeFileSync(join(root, 'corpus/long.jsonl'), wire(400).replaceAll('"id":"', '"id":"long '));
    const archive = new Archive();
    const living = await openLiving({
      paths: [join(root, 'corpus')],
      archive,
      index: new MiniSearchIndex(archive.vocabulary),
      now: () => new Date(),
      folder: join(root, 'data/library'),
      watch: false,
      settle: 0,
      log,
    });
    while (archive.size < 40) await new Promise((resolve) => setImmediate(resolve));
    await living.close();
    expect(archive.size).toBeLessThan(412);
    expect((await opened()).sources().articles).toBe(412);
    expect(said).toEqual([]);
  });

  it('is written to by one process at a time', async () => {
    await opened();
    await expect(opened()).rejects.toThrow(
      /another Dateline writes to .*library: stop it, or set DATELINE_DATA/,
    );
    await close();
    await opened();
  });

  it('is read and left as it is by who may only read', async () => {
    const before = readFileSync(snapshot());
    writeFileSync(join(root, 'corpus/more.json'), wire(1).replace('"0"', '"more"'));
    const reading = { corpus: [join(root, 'corpus')], data: join(root, 'data'), isReadOnly: true };
    const dateline = await createDateline(reading);
    expect(dateline.sources().articles).toBe(13);
    await dateline.close();
    expect(readFileSync(snapshot()).equals(before)).toBe(true);
    const nothing = await createDateline({ ...reading, data: join(root, 'no such folder') });
    expect(nothing.sources().articles).toBe(13);
  });
});

describe('a reader in a thread of its own', () => {
  it('cuts articles as one in this thread does', async () => {
    const built = buildChild();
    const worker = pathToFileURL(join(built, '../../../../src/library/worker.js'));
    const drafts = ['Ten trucks burned near Kidal. The toll is disputed.', 'Kidal again; Gao, too.'].map(
      (text) => ({
        headline: 'Trucks burned',
        text,
        parts: [{ kind: 'paragraph', start: 0, end: text.length }] as const,
      }),
    );
    const path = join(root, 'wire.jsonl');
    writeFileSync(
      path,
      drafts.map(({ headline, text }) => `${JSON.stringify({ headline, text })}\n`).join(''),
    );
    const file = { path, name: 'wire.jsonl', root: 'x', size: readFileSync(path).length, changed: 0 };
    const [here, there] = [new Vocabulary(), new Vocabulary()];
    there.learn('other');
    const results = [];
    for (const [reader, vocabulary] of [
      [plainReader(here), here],
      [workerReader(there, worker), there],
    ] as const) {
      const named = (ids: Int32Array) => Array.from(ids, (id) => vocabulary.termOfId(id));
      const cuts = await reader.cut(drafts);
      const steps = [];
      for await (const step of reader.read({ file, known: new Set(), lines: null })) steps.push(step);
      const found = steps.flatMap((step) => (step.kind === 'found' ? step.found : []));
      results.push({
        cuts: [...cuts, ...found.map(({ cut }) => cut!)].map((cut) => ({
          ...cut,
          terms: named(cut.terms),
          headlineTerms: named(cut.headlineTerms),
        })),
        end: steps.at(-1),
      });
      await reader.close();
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[0]!.cuts).toHaveLength(4);
  });
});
