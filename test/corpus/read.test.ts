import { chmodSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/corpus/decode.ts';
import { readCorpus } from '../../src/corpus/read.ts';
import { folder, readAll } from './folder.ts';

const STORY = 'Headline here\n\nThe army said “so”.\n';
const row = (fields: object) => `${JSON.stringify({ headline: 'H', text: 'T.', ...fields })}\n`;

describe('readCorpus', () => {
  it('reads every format in the order of paths, whatever the order on disk', async () => {
    const page = '<title>P</title><p>Text here.</p>';
    const root = folder({
      'z.txt': STORY,
      'a/b.md': '# T\n\nText.',
      'a.jsonl': row({}),
      'c.html': page,
      'd.json': `[${row({})}]`,
    });
    const { articles, skipped } = await readAll([root]);
    expect(skipped).toEqual([]);
    expect(articles.map(({ id }) => id)).toEqual(['a.jsonl#1', 'a/b.md', 'c.html', 'd.json#1', 'z.txt']);
    expect(articles.at(-1)?.origin).toEqual({ path: join(root, 'z.txt') });
    expect(articles[0]?.origin).toEqual({ path: join(root, 'a.jsonl'), line: 1 });
  });

  it('takes no id or publisher that no index takes, and reads the rest', async () => {
    const long = 'é'.repeat(1_001);
    const root = folder({
      'wire.jsonl': [row({ id: long }), row({ publisher: long }), row({ id: 'x' })].join(''),
    });
    const { articles, skipped } = await readAll([root]);
    expect(articles.map(({ id }) => id)).toEqual(['x']);
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'expected at most 1000 characters of "id", came 1001'],
      [2, 'expected at most 1000 characters of "publisher", came 1001'],
    ]);
  });

  it('names broken lines and reads the rest', async () => {
    const root = folder({
      'wire.jsonl': [
        row({ id: 'x' }),
        '{broken\n',
        '\n',
        row({ published: 'soon' }),
        row({ id: 'x' }),
        row({ url: 'https://e.org/1', extra: 1 }),
      ].join(''),
    });
    const { articles, skipped } = await readAll([root]);
    expect(articles.map(({ id }) => id)).toEqual(['x', 'https://e.org/1']);
    const path = join(root, 'wire.jsonl');
    expect(skipped).toEqual([
      { path, line: 2, reason: expect.stringContaining('not valid JSON') },
      { path, line: 4, reason: '"published" is not a date: "soon"' },
      { path, line: 5, reason: `expected a new id, came "x" again, first in ${path} line 1` },
    ]);
  });

  it('keeps ids unique over several roots', async () => {
    const one = folder({ 'a.txt': STORY, 'b.jsonl': row({ id: 'x' }) });
    const two = folder({ 'a.txt': STORY, 'b.jsonl': row({ id: 'x' }) });
    const { articles, skipped } = await readAll([one, two]);
    expect(articles.map(({ id }) => id)).toEqual(['a.txt', 'x', `${basename(two)}/a.txt`]);
    expect(skipped.map(({ reason }) => reason)).toEqual([expect.stringContaining(join(one, 'b.jsonl'))]);
  });

  it('reads a file given twice once, and a single file under its base name', async () => {
    const root = folder({ 'a/b.txt': STORY });
    const { articles } = await readAll([join(root, 'a/b.txt'), root]);
    expect(articles.map(({ id }) => id)).toEqual(['b.txt']);
  });

  it('follows no link out of the folder, and reads what is linked inside it once', async () => {
    const outside = folder({ 'secret.txt': STORY });
    const root = folder({ 'b.txt': STORY, '.kept/c.txt': STORY });
    symlinkSync(join(outside, 'secret.txt'), join(root, 'out.txt'));
    symlinkSync(outside, join(root, 'outside'));
    symlinkSync('b.txt', join(root, 'a.txt'));
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('.kept', join(root, 'kept'));
    symlinkSync('nowhere', join(root, 'broken'));
    const { articles, skipped } = await readAll([root]);
    expect(articles.map(({ id }) => id)).toEqual(['b.txt', 'kept/c.txt']);
    expect(skipped.map(({ path, reason }) => [basename(path), reason])).toEqual([
      ['broken', expect.stringContaining('leads nowhere')],
      ['out.txt', expect.stringContaining('outside the corpus folder')],
      ['outside', expect.stringContaining('outside the corpus folder')],
    ]);
  });

  it('skips what is no article with a reason, and passes over dotfiles and the README', async () => {
    const root = folder({
      'a.png': 'x',
      'b.txt': '',
      'c.txt': 'a\0b',
      'd.txt': 'x'.repeat(200),
      '.hidden': STORY,
      'README.md': '# R\n\nText.',
      'e.json': '{',
      'f.html': '',
      'g.md': '![x](y)',
    });
    const { articles, skipped } = await readAll([root], { maxFileBytes: 100 });
    expect(articles).toEqual([]);
    expect(Object.fromEntries(skipped.map(({ path, reason }) => [basename(path), reason]))).toEqual({
      'a.png': 'expected text, Markdown, HTML or JSON, came .png',
      'b.txt': 'expected an article, came an empty file',
      'c.txt': 'expected text, came a binary file (NUL bytes)',
      'd.txt': 'expected at most 100 bytes, came 200',
      'e.json': expect.stringContaining('not valid JSON'),
      'f.html': 'expected an article, came an empty file',
      'g.md': 'expected an article, came no paragraph',
    });
  });

  it.skipIf(process.getuid?.() === 0)('skips what it may not read (root may read everything)', async () => {
    const root = folder({ 'a.txt': STORY, 'b.txt': STORY });
    chmodSync(join(root, 'a.txt'), 0);
    const { articles, skipped } = await readAll([root]);
    expect([articles.length, skipped[0]?.reason]).toEqual([1, 'permission denied']);
  });

  it('throws where a path does not exist, before anything is read', async () => {
    await expect(readCorpus([folder({}), '/no/such/place']).next()).rejects.toMatchObject({
      code: 'CORPUS_NOT_FOUND',
      message: 'corpus: no such file or folder: /no/such/place',
    });
  });

  it('reports progress that only grows and ends at the whole', async () => {
    const root = folder({ 'a.jsonl': row({}).repeat(3), 'b.txt': STORY, 'c.png': 'x', 'd.txt': '' });
    const steps: [number, number][] = [];
    await readAll([root], { onProgress: (read, total) => steps.push([read, total]) });
    const total = steps[0]?.[1] ?? 0;
    expect(steps.map(([read]) => read)).toEqual(steps.map(([read]) => read).toSorted((a, b) => a - b));
    expect(steps.at(-1)).toEqual([total, total]);
  });

  it('reads lines longer than a chunk, and names one longer than the limit', async () => {
    const root = folder({
      'a.jsonl': row({ text: 'x'.repeat(3e6) }) + row({ text: 'y'.repeat(9e6) }) + row({ id: 'last' }),
    });
    const { articles, skipped } = await readAll([root], { maxFileBytes: 4e6 });
    expect(articles.map(({ id, text }) => [id, text.length])).toEqual([
      ['a.jsonl#1', 3e6],
      ['last', 2],
    ]);
    expect(skipped).toMatchObject([
      { line: 2, reason: expect.stringContaining('expected at most 4000000 bytes') },
    ]);
  });
});

