import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../src/article.ts';
import { type Answer, type AskOptions, answerMessage, createDateline, type Dateline } from '../src/index.ts';
import { readAll } from './corpus/folder.ts';
import { articleRow, questionText } from './made-up.ts';

const SAMPLE = join(import.meta.dirname, '..', 'corpus');
const NOW = () => new Date('2025-07-01T12:00:00Z');
/** A corpus is written, read and indexed for each. */
const CORPORA = 40;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-promises-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Any corpus as a file of JSON lines, and its articles by id. */
async function opened(rows: readonly object[]) {
  const path = join(folder, 'wire.jsonl');
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const { articles } = await readAll([path]);
  const byId = new Map(articles.map((article) => [article.id, article]));
  return { dateline: await createDateline({ corpus: [path], now: NOW }), byId };
}

const corpus = () => fc.array(articleRow(), { maxLength: 8 });
const questions = () => fc.array(questionText(), { minLength: 1, maxLength: 5 });

describe('of any corpus and any question', () => {
  it('every cited sentence and its context is a slice of its article’s text', async () => {
    await fc.assert(
      fc.asyncProperty(corpus(), questions(), async (rows, asked) => {
        const { dateline, byId } = await opened(rows);
        for (const question of asked) expectVerbatim(await dateline.ask(question), byId);
      }),
      { numRuns: CORPORA },
    );
  });

  it('a question ends answered, related or declined, with sentences but when declined', async () => {
    await fc.assert(
      fc.asyncProperty(corpus(), questions(), fc.integer({ min: 1, max: 5 }), async (rows, asked, limit) => {
        const { dateline } = await opened(rows);
        for (const [i, question] of asked.entries()) {
          expectEnded(await dateline.ask(question, { limit, thread: asked.slice(0, i) }), limit);
        }
      }),
      { numRuns: CORPORA },
    );
  });

  it('articles published after the moment of the question are not seen', async () => {
    const at = new Date('2025-06-14T12:00:00Z');
    await fc.assert(
      fc.asyncProperty(corpus(), questions(), async (rows, asked) => {
        const { dateline } = await opened(rows);
        const { dateline: before } = await opened(
          rows.filter(({ published }) => published === undefined || Date.parse(published) <= at.getTime()),
        );
        for (const question of asked) {
          const { sentences } = await dateline.ask(question, { at, limit: 5 });
          const dates = sentences.flatMap(({ published }) => published ?? []);
          expect(dates.filter((date) => Date.parse(date) > at.getTime())).toEqual([]);
          // Nothing is left when everything is later.
          if (before.sources().articles === 0) expect(sentences).toEqual([]);
        }
      }),
      { numRuns: CORPORA },
    );
  });

  it('the same question to the same corpus has the same answer', async () => {
    await fc.assert(
      fc.asyncProperty(corpus(), questions(), async (rows, asked) => {
        const { dateline } = await opened(rows);
        const { dateline: again } = await opened(rows);
        for (const question of asked) {
          const first = untimed(await dateline.ask(question));
          expect(untimed(await dateline.ask(question))).toEqual(first);
          expect(untimed(await again.ask(question))).toEqual(first);
        }
      }),
      { numRuns: CORPORA },
    );
  });
});

describe('of the sample corpus', () => {
  let dateline: Dateline;
  let byId: ReadonlyMap<string, Article>;
  beforeAll(async () => {
    dateline = await createDateline({ corpus: [SAMPLE], now: NOW });
    const { articles } = await readAll([SAMPLE]);
    byId = new Map(articles.map((article) => [article.id, article]));
  });

  const ask = (question: string, options: AskOptions = {}) => dateline.ask(question, options);

  it('every cited sentence is verbatim, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(questionText(), fc.integer({ min: 1, max: 5 }), async (question, limit) => {
        const answer = await ask(question, { limit });
        expectVerbatim(answer, byId);
        expectEnded(answer, limit);
        expect(answerMessage(answer).blocks.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['question marks', '???'],
    ['stop words', 'who is it that they were with?'],
    ['a word no article holds', 'xyzzy'],
    ['the names of object members', '__proto__ constructor toString'],
    ['a hundred thousand characters', 'why '.repeat(25_000)],
    ['ten thousand terms', Array.from({ length: 10_000 }, (_, i) => `term${i}`).join(' ')],
    ['a pattern', '(a+)+$ .* [^'],
    ['half an emoji', '\ud83d Kidal'],
    ['another script', 'Кто руководит Мали?'],
  ])('%s is a question like any other', async (_, question) => {
    expectEnded(await ask(question), 3);
  });

  it('hands the caller’s id and the question back as they came', async () => {
    const answer = await ask('Who leads Mali?', { id: 'q-7' });
    expect([answer.id, answer.question]).toEqual(['q-7', 'Who leads Mali?']);
    expect('id' in (await ask('Who leads Mali?'))).toBe(false);
  });

  it('says what was searched when it declines', async () => {
    const { kind, searched } = await ask('Who won the Wimbledon final?');
    expect(kind).toBe('declined');
    const { articles, from, to, updated } = dateline.sources();
    expect(searched).toEqual({ articles, from, to, updated });
    expect(updated).toBe(NOW().toISOString());
  });

  it('declines everything before the first article', async () => {
    expect((await ask('Who leads Mali?', { at: new Date('2020-01-01') })).kind).toBe('declined');
  });
});

describe('of no corpus', () => {
  it('every question is declined', async () => {
    const { dateline } = await opened([]);
    const { kind, searched } = await dateline.ask('Who leads Mali?');
    expect([kind, searched.articles, searched.from]).toEqual(['declined', 0, null]);
  });
});

function expectVerbatim({ sentences }: Answer, byId: ReadonlyMap<string, Article>): void {
  for (const sentence of sentences) {
    const { articleId, context } = sentence;
    const article = byId.get(articleId)!;
    for (const cited of context === null ? [sentence] : [context, sentence]) {
      expect(article.text.slice(cited.start, cited.end)).toBe(cited.text);
      expect(cited.text.trim()).not.toBe('');
      expect(cited).toMatchObject({ articleId, headline: article.headline });
    }
    if (context !== null) expect(context.end).toBeLessThanOrEqual(sentence.start);
  }
}

function expectEnded({ kind, confidence, sentences, parts }: Answer, limit: number): void {
  expect(['answered', 'related', 'declined']).toContain(kind);
  if (kind === 'declined') expect(sentences).toEqual([]);
  else expect(sentences.length).toBeGreaterThan(0);
  expect(sentences.length).toBeLessThanOrEqual(limit);
  const scores = sentences.map(({ score }) => score);
  for (let part = 0; part < (parts?.length ?? 1); part++) {
    const own = sentences.flatMap((sentence) => ((sentence.part ?? 0) === part ? sentence.score : []));
    expect(own).toEqual(own.toSorted((one, other) => other - one));
  }
  for (const share of [confidence, ...scores]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
}

/** An answer without what the clock says. */
function untimed({ tookMs: _, ...answer }: Answer) {
  return answer;
}
