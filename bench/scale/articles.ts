import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { allLines } from '../data.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly headline: string;
  readonly published?: string;
  readonly publisher?: string;
}

const YEARS = ['2022', '2023'];

/**
 * Writes so many articles: the real ones, and then others with the paragraphs of two of them in turn, under new ids. Their
 * words are as common as those of news, and each is a text of its own; the same in every run.
 */
export async function writeArticles(data: string, path: string, size: number): Promise<void> {
  const real = (
    await Promise.all(YEARS.map((year) => allLines<Row>(join(data, 'newsqa', year, 'articles.jsonl'))))
  ).flat();
  const file = createWriteStream(path);
  const random = generator(size);
  for (let i = 0; i < size; i++) {
    const row = i < real.length ? real[i]! : recombined(real, i, random);
    if (!file.write(`${JSON.stringify(row)}\n`))
      await new Promise<void>((resolve) => file.once('drain', () => resolve()));
  }
  file.end();
  await finished(file);
}

function recombined(real: readonly Row[], i: number, random: () => number): Row {
  const pick = (): Row => real[Math.floor(random() * real.length)]!;
  const [one, other] = [pick(), pick()];
  const [first, second] = [one, other].map(({ text }) =>
    text.split('\n').filter((line) => line.trim() !== ''),
  );
  const length = Math.max(first!.length, second!.length);
  const paragraphs = Array.from({ length }, (_, at) => (random() < 0.5 ? first![at] : second![at])).filter(
    (paragraph) => paragraph !== undefined,
  );
  return { ...one, id: `made-${i}`, text: paragraphs.join('\n') || one.text };
}

/** Mulberry32: the same numbers in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
