import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDateline, type Dateline } from '../../src/index.ts';
import { until } from '../until.ts';

const row = (id: string, text: string) =>
  `${JSON.stringify({ id, headline: `About ${id}`, text, published: '2025-06-14' })}\n`;

describe('a watched corpus', () => {
  let root: string;
  let corpus: string;
  let dateline: Dateline;

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'dateline-watch-'));
    corpus = join(root, 'corpus');
    mkdirSync(corpus);
    writeFileSync(
      join(corpus, 'wire.jsonl'),
      row('ferry', 'The ferry Almira sank off Gao with 40 on board.'),
    );
    await open();
  });
  afterEach(async () => {
    await dateline.close();
    rmSync(root, { recursive: true, force: true });
  });

  async function open(now = () => new Date()): Promise<void> {
    dateline = await createDateline({ corpus: [corpus], data: join(root, 'data'), watch: true, now });
    await dateline.ready;
  }

  const write = (name: string, text: string) => writeFileSync(join(corpus, name), text);
  const first = async (question: string) => (await dateline.ask(question)).sentences[0]?.text;
  const articles = () => dateline.sources().articles;

  it('finds a file that is added, changed, renamed and deleted, without a restart', async () => {
    write('trucks.json', row('trucks', 'Twelve trucks burned near Kidal on Friday.'));
    await until(() => articles() === 2);
    expect(await first('How many trucks burned near Kidal?')).toBe(
      'Twelve trucks burned near Kidal on Friday.',
    );

    write('trucks.json', row('trucks', 'Fourteen trucks burned near Kidal on Friday.'));
    await until(async () => (await dateline.versions('trucks')).length === 2);
    expect(await first('How many trucks burned near Kidal?')).toBe(
      'Fourteen trucks burned near Kidal on Friday.',
    );
    expect((await dateline.versions('trucks')).map(({ article }) => article.text)).toEqual([
      'Twelve trucks burned near Kidal on Friday.',
      'Fourteen trucks burned near Kidal on Friday.',
    ]);

    renameSync(join(corpus, 'trucks.json'), join(corpus, 'convoy.json'));
    await until(async () => (await dateline.article('trucks'))?.origin.path.endsWith('convoy.json') === true);
    expect(await dateline.versions('trucks')).toHaveLength(2);

    rmSync(join(corpus, 'convoy.json'));
    await until(() => articles() === 1);
    expect(await dateline.article('trucks')).toBeUndefined();
  });

  it('tells which article says something else, and not that others are new', async () => {
    const told: string[] = [];
    dateline.onChanged((ids) => told.push(...ids));
    appendFileSync(join(corpus, 'wire.jsonl'), row('road', 'The road to Gao is open.'));
    await until(() => articles() === 2);
    write(
      'wire.jsonl',
      row('ferry', 'The ferry Almira sank with 43 on board.') + row('road', 'The road to Gao is open.'),
    );
    await until(async () => (await dateline.versions('ferry')).length === 2);
    expect(told).toEqual(['ferry']);
  });

  it('waits for a file that is still being written, and reads whole ones meanwhile', async () => {
    await dateline.close();
    const long = join(corpus, 'long.txt');
    const line = 'The army said ten soldiers died. ';
    // As long as somebody writes to it, it was changed just now.
    let isWriting = false;
    await open(() => (isWriting ? statSync(long).mtime : new Date()));
    writeFileSync(long, `The army counts\n\n${line}`);
    isWriting = true;
    write('trucks.json', row('trucks', 'Twelve trucks burned near Kidal on Friday.'));
    await until(async () => (await dateline.article('trucks')) !== undefined);
    appendFileSync(long, line);
    write('goats.json', row('goats', 'The village counts nine goats.'));
    await until(async () => (await dateline.article('goats')) !== undefined);
    expect(await dateline.article('long.txt')).toBeUndefined();
    isWriting = false;
    await until(() => articles() === 4);
    expect(await dateline.versions('long.txt')).toHaveLength(1);
    expect((await dateline.article('long.txt'))?.text.split(line)).toHaveLength(3);
  });

  it('answers all the while a thousand files come in, and says how far it is', async () => {
    for (let i = 0; i < 1000; i++)
      write(`${i}.json`, row(`n${i}`, `The village of Place${i} counts ${i} goats.`));
    const reading: number[] = [];
    await until(async () => {
      expect(await first('Which ferry sank off Gao?')).toContain('Almira');
      const { isReady, readBytes, totalBytes } = dateline.progress();
      if (!isReady) reading.push(readBytes / totalBytes);
      expect(dateline.sources().reading).toEqual(isReady ? undefined : { readBytes, totalBytes });
      return articles() === 1001;
    });
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(await first('How many goats does the village of Place777 count?')).toContain('777');
  });

  it('answers at once after a restart, and reads what changed while it was closed', async () => {
    await dateline.close();
    appendFileSync(join(corpus, 'wire.jsonl'), row('road', 'The road to Gao is open.'));
    dateline = await createDateline({ corpus: [corpus], data: join(root, 'data'), watch: true });
    expect(await first('Which ferry sank off Gao?')).toContain('Almira');
    await dateline.ready;
    expect(articles()).toBe(2);
  });
});
