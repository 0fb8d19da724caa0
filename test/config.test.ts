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

it('reads who is answered, how often, and where the store is', () => {
  expect(readSettings({})).toEqual({
    corpus: null,
    data: '.dateline',
    database: null,
    cluster: null,
    watch: true,
    pages: null,
    schedules: null,
    encoder: null,
    access: { workspaces: null, channels: null, elsewhere: 'say' },
    rate: { questions: 10, seconds: 60 },
    feeds: { list: null, fullText: false, minutes: 15, hosts: [], contact: null },
  });
  const set = readSettings({
    DATELINE_DATA: ' /var/dateline ',
    DATABASE_URL: ' postgresql://desk:s%40cret@db.example:5433/state?sslmode=require ',
    DATELINE_WATCH: 'off',
    DATELINE_ENCODER: 'ON',
    PUBLIC_URL: 'https://desk.example/',
    DATELINE_WORKSPACES: 'T1, discord:2',
    DATELINE_CHANNELS: ' ',
    DATELINE_ELSEWHERE: 'ignore',
    DATELINE_QUESTIONS_PER_MINUTE: '3',
    DATELINE_FEEDS: 'https://vale.example/feed https://b.example/',
    DATELINE_FEED_FULLTEXT: 'yes',
    DATELINE_FEED_MINUTES: '60',
    DATELINE_FEED_HOSTS: 'intranet.example, 10.0.0.1:8080',
    DATELINE_FEED_CONTACT: 'desk@vale.example',
  });
  expect(set).toEqual({
    corpus: null,
    data: '/var/dateline',
    database: 'postgresql://desk:s%40cret@db.example:5433/state?sslmode=require',
    cluster: null,
    watch: false,
    pages: 'https://desk.example',
    schedules: null,
    encoder: 'on',
    access: { workspaces: ['T1', 'discord:2'], channels: null, elsewhere: 'ignore' },
    rate: { questions: 3, seconds: 60 },
    feeds: {
      list: { addresses: 'https://vale.example/feed https://b.example/' },
      fullText: true,
      minutes: 60,
      hosts: ['intranet.example', '10.0.0.1:8080'],
      contact: 'desk@vale.example',
    },
  });
});

it.each([
  'desk.example',
  'ftp://desk.example',
  'https://desk.example/news',
  'https://me:secret@desk.example',
])('takes no PUBLIC_URL that is %s, and does not say it back', (address) => {
  const read = () => readSettings({ PUBLIC_URL: address });
  expect(read).toThrow('PUBLIC_URL: expected a web address without a path, such as https://desk.example');
  expect(read).not.toThrow(/secret/);
});

it.each([
  'db.example/state',
  'mysql://me:secret@db.example/state',
  'postgres://me:secret@db.example',
  '.dateline',
])('takes no DATABASE_URL that is %s, and does not say it back', (address) => {
  const read = () => readSettings({ DATABASE_URL: address });
  expect(read).toThrow('DATABASE_URL: expected postgres://USER:PASSWORD@HOST:PORT/NAME');
  expect(read).not.toThrow(/secret/);
});

it('says no password of a feed back', () => {
  const env = { DATELINE_FEEDS: 'ftp://me:secret@a.example/', DATELINE_FEED_HOSTS: 'me:secret@b.example' };
  expect(() => readSettings(env)).toThrow(/DATELINE_FEED_HOSTS: .*DATELINE_FEEDS: /);
  expect(() => readSettings(env)).not.toThrow(/secret/);
});

it('reports what is wrong in every part of the environment together', () => {
  const env = { DATELINE_CORPUS: '/no/a', DATELINE_ELSEWHERE: 'x', DATELINE_QUESTIONS_PER_MINUTE: '0' };
  const problems = (() => {
    try {
      return readSettings(env, ['DISCORD_TOKEN: is none']);
    } catch (error) {
      return (error as SettingsError).problems;
    }
  })();
  expect(problems).toEqual([
    'DATELINE_CORPUS: no such file or folder: "/no/a"',
    'DATELINE_ELSEWHERE: expected say or ignore, got "x"',
    'DATELINE_QUESTIONS_PER_MINUTE: expected a whole number from 1 to 9999, got "0"',
    'DISCORD_TOKEN: is none',
  ]);
});

it('knows every variable of .env.example, and the example every variable it knows', () => {
  const read = (path: string) => readFileSync(join(HERE, '..', path), 'utf8');
  const listed = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  const known = ['src/config.ts', 'src/config/cluster.ts', 'src/config/feeds.ts'].flatMap((path) =>
    [...read(path).matchAll(/env\.([A-Z_]+)/g)].map(([, name]) => name),
  );
  const platforms = ['slack', 'discord', 'web'].flatMap(
    (name) =>
      read(`adapters/${name}/config.ts`).match(/\b(?:(?:SLACK|DISCORD|DATELINE)_[A-Z_]+|HOST|PORT)\b/g) ?? [],
  );
  const own = platforms.filter((name) => listed.includes(name) || !/^(PORT|API_URL)$/.test(name));
  expect(new Set(listed)).toEqual(new Set([...known, ...own]));
});
