import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../src/article.ts';
import { attributions } from '../../src/text/attribution.ts';
import { textSpans } from '../../src/text/sentences.ts';
import { codePointUnits } from './code-points.ts';
import { type Bench, figures, type Measured, scores } from './figure.ts';

/** Attributions found: the source overlaps, and each content covers half of the other's tokens. */
interface PolnearFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** UTF-8 megabytes of article text a second, sentences included. */
  readonly megabytesPerSecond: number;
}

/** An article with its gold attributions; offsets are UTF-16 units. */
export interface AttributedText {
  readonly text: string;
  readonly attributions: readonly {
    readonly source: readonly Span[];
    readonly cue: readonly Span[];
    readonly content: readonly Span[];
  }[];
}

/** Attribution in PolNeAR's dev articles; the models were learned from its train articles. */
export async function measurePolnear({ data }: Bench): Promise<Measured> {
  const { precision, recall, f1 } = await benchPolnear(data);
  return { figures: figures('polnear dev', false, { precision, recall, F1: f1 }) };
}

/** PolNeAR's dev articles, which training has not seen. */
async function benchPolnear(dataDir: string): Promise<PolnearFigures> {
  const texts = attributedTexts(join(dataDir, 'polnear/dev.jsonl'));
  for (const { text } of texts) attributions(text, textSpans(text));
  const started = performance.now();
  const found = texts.map(({ text }) => attributions(text, textSpans(text)));
  const seconds = (performance.now() - started) / 1000;
  const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  let right = 0;
  let predicted = 0;
  let expected = 0;
  texts.forEach((each, i) => {
    right += matches(each, found[i]!);
    predicted += found[i]!.length;
    expected += each.attributions.length;
  });
  return { ...scores(right, predicted, expected), megabytesPerSecond: bytes / 1e6 / seconds };
}

function matches(
  { text, attributions: gold }: AttributedText,
  ours: ReturnType<typeof attributions>,
): number {
  const tokens = tokenSpans(text);
  const free = new Set(ours);
  for (const { source, content } of gold) {
    for (const each of free) {
      if (!source.some(({ start, end }) => each.source.start < end && each.source.end > start)) continue;
      const { ofGold, ofOurs } = tokenOverlap(tokens, content, [each.content]);
      if (ofGold < 0.5 || ofOurs < 0.5) continue;
      free.delete(each);
      break;
    }
  }
  return ours.length - free.size;
}

/** Tokens are what white space parts. */
export function tokenSpans(text: string): Span[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: token, index }) => ({
    start: index,
    end: index + token.length,
  }));
}

/** The share of the gold tokens that ours cover, and the reverse. */
export function tokenOverlap(
  tokens: readonly Span[],
  gold: readonly Span[],
  ours: readonly Span[],
): { readonly ofGold: number; readonly ofOurs: number } {
  const inGold = tokensIn(tokens, gold);
  const inOurs = tokensIn(tokens, ours);
  let shared = 0;
  for (const token of inOurs) if (inGold.has(token)) shared++;
  return { ofGold: shared / (inGold.size || 1), ofOurs: shared / (inOurs.size || 1) };
}

function tokensIn(tokens: readonly Span[], spans: readonly Span[]): Set<number> {
  const found = new Set<number>();
  for (const { start, end } of spans) {
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (tokens[mid]!.end <= start) low = mid + 1;
      else high = mid;
    }
    for (let i = low; i < tokens.length && tokens[i]!.start < end; i++) found.add(i);
  }
  return found;
}

export function attributedTexts(path: string): AttributedText[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { text, attributions: rows } = JSON.parse(line) as { text: string; attributions: Row[] };
      const units = codePointUnits(text);
      const spans = (pairs: readonly Pair[]): Span[] =>
        pairs.map(([start, end]) => ({ start: units(start), end: units(end) }));
      return {
        text,
        attributions: rows
          .filter(({ content }) => content.length > 0)
          .map(({ source, cue, content }) => ({
            source: spans(source),
            cue: spans(cue),
            content: spans(content),
          })),
      };
    });
}

type Pair = readonly [number, number];

interface Row {
  readonly source: readonly Pair[];
  readonly cue: readonly Pair[];
  readonly content: readonly Pair[];
}
