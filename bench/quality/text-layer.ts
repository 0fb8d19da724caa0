import { join } from 'node:path';
import { attributions } from '../../src/text/attribution.ts';
import { dates } from '../../src/text/dates.ts';
import { figures as figuresIn } from '../../src/text/figures.ts';
import { flagsOf } from '../../src/text/flags.ts';
import { textSpans } from '../../src/text/sentences.ts';
import { readLines } from '../data.ts';
import { type Bench, figures, type Measured } from './figure.ts';

/** How much text is read, in articles. */
const ARTICLES = 400;

/** Megabytes a second of one core through all that is inferred of a text: sentences, dates, attribution, figures, flags. */
export async function measureTextLayer({ data }: Bench): Promise<Measured> {
  const articles: { readonly text: string; readonly published: string }[] = [];
  for await (const row of readLines<{ text: string; published: string }>(
    join(data, 'newsqa/2022/articles.jsonl'),
  )) {
    articles.push(row);
    if (articles.length === ARTICLES) break;
  }
  const steps: Record<string, number> = {};
  const timed = <Result>(name: string, step: () => Result): Result => {
    const started = performance.now();
    const result = step();
    steps[name] = (steps[name] ?? 0) + (performance.now() - started) / 1000;
    return result;
  };
  const read = (): void => {
    for (const { text, published } of articles) {
      const spans = timed('sentences', () => textSpans(text));
      timed('dates', () => dates(text, { published }));
      timed('figures', () => figuresIn(text));
      timed('attribution', () => attributions(text, spans));
      const sentences = spans.map(({ start, end }) => text.slice(start, end));
      timed('flags', () => sentences.map((_, i) => flagsOf(sentences, i)));
    }
  };
  read();
  for (const name of Object.keys(steps)) steps[name] = 0;
  read();
  const megabytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const seconds = Object.values(steps).reduce((sum, each) => sum + each, 0);
  const each = Object.entries(steps).map(([name, spent]) => `${name} ${(megabytes / spent).toFixed(1)}`);
  return {
    figures: figures('text layer', false, { 'MB a second, a core': megabytes / seconds }),
    notes: [`The text layer, MB a second each: ${each.join(', ')}. Time depends on the machine.`],
  };
}
