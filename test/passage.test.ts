import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDateline, type Dateline } from '../src/dateline.ts';

const TEXT =
  'The ferry sank on Monday. It had left Port Vale at dawn. Forty people were on board.\n\nRescuers found ten of them.\n\nThe search goes on.';

let dateline: Dateline;

beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'dateline-')), 'wire.jsonl');
  writeFileSync(file, `${JSON.stringify({ id: 'ferry', headline: 'Ferry sinks', text: TEXT })}\n`);
  dateline = await createDateline({ corpus: [file] });
});

async function around(sentence: string) {
  const passage = await dateline.passage('ferry', TEXT.indexOf(sentence));
  return passage && [passage.before?.text ?? null, passage.sentence.text, passage.after?.text ?? null];
}

describe('the passage around a sentence', () => {
  it.each([
    [
      'The ferry',
      null,
      'The ferry sank on Monday.',
      'It had left Port Vale at dawn. Forty people were on board.',
    ],
    ['It had', 'The ferry sank on Monday.', 'It had left Port Vale at dawn.', 'Forty people were on board.'],
    ['Rescuers', 'Forty people were on board.', 'Rescuers found ten of them.', 'The search goes on.'],
    ['The search', 'Rescuers found ten of them.', 'The search goes on.', null],
  ])('that begins with %j is its paragraph, or its neighbours', async (start, ...expected) => {
    expect(await around(start)).toEqual(expected);
  });

  it('is a slice of the article, part by part', async () => {
    const { before, sentence, after } = (await dateline.passage('ferry', TEXT.indexOf('It had')))!;
    for (const part of [before, sentence, after]) {
      expect(TEXT.slice(part!.start, part!.end)).toBe(part!.text);
    }
  });

  it.each([
    ['no article', 'other', 0],
    ['no sentence', 'ferry', 3],
  ])('is none where there is %s', async (_, id, start) => {
    expect(await dateline.passage(id, start)).toBeNull();
  });
});
