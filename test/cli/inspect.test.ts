import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateline } from './host.ts';

const rows = (stdout: string) =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('inspect sentences', () => {
  it('gives the spans of each text, in order, from standard input or a file', async () => {
    const stdin = '{"id":"a","text":"Rain fell. It 🚢 stopped."}\n{"id":2,"text":""}\n';
    const out = await dateline(['inspect', 'sentences'], { stdin });
    expect(out).toMatchObject({ status: 0, stderr: '', opened: [] });
    expect(rows(out.stdout)).toEqual([
      {
        id: 'a',
        spans: [
          [0, 10],
          [11, 25],
        ],
      },
      { id: 2, spans: [] },
    ]);
    const file = join(mkdtempSync(join(tmpdir(), 'dateline-')), 'texts.jsonl');
    writeFileSync(file, stdin);
    expect((await dateline(['inspect', 'sentences', file])).stdout).toBe(out.stdout);
  });

  it.each([
    ['{"id":"a"}', '"text" must be a string, got nothing'],
    ['oops', 'not JSON: oops'],
  ])('with the line %s ends with 2, names it and prints nothing', async (bad, complaint) => {
    const ran = await dateline(['inspect', 'sentences', '-'], { stdin: `{"id":"a","text":"x"}\n${bad}\n` });
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain(`dateline: inspect sentences: standard input: line 2: ${complaint} (`);
  });
});

describe('inspect dates', () => {
  it('gives TIMEX3 values against the day of publication', async () => {
    const row = { id: 1, text: 'It 🚢 sank on Thursday.', dct: '2025-06-14' };
    const out = await dateline(['inspect', 'dates'], { stdin: `${JSON.stringify(row)}\n` });
    expect(rows(out.stdout)).toEqual([{ id: 1, dates: [{ start: 14, end: 22, value: '2025-06-12' }] }]);
  });

  it('refuses a day of publication that is none', async () => {
    const ran = await dateline(['inspect', 'dates'], { stdin: '{"text":"x","dct":"soon"}\n' });
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toContain('"dct" is not an ISO date: "soon"');
  });
});

describe('inspect attribution', () => {
  it('gives source, cue and content as pairs', async () => {
    const out = await dateline(['inspect', 'attribution'], {
      stdin: '{"id":"a","text":"The mayor said the bridge was safe."}\n',
    });
    expect(rows(out.stdout)).toEqual([
      { id: 'a', attributions: [{ source: [0, 9], cue: [10, 14], content: [15, 35] }] },
    ]);
  });
});

describe('inspect figures', () => {
  it('gives values, bounds, what is counted and its state', async () => {
    const out = await dateline(['inspect', 'figures'], {
      stdin: '{"id":"a","text":"At least 12 people were killed."}\n',
    });
    expect(rows(out.stdout)).toEqual([
      {
        id: 'a',
        figures: [
          {
            start: 0,
            end: 11,
            value: [12, 12],
            vague: false,
            bound: 'at least',
            unit: null,
            counted: 'people',
            of: null,
            state: 'killed',
          },
        ],
      },
    ]);
  });
});

describe('inspect rank', () => {
  it('scores every sentence and names the best, or none', async () => {
    const row = {
      qid: 'q1',
      question: 'Where did the ferry sink?',
      title: 'Ferry sinks',
      sentences: ['Bread prices rose again.', 'The ferry sank off Port Vale on Monday.'],
    };
    const { status, stdout } = await dateline(['inspect', 'rank'], { stdin: `${JSON.stringify(row)}\n` });
    const [{ qid, scores, best, confidence, ...rest }] = rows(stdout);
    expect(status).toBe(0);
    expect(qid).toBe('q1');
    expect(scores).toHaveLength(2);
    expect([0, 1, null]).toContain(best);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(rest).toEqual({});
  });

  it.each([
    [{ qid: '1', sentences: [] }, '"question" must be a string, got nothing'],
    [{ qid: '1', question: 'q' }, '"sentences" must be a list of strings'],
    [
      { qid: '1', question: 'q', sentences: ['a', 1] },
      '"sentences" must be a list of strings; item 1 is not one',
    ],
    [{ qid: '1', question: 'q', sentences: [], title: 4 }, '"title" must be a string, got 4'],
  ])('refuses %j', async (row, complaint) => {
    const { status, stdout, stderr } = await dateline(['inspect', 'rank'], { stdin: JSON.stringify(row) });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`line 1: ${complaint} (`);
  });
});
