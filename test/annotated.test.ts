import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDateline } from '../src/index.ts';
import { articleRow } from './made-up.ts';

async function openOf(rows: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const lines = rows.map((row, index) => JSON.stringify({ id: `a${index}`, ...row }));
  writeFileSync(join(folder, 'wire.jsonl'), `${lines.join('\n')}\n`);
  return createDateline({ corpus: [folder] });
}

it('annotates slices of the article, in its order and none twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(articleRow(), { minLength: 1, maxLength: 3 }), async (rows) => {
      const dateline = await openOf(rows);
      for (const index of rows.keys()) {
        const article = await dateline.article(`a${index}`);
        if (article === undefined) continue;
        let end = 0;
        for (const sentence of await dateline.annotated(article.id)) {
          expect(article.text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          end = sentence.end;
          for (const date of sentence.dates) {
            expect(date.start).toBeGreaterThanOrEqual(sentence.start);
            expect(date.end).toBeLessThanOrEqual(sentence.end);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});

it('says who speaks, what to beware of and when it was, and nothing of an article that is not there', async () => {
  const dateline = await openOf([
    {
      headline: 'Ferry sinks off Port Vale',
      publisher: 'The Vale Courier',
      published: '2025-06-14',
      text: 'About 15 people drowned on Thursday, the coast guard said.',
    },
  ]);
  expect(await dateline.annotated('a0')).toMatchObject([
    { speaker: 'the coast guard', flags: ['claimed', 'estimate'], dates: [{ value: '2025-06-12' }] },
  ]);
  expect(await dateline.annotated('none')).toEqual([]);
});
