import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentenceSpans, textSpans } from '../src/text/sentences.ts';

/** Golden rules passed, boundary scores over the Universal Dependencies documents, and speed where asked for and articles are present. */
export interface SentenceFigures {
  readonly golden: number;
  readonly goldenOf: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** UTF-8 megabytes of article text a second, line by line; absent without `newsqa/2022`. */
  readonly megabytesPerSecond?: number;
}

/** Measures sentence segmentation on `../shared/data` (definitions in its README). */
export async function benchSentences(
  dataDir: string,
  { timed = true }: { readonly timed?: boolean } = {},
): Promise<SentenceFigures> {
  const rules = rows<Golden>(join(dataDir, 'sentences/golden_rules_en.jsonl'));
  const documents = ['ud_gum_dev', 'ud_ewt_dev'].flatMap((name) =>
    rows<Document>(join(dataDir, `sentences/${name}.jsonl`)),
  );
  const articles = join(dataDir, 'newsqa/2022/articles.jsonl');
  return {
    golden: rules.filter(passes).length,
    goldenOf: rules.length,
    ...boundaryScores(documents),
    ...(timed && existsSync(articles) ? { megabytesPerSecond: speed(rows<{ text: string }>(articles)) } : {}),
  };
}

/** A rule passes when the texts of the spans are the expected sentences. */
function passes({ text, sentences }: Golden): boolean {
  const found = textSpans(text).map(({ start, end }) => text.slice(start, end));
  return found.length === sentences.length && found.every((sentence, i) => sentence === sentences[i]);
}

/** A boundary is a sentence's end offset; found when the very same offset is predicted. */
function boundaryScores(documents: readonly Document[]): {
  precision: number;
  recall: number;
  f1: number;
} {
  let found = 0;
  let predicted = 0;
  let expected = 0;
  for (const { text, spans } of documents) {
    const units = unitOffsets(text);
    const gold = new Set(spans.map(([, end]) => units[end]));
    const ours = textSpans(text);
    found += ours.filter(({ end }) => gold.has(end)).length;
    predicted += ours.length;
    expected += gold.size;
  }
  const precision = found / predicted;
  const recall = found / expected;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

interface Golden {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly string[];
}

interface Document {
  readonly id: string;
  readonly text: string;
  /** Code points. */
  readonly spans: readonly (readonly [number, number])[];
}

/** The UTF-16 offset of each code point, and of the end. */
function unitOffsets(text: string): number[] {
  const offsets = [0];
  let at = 0;
  for (const character of text) {
    at += character.length;
    offsets.push(at);
  }
  return offsets;
}

function speed(articles: readonly { text: string }[]): number {
  const lines = articles.flatMap(({ text }) => text.split('\n'));
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  const started = performance.now();
  for (const line of lines) sentenceSpans(line);
  return bytes / 1e6 / ((performance.now() - started) / 1e3);
}

function rows<Row>(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
