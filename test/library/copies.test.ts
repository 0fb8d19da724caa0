import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerMessage, createDateline } from '../../src/index.ts';
import { Copies } from '../../src/library/copies.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { copyGroups } from '../../src/text/copies.ts';

const WIRE =
  'The ferry Almira sank off Gao on Friday with forty people on board. Rescuers from three villages pulled nineteen ' +
  'passengers out of the river before dark. The owner of the ferry said that its engine had failed near the sandbank.';
const SHORTENED = WIRE.slice(0, WIRE.indexOf(' The owner'));
const OTHER =
  'Traders in Gao sell salt, cloth and dates at the market that opened again on Monday after two quiet weeks.';

async function opened(rows: readonly Record<string, string>[]) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-copies-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'wire.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return createDateline({ corpus: [folder] });
}

const row = (id: string, publisher: string, text: string, published = '2025-06-14') => ({
  id,
  headline: `Ferry ${id}`,
  publisher,
  published,
  text,
});

describe('copies of one text', () => {
  it('are named beside the one that is quoted, which alone takes a place in the answer', async () => {
    const dateline = await opened([
      row('wire', 'Reuters', WIRE),
      row('short', 'The Vale Courier', SHORTENED, '2025-06-15'),
      row('market', 'Gao Post', OTHER),
    ]);
    const answer = await dateline.ask('How many people were on board the ferry Almira?', { limit: 5 });
    const articles = new Set(answer.sentences.map(({ articleId }) => articleId));
    expect([...articles].filter((id) => id === 'wire' || id === 'short')).toHaveLength(1);
    const [first] = answer.sentences;
    const other = first!.articleId === 'wire' ? 'The Vale Courier' : 'Reuters';
    expect(first!.alsoIn).toEqual([other]);
    const sources = answerMessage(answer).blocks.flatMap((block) =>
      block.kind === 'sources' ? block.sources : [],
    );
    expect(sources.find(({ articleId }) => articleId === first!.articleId)?.alsoIn).toBe(`also in ${other}`);
    expect(await dateline.alsoIn('market')).toEqual([]);
  });

  it('are those that come out within days; the same text months later is another article', async () => {
    const dateline = await opened([
      row('wire', 'Reuters', WIRE),
      row('again', 'BBC', WIRE, '2025-06-16'),
      row('late', 'Le Monde', WIRE, '2025-09-01'),
    ]);
    expect((await dateline.alsoIn('wire')).map(({ publisher }) => publisher)).toEqual(['BBC']);
    expect(await dateline.alsoIn('late')).toEqual([]);
  });

  it('go with the article that is withdrawn, and come with the one that comes in', async () => {
    const dateline = await opened([row('wire', 'Reuters', WIRE), row('copy', 'BBC', WIRE)]);
    await dateline.intake.withdraw(['copy']);
    expect(await dateline.alsoIn('wire')).toEqual([]);
    const parts = [{ kind: 'paragraph', start: 0, end: SHORTENED.length }] as const;
    const article = {
      id: 'new',
      headline: 'Ferry',
      publisher: 'AFP',
      text: SHORTENED,
      parts,
      origin: { path: 'feed' },
    };
    await dateline.intake.take([{ article, from: 'feed', arrived: '2025-06-15T10:00:00Z' }]);
    expect((await dateline.alsoIn('wire')).map(({ publisher }) => publisher)).toEqual(['AFP']);
  });

  it('are the groups that all articles compared with each other make', () => {
    const sentence = fc.constantFrom(...`${WIRE} ${OTHER}`.split(/(?<=\.) /));
    const text = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
    const published = fc.option(fc.constantFrom('2025-06-01', '2025-06-04', '2025-06-08'), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.record({ text, published }), { maxLength: 9 }), (articles) => {
        const archive = new Archive();
        articles.forEach(({ text, published }, i) => {
          const parts = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
          archive.add({
            id: `${i}`,
            headline: '',
            text,
            parts,
            origin: { path: '' },
            ...(published && { published }),
          });
        });
        const copies = new Copies(archive);
        for (const group of copyGroups(articles)) {
          for (const at of group) {
            const found = copies.of(`${at}`).map(({ articleId }) => Number(articleId));
            expect(found.toSorted()).toEqual(group.filter((each) => each !== at).toSorted());
          }
        }
      }),
    );
  });
});
