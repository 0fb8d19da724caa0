import { expect, it } from 'vitest';
import { dateline, SOURCES } from './host.ts';

const skipped = [
  { path: 'wire.jsonl', line: 42, reason: '"published" is not a date: "soon"' },
  { path: 'photo\u001b.bin', reason: 'not text' },
];

it('lists articles by publisher and what was skipped, with its place and reason', async () => {
  const { status, stdout } = await dateline(['sources'], { sources: { ...SOURCES, skipped } });
  expect(status).toBe(0);
  expect(stdout).toBe(`3 articles, 1,204 sentences, 10 June 2025 to 20 June 2025; read 21 June 2025, 14:05 UTC

Publisher         Articles  Published
The Vale Courier         2  10 June 2025 to 20 June 2025
(not named)              1  undated

Skipped: 2
wire.jsonl: line 42: "published" is not a date: "soon"
photo␛.bin: not text
`);
});

it('says so when there is nothing', async () => {
  const none = { ...SOURCES, articles: 0, sentences: 0, from: null, to: null, publishers: [] };
  const { stdout } = await dateline(['sources'], { sources: none });
  expect(stdout).toBe('0 articles, 0 sentences; read 21 June 2025, 14:05 UTC\n');
});

it('is one line of JSON when asked for', async () => {
  const { stdout } = await dateline(['sources', '--json'], { sources: { ...SOURCES, skipped } });
  expect(JSON.parse(stdout)).toEqual({ ...SOURCES, skipped });
  expect(stdout.split('\n')).toHaveLength(2);
});