describe('encodings', () => {
  const text = 'Headline\n\nGoïta said “so” — twice.';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    [
      'windows-1252',
      Buffer.from(Array.from(text, (c) => ({ '“': 0x93, '”': 0x94, '—': 0x97 })[c] ?? c.charCodeAt(0))),
    ],
  ])('reads %s', async (name, bytes) => {
    const { articles } = await readAll([folder({ 'a.txt': bytes })]);
    expect(articles[0]?.text).toBe(text);
    const line = Buffer.from(
      `${name === 'UTF-8' ? '' : '\ufeff'}${row({ text })}`,
      name === 'UTF-16LE' ? 'utf16le' : 'utf8',
    );
    expect((await readAll([folder({ 'a.jsonl': line })])).articles[0]?.text).toBe(text);
  });

  it('keeps a UTF-8 file with one damaged byte UTF-8', () => {
    const damaged = Buffer.concat([Buffer.from(text), Buffer.from([0xff])]);
    expect(decode(damaged)).toEqual({ text: `${text}\ufffd` });
  });
});

describe('any bytes', () => {
  const pieces = fc.constantFrom(
    'By Jane Doe',
    'June 14, 2025',
    'Photo: Reuters',
    'A truck burns. / AP',
    'BAMAKO, Mali (AP) — ',
    'Claims',
    '---',
    '# T',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '**b**',
    '> ',
    '- ',
    '```',
    '“',
    '\ufeff',
    '\u2028',
    '😀',
    ' ',
    '{"headline":"H","text":"T."}',
    '<p>x</p>',
    '\0',
  );
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(fc.oneof(pieces, fc.string({ unit: 'grapheme' })), { maxLength: 30 })
      .map((list) => new Uint8Array(Buffer.from(list.join('')))),
  );

  it('are read or skipped, never thrown at; parts ascend, are disjoint, trimmed and in the text', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        const names = ['a.txt', 'a.md', 'a.html', 'a.json', 'a.jsonl'];
        const { articles, skipped } = await readAll([
          folder(Object.fromEntries(names.map((name) => [name, bytes]))),
        ]);
        for (const { reason } of skipped) expect(reason).not.toMatch(/^unable to read/);
        for (const { id, text, parts, headline } of articles) {
          if (/txt|md/.test(id)) expect({ text }).toEqual(decode(Buffer.from(bytes)));
          expect(headline).not.toBe('');
          let at = 0;
          for (const { start, end } of parts) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            at = end;
          }
          expect(at).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
