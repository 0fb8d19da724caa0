import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMoment } from '../../src/moment.ts';
import { answer, dateline, SOURCES, sentence } from './host.ts';

const CORPUS = import.meta.dirname;
const FOLDER = mkdtempSync(join(tmpdir(), 'two words '));
const DECLINED = answer({ kind: 'declined', confidence: 0, sentences: [] });

describe('ask', () => {
  it('prints the answer and ends with 0', async () => {
    const { status, stdout, stderr } = await dateline(['ask', 'What happened?']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toBe(`[1] The ferry sank off Port Vale on Monday.

[1] Ferry sinks off Port Vale — The Vale Courier, 14 June 2025 (characters 100–139)
    ferry-1

Searched 24 articles from 10 June 2025 to 20 June 2025; read 21 June 2025, 14:05 UTC.
`);
  });

  it.each([
    ['answered', 0],
    ['related', 0],
    ['declined', 1],
  ] as const)('ends an answer that is %s with %d', async (kind, status) => {
    expect((await dateline(['ask', 'q'], { answer: () => answer({ kind }) })).status).toBe(status);
  });

  it('hands the question and its options on, and leaves defaults to the engine', async () => {
    const plain = await dateline(['ask', 'who', 'led?']);
    expect(plain.asked).toEqual([{ question: 'who led?', options: {} }]);
    const { asked } = await dateline(['ask', '--limit', '5', '--at', '2025-06-14', ' who? ']);
    expect(asked).toEqual([
      { question: 'who?', options: { limit: 5, at: new Date('2025-06-14T23:59:59.999Z') } },
    ]);
  });

  it('prints one line of JSON that is the answer, with nothing in it that acts in a terminal', async () => {
    const hostile = answer({
      sentences: [sentence({ text: '\u001b]0;x\u0007\u009b2J\u202eabc\u2028\u007f “é” 🚢' })],
    });
    const { stdout } = await dateline(['ask', '--json', 'q'], { answer: () => hostile });
    expect(JSON.parse(stdout)).toEqual({ ...hostile, question: 'q' });
    expect(stdout.trimEnd()).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    expect(stdout).toContain('“é” 🚢');
  });

  it('with --explain says below the answer what put each sentence there, and asks for nothing else', async () => {
    const reasons = [
      { name: 'names', group: 'its words', why: 'it is named', value: 1, against: 0.2, contribution: 1.25 },
    ];
    const explained = answer({
      explanation: [
        {
          terms: [
            { term: 'ferri', word: 'ferry', weight: 4, share: 0.1, inherited: false, tooCommon: false },
          ],
          compared: { sentences: 2, articles: 1 },
          decision: {
            kind: 'answered',
            confidence: 0.8,
            relevance: 0.9,
            thresholds: { answered: 0.2, related: 0.4 },
          },
          sentences: [{ articleId: 'ferry-1', start: 100, end: 139, score: 2, average: 0.75, reasons }],
        },
      ],
    });
    const { stdout, asked } = await dateline(['ask', '--explain', 'q'], { answer: () => explained });
    expect(asked[0]?.options).toEqual({ explain: true });
    expect(stdout).toContain('read 21 June 2025, 14:05 UTC.\n\nWhy these sentences\n');
    expect(stdout).toContain('Searched for ferry. Compared 2 sentences of 1 article.');
    expect(stdout).toContain('Sentence 1, +1.3 against the average one: its words +1.3 (it is named).');
    const { stdout: json } = await dateline(['ask', '--explain', '--json', 'q'], { answer: () => explained });
    expect(JSON.parse(json).explanation).toEqual(explained.explanation);
  });

  it('says on stderr that something was skipped', async () => {
    const skipped = [{ path: 'a.bin', reason: 'not text' }];
    const { status, stderr } = await dateline(['ask', 'q'], { sources: { ...SOURCES, skipped } });
    expect(status).toBe(0);
    expect(stderr).toBe('dateline: skipped 1 item; dateline sources says why\n');
    const given = await dateline(['ask', '--corpus', CORPUS, '--corpus', FOLDER, 'q'], {
      sources: { ...SOURCES, skipped },
    });
    expect(given.stderr).toBe(
      `dateline: skipped 1 item; dateline sources --corpus ${CORPUS} --corpus '${FOLDER}' says why\n`,
    );
  });

  it('reports an engine that fails as one line and status 2', async () => {
    const answer = () => {
      throw new Error('the index\nis gone');
    };
    expect(await dateline(['ask', 'q'], { answer })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'dateline: ask: the index is gone\n',
    });
  });
});

describe('a question from standard input', () => {
  it('is asked when none is typed', async () => {
    expect((await dateline(['ask'], { stdin: ' Who leads\nMali?\n' })).asked[0]?.question).toBe(
      'Who leads\nMali?',
    );
    expect((await dateline(['ask', 'typed'], { stdin: 'piped' })).asked[0]?.question).toBe('typed');
  });

  it.each([
    ['', 'piped'],
    [undefined, 'nothing'],
    ['x', 'terminal'],
  ] as const)('is missing with %j on a %s', async (stdin, input) => {
    const { status, stderr } = await dateline(['ask'], { input, ...(stdin !== undefined && { stdin }) });
    expect(status).toBe(2);
    expect(stderr).toContain('a question is needed');
  });
});

