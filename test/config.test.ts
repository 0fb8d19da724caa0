import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { readSettings, SettingsError, withEnvFile } from '../src/config.ts';

const HERE = import.meta.dirname;

it('reads the corpus as a path list', () => {
  expect(readSettings({ DATELINE_CORPUS: `${HERE}${delimiter}${delimiter}${tmpdir()}` }).corpus).toEqual([
    HERE,
    tmpdir(),
  ]);
});

it.each([{}, { DATELINE_CORPUS: '' }])('has no corpus in %j', (env) =>
  expect(readSettings(env).corpus).toBeNull(),
);

it('reports every problem at once', () => {
  const read = () => readSettings({ DATELINE_CORPUS: ['/no/a', HERE, '/no/b'].join(delimiter) });
  expect(read).toThrow(SettingsError);
  expect(read).toThrow(/"\/no\/a".*"\/no\/b"/);
});

it('adds .env to the environment, which wins and is left alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const env = { A: 'shell' };
  expect(await withEnvFile(folder, env)).toEqual({ A: 'shell' });
  writeFileSync(join(folder, '.env'), 'A=file\nB="b c" # why\n');
  expect(await withEnvFile(folder, env)).toEqual({ A: 'shell', B: 'b c' });
  expect(env).toEqual({ A: 'shell' });
});

it('knows every variable of .env.example, and the example every variable it knows', () => {
  const example = readFileSync(join(HERE, '../.env.example'), 'utf8');
  const source = readFileSync(join(HERE, '../src/config.ts'), 'utf8');
  const listed = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(new Set(listed)).toEqual(new Set([...source.matchAll(/env\.([A-Z_]+)/g)].map(([, name]) => name)));
});
