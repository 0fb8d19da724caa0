import { expect, it } from 'vitest';
import { memoryLedger } from '../../src/library/ledger/memory.ts';
import { Library } from '../../src/library/library.ts';
import { plainReader } from '../../src/library/reader.ts';
import { Archive } from '../../src/retrieval/archive.ts';
import { MiniSearchIndex } from '../../src/retrieval/minisearch.ts';
import { sentenceAt } from '../../src/text/parsed.ts';
import { articleOf } from '../article.ts';

it('An article that comes twice at once is never shown with the sentences of its other text', async () => {
  const archive = new Archive();
  const shown: (readonly [text: string, sentences: readonly string[]])[] = [];
  const library = new Library({
    archive,
    index: new MiniSearchIndex(archive.vocabulary),
    ledger: memoryLedger(),
    reader: plainReader(archive.vocabulary),
    now: () => new Date('2025-06-14T10:00:00Z'),
    onChanged() {},
    // Whoever asks a question now sees this.
    async pause() {
      const parsed = archive.get('a');
      if (parsed === undefined) return;
      const sentences = Array.from(parsed.starts, (_, i) => sentenceAt(parsed, i).text);
      shown.push([parsed.article.text, sentences]);
    },
  });
  const texts = ['Two trucks burned near Kidal on Friday.', 'Ten died. Two fled.'];
  const arrivals = texts.map((text) => {
    return { article: articleOf(text), from: 'feed', arrived: '2025-06-14T10:00:00Z' };
  });
  expect(await library.take(arrivals)).toEqual(['new', 'changed']);
  expect(new Set(shown.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify([texts[1], ['Ten died.', 'Two fled.']])]),
  );
});