describe('the corpus', () => {
  it('is what --corpus names, else $DATELINE_CORPUS, else .env, else the sample', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    writeFileSync(join(folder, '.env'), `DATELINE_CORPUS=${folder}\n`);
    const env = { DATELINE_CORPUS: `${CORPUS}${delimiter}${tmpdir()}` };
    const corpusOf = async (args: string[], setup: object) => (await dateline(args, setup)).opened[0]?.corpus;
    const given = ['ask', '--corpus', CORPUS, '--corpus', tmpdir(), 'q'];
    expect(await corpusOf(given, { env: { DATELINE_CORPUS: '/nowhere' }, folder })).toEqual([
      CORPUS,
      tmpdir(),
    ]);
    expect(await corpusOf(['ask', 'q'], { env, folder })).toEqual([CORPUS, tmpdir()]);
    expect(await corpusOf(['ask', 'q'], { folder })).toEqual([folder]);
    expect(await corpusOf(['ask', 'q'], {})).toEqual([join(CORPUS, '../../corpus')]);
  });
});

describe('a batch', () => {
  const lines = (...rows: unknown[]) =>
    rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');

  it('answers in order, with the ids as they came, over one index', async () => {
    const stdin = lines(
      { id: 'b', question: 'one?' },
      '',
      { id: 7, question: 'two?', at: '2025-06-12T10:00:00+02:00' },
      { question: 'three\u2028?' },
    );
    const { status, stdout, asked, opened } = await dateline(['ask', '--batch', '-', '--limit', '1'], {
      stdin,
    });
    const out = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(out.map(({ id, question }) => [id, question])).toEqual([
      ['b', 'one?'],
      [7, 'two?'],
      [undefined, 'three\u2028?'],
    ]);
    expect(asked.map(({ options }) => options)).toEqual([
      { limit: 1 },
      { limit: 1, at: new Date('2025-06-12T08:00:00Z') },
      { limit: 1 },
    ]);
    expect(opened).toHaveLength(1);
  });

  it('reads a file, with or without a byte-order mark and CRLF', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dateline-')), 'batch.jsonl');
    writeFileSync(file, '\ufeff{"id":"é","question":"q"}\r\n\r\n{"id":"2","question":"r"}');
    const { asked, stdout } = await dateline(['ask', '--batch', file]);
    expect(asked.map(({ question }) => question)).toEqual(['q', 'r']);
    expect(JSON.parse(stdout.split('\n')[0]!).id).toBe('é');
  });

  it.each([
    ['not JSON', '{"id": 1, "question": "q"', 'not JSON: {"id": 1, "question": "q"'],
    ['no object', '["q"]', 'expected an object, got ["q"]'],
    ['no question', '{"id":"1"}', '"question" must be a string, got nothing'],
    ['a question that is no text', '{"id":"1","question":5}', '"question" must be a string, got 5'],
    ['an empty question', '{"id":"1","question":" "}', '"question" is empty'],
    ['an odd id', '{"id":{},"question":"q"}', '"id" must be a string, got {}'],
    [
      'a bad date',
      '{"id":"1","question":"q","at":"soon"}',
      '"at" is not a date or date-time such as 2025-06-14: "soon"',
    ],
  ])('with %s on a line answers nothing and names the line', async (_, bad, complaint) => {
    const stdin = lines({ id: '0', question: 'fine?' }, bad);
    expect(await dateline(['ask', '--batch', '-'], { stdin })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `dateline: ask: standard input: line 2: ${complaint} (see dateline ask --help)\n`,
      opened: [],
    });
  });

  it('counts further bad lines', async () => {
    const { stderr } = await dateline(['ask', '--batch', '-'], { stdin: 'x\ny\nz\n' });
    expect(stderr).toContain('line 1: not JSON: x (and 2 more bad lines)');
    const two = await dateline(['ask', '--batch', '-'], { stdin: 'x\ny' });
    expect(two.stderr).toContain('line 1: not JSON: x (and 1 more bad line)');
  });

  it('names a file it cannot read', async () => {
    const { status, stderr } = await dateline(['ask', '--batch', '/nowhere.jsonl']);
    expect(status).toBe(2);
    expect(stderr).toBe('dateline: ask: unable to read /nowhere.jsonl: no such file or directory\n');
  });

  it.each([
    ['every question', () => DECLINED, 1],
    ['some questions', (question: string) => (question === 'a' ? DECLINED : answer()), 0],
  ] as const)('that declines %s ends so', async (_, answered, status) => {
    const stdin = lines({ id: '1', question: 'a' }, { id: '2', question: 'b' });
    expect((await dateline(['ask', '--batch', '-'], { stdin, answer: answered })).status).toBe(status);
  });

  it('of no lines is nothing, and no failure', async () => {
    expect(await dateline(['ask', '--batch', '-'], { stdin: '' })).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('a moment', () => {
  it.each([
    ['2025-06-14', '2025-06-14T23:59:59.999Z'],
    ['2025-06-14T09:30', '2025-06-14T09:30:00.000Z'],
    ['2025-06-14 09:30:15', '2025-06-14T09:30:15.000Z'],
    ['2025-06-14T09:30:15.5Z', '2025-06-14T09:30:15.500Z'],
    ['2025-06-14T09:30+0200', '2025-06-14T07:30:00.000Z'],
    ['2024-02-29', '2024-02-29T23:59:59.999Z'],
  ])('%s is %s', (text, iso) => {
    expect(readMoment(text)?.toISOString()).toBe(iso);
  });

  it.each([
    '',
    'today',
    '2025',
    '2025-6-1',
    '14/06/2025',
    '2025-02-29',
    '2025-13-01',
    '2025-06-14T24:00',
    '2025-06-14T',
    '2025-06-14T10:00+99:99',
    '2025-06-14x',
  ])('%j is none', (text) => expect(readMoment(text)).toBeNull());
});
