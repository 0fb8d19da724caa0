import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDateline, type Dateline } from '../../src/index.ts';
import { articleOf } from '../article.ts';
import { warnings } from '../warnings.ts';

let root: string;
const { said, log } = warnings();
const row = (id: string) =>
  `${JSON.stringify({ id, headline: id, text: `The ferry ${id} sank off Gao.` })}\n`;
const library = () => join(root, 'data/library');

beforeEach(() => {
  said.length = 0;
  root = mkdtempSync(join(tmpdir(), 'dateline-close-'));
  mkdirSync(join(root, 'corpus'));
  writeFileSync(join(root, 'corpus/wire.jsonl'), row('Almira'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const opened = (watch = false): Promise<Dateline> =>
  createDateline({ corpus: [join(root, 'corpus')], data: join(root, 'data'), watch, log });

const NEWS = {
  article: articleOf('The feed says so.', { id: 'feed' }),
  from: 'https://feed.example/',
  arrived: '2025-06-14T10:00:00Z',
};

/** What comes in since the index was kept last, so that a close has something to keep. */
async function withNews(): Promise<Dateline> {
  const dateline = await opened();
  await dateline.intake.take([NEWS]);
  return dateline;
}

/** Every write to it fails as on a disk that is full. */
const fill = () => symlinkSync('/dev/full', join(library(), 'index.snapshot.unfinished'));

describe('a close that cannot keep the index', () => {
  it.each([
    ['the disk is full', fill, /no space left on device/],
    ['the folder was removed', () => rmSync(library(), { recursive: true }), /no such file or directory/],
  ])('because %s says so with the folder, and lets go of it', async (_, spoil, why) => {
    const dateline = await withNews();
    spoil();
    const failed = await dateline.close().then(
      () => null,
      (error: Error) => error,
    );
    expect(failed?.message).toMatch(why);
    expect(failed?.message).toContain(`unable to keep the index in ${library()}`);
    const again = await opened();
    expect((await again.article('Almira'))?.text).toContain('Almira');
    await again.close();
  });

  it('leaves the index that was kept before, and nothing half written', async () => {
    await (await opened()).close();
    const before = readFileSync(join(library(), 'index.snapshot'));
    const dateline = await withNews();
    fill();
    await expect(dateline.close()).rejects.toThrow();
    expect(readFileSync(join(library(), 'index.snapshot')).equals(before)).toBe(true);
    expect(existsSync(join(library(), 'index.snapshot.unfinished'))).toBe(false);
    const again = await opened();
    expect((await again.article('feed'))?.text).toBe('The feed says so.');
    await again.close();
    expect(said).toEqual([]);
  });
});

describe('an index that cannot be kept', () => {
  it('keeps nobody from being answered', async () => {
    mkdirSync(library(), { recursive: true });
    fill();
    const dateline = await opened();
    expect(said).toEqual(['library: the index could not be kept']);
    expect((await dateline.ask('Which ferry sank off Gao?')).kind).toBe('answered');
    await dateline.close().catch(() => {});
  });
});

describe('an article that cannot be kept', () => {
  it('is not taken in, and the reason is told', async () => {
    const dateline = await opened();
    rmSync(library(), { recursive: true });
    await expect(dateline.intake.take([NEWS])).rejects.toThrow(/articles\.ledger was removed: start anew/);
    expect(await dateline.article('feed')).toBeUndefined();
    await dateline.close();
  });
});

describe('a folder that cannot be opened', () => {
  it('is let go of', async () => {
    mkdirSync(join(library(), 'articles.ledger'), { recursive: true });
    await expect(opened()).rejects.toThrow(/illegal operation on a directory/);
    rmSync(join(library(), 'articles.ledger'), { recursive: true });
    const dateline = await opened();
    expect(dateline.sources().articles).toBe(1);
    await dateline.close();
  });
});
