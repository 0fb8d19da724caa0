import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchFiles } from '../../src/corpus/watch.ts';
import { until } from '../until.ts';

const NEVER = 2 ** 31 - 1;

it.each([
  [
    'moved away and back',
    async (corpus: string, stirred: () => Promise<void>) => {
      renameSync(corpus, `${corpus} away`);
      await stirred();
      renameSync(`${corpus} away`, corpus);
    },
  ],
  [
    'removed and made anew',
    async (corpus: string) => {
      rmSync(corpus, { recursive: true });
      mkdirSync(corpus);
    },
  ],
  [
    'a link that is led elsewhere',
    async (corpus: string) => {
      mkdirSync(`${corpus} next`);
      symlinkSync(`${corpus} next`, `${corpus} link`);
      renameSync(corpus, `${corpus} away`);
      renameSync(`${corpus} link`, corpus);
    },
  ],
])('a folder that is %s is watched on', async (_, change) => {
  const root = mkdtempSync(join(tmpdir(), 'dateline-watch-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const corpus = join(root, 'corpus');
  mkdirSync(corpus);
  const stirs: (string | undefined)[] = [];
  const watching = await watchFiles([corpus], {
    onStir: (path) => void stirs.push(path),
    onTrouble: (error) => expect.unreachable(String(error)),
    every: NEVER,
  });
  onTestFinished(() => watching.close());
  const stirred = async () => {
    stirs.length = 0;
    await until(() => stirs.includes(undefined));
  };
  await change(corpus, stirred);
  await stirred();
  writeFileSync(join(corpus, 'news.txt'), 'Ten trucks burned.');
  await until(() => stirs.some((path) => path?.endsWith('news.txt')));
});
