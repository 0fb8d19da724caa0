import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorpusFile } from '../../src/corpus/files.ts';
import { isWhole } from '../../src/corpus/whole.ts';
import { folder } from './folder.ts';

const ROWS = ['{"text":"Ten trucks\\nburned."}\n', '{"text":"Née à Gao: “so”."}\n', '{"text":"All calm."}\n'];
const PAGE = '<!doctype html><html><body><p>Ten trucks burned.</p></body></html>\n';

function fileOf(name: string, content: string | Uint8Array): CorpusFile {
  const path = join(folder({ [name]: content }), name);
  return { path, name, root: 'x', size: statSync(path).size, changed: 0 };
}
const sized = (size: number): CorpusFile => ({ path: '', name: '', root: '', size, changed: 0 });

describe('a file that was just written', () => {
  it.each([
    ['wire.jsonl', ROWS.join('')],
    ['wire.json', '[{"text":"Ten trucks burned."}]'],
    ['page.html', PAGE],
  ])('is whole as %s, and at no byte before its end', async (name, text) => {
    const bytes = Buffer.from(text);
    expect(await isWhole(fileOf(name, bytes), null)).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 2 }), async (end) => {
        const half = bytes.subarray(0, end);
        // Of lines, some are as good as all: what comes behind them is read when it comes.
        const isLines = name === 'wire.jsonl' && half.at(-1) === 10;
        expect(await isWhole(fileOf(name, half), null)).toBe(isLines);
      }),
    );
  });

  it.each(['story.txt', 'story.md', 'story'])('does not tell as %s', async (name) => {
    expect(await isWhole(fileOf(name, 'Ten trucks burned.\n\nThe army said so.\n'), null)).toBe(false);
  });

  it('is whole where whole lines stand behind those that were there, and not where they replace them', async () => {
    const [first, second, third] = ROWS.map((row) => Buffer.from(row)) as [Buffer, Buffer, Buffer];
    const grown = fileOf('wire.jsonl', Buffer.concat([first, second]));
    expect(await isWhole(grown, sized(first.length))).toBe(true);
    expect(await isWhole(grown, sized(first.length - 3))).toBe(false);
    expect(await isWhole(grown, sized(first.length + second.length))).toBe(false);
    const torn = fileOf('wire.jsonl', Buffer.concat([first, third.subarray(0, 9)]));
    expect(await isWhole(torn, sized(first.length))).toBe(false);
  });

  it('is looked at no further once it is long, or has changed again', async () => {
    const long = fileOf('wire.jsonl', ROWS.join('').repeat(5000));
    expect(await isWhole(long, null)).toBe(false);
    expect(await isWhole(long, sized(long.size - Buffer.byteLength(ROWS[2]!)))).toBe(true);
    const file = fileOf('wire.jsonl', ROWS.join(''));
    expect(await isWhole({ ...file, size: file.size - Buffer.byteLength(ROWS[2]!) }, null)).toBe(false);
    expect(await isWhole({ ...file, path: `${file.path} gone` }, null)).toBe(false);
  });
});
