import { expect, it } from 'vitest';
import type { Arrival } from '../../src/corpus/intake.ts';
import { memoryLedger } from '../../src/library/ledger/memory.ts';
import { Library } from '../../src/library/library.ts';
import { plainReader } from '../../src/library/reader.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { type ParsedArticle, sentenceAt } from '../../src/text/parsed.ts';
import { articleOf } from '../article.ts';

const arrivalOf = (text: string): Arrival => ({
  article: articleOf(text),
  from: 'feed',
  arrived: '2025-06-14T10:00:00Z',
});

const sentencesOf = (parsed: ParsedArticle): string[] =>
  Array.from(parsed.starts, (_, i) => sentenceAt(parsed, i).text);

function libraryOf(archive: Archive, onPause: () => void = () => {}): Library {
  return new Library({
    archive,
    index: new MiniSearchIndex(archive.vocabulary),
    ledger: memoryLedger(),
    reader: plainReader(archive.vocabulary),
    now: () => new Date('2025-06-14T10:00:00Z'),
    onChanged() {},
    pause: async () => onPause(),
  });
}

it('An article that comes twice at once is never shown with the sentences of its other text', async () => {
  const archive = new Archive();
  const shown: (readonly [text: string, sentences: readonly string[]])[] = [];
  // Whoever asks a question now sees this.
  const library = libraryOf(archive, () => {
    const parsed = archive.get('a');
    if (parsed !== undefined) shown.push([parsed.article.text, sentencesOf(parsed)]);
  });
  const texts = ['Two trucks burned near Kidal on Friday.', 'Ten died. Two fled.'];
  expect(await library.take(texts.map(arrivalOf))).toEqual(['new', 'changed']);
  expect(new Set(shown.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify([texts[1], ['Ten died.', 'Two fled.']])]),
  );
});

it('A text that comes back behind another one at once stands with its own sentences', async () => {
  const archive = new Archive();
  const library = libraryOf(archive);
  const [first, other] = ['Two trucks burned near Kidal on Friday.', 'Ten died. Two fled.'];
  await library.take([arrivalOf(first)]);
  expect(await library.take([arrivalOf(other), arrivalOf(first)])).toEqual(['changed', 'changed']);
  expect(library.versions('a').map(({ article }) => article.text)).toEqual([first, other, first]);
  expect(archive.get('a')?.article.text).toBe(first);
  expect(sentencesOf(archive.get('a')!)).toEqual([first]);
});
