import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dates } from '../../src/text/dates.ts';
import { codePointUnits } from './code-points.ts';
import { type Bench, figures, type Measured, scores } from './figure.ts';

/** Expressions found by overlap, and found with the same TIMEX3 value. */
interface TemporalFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly valueF1: number;
  /** UTF-8 megabytes of article text a second. */
  readonly megabytesPerSecond: number;
}

interface TemporalRow {
  readonly id: string;
  readonly dct: string;
  readonly text: string;
  readonly timex: readonly Timex[];
}

interface Timex {
  readonly start: number;
  readonly end: number;
  readonly value: string | null;
}

/** Expressions of time; the recognisers were written with these rows at hand. */
export async function measureTemporal({ data }: Bench): Promise<Measured> {
  const { precision, recall, f1, valueF1 } = await benchTemporal(data);
  return { figures: figures('temporal', true, { precision, recall, F1: f1, 'value F1': valueF1 }) };
}

/** TimeBank and AQUAINT, by the definition in the data's README. */
async function benchTemporal(dataDir: string): Promise<TemporalFigures> {
  const rows = temporalRows(dataDir);
  const started = performance.now();
  for (const { text, dct } of rows) dates(text, { published: dct });
  const seconds = (performance.now() - started) / 1000;
  const bytes = rows.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return { ...temporalScores(rows), megabytesPerSecond: bytes / 1e6 / seconds };
}

function temporalRows(dataDir: string): TemporalRow[] {
  return readFileSync(join(dataDir, 'temporal/train.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TemporalRow);
}

function temporalScores(rows: readonly TemporalRow[]): Omit<TemporalFigures, 'megabytesPerSecond'> {
  let found = 0;
  let right = 0;
  let predicted = 0;
  let expected = 0;
  for (const { text, dct, timex } of rows) {
    const ours = dates(text, { published: dct });
    const units = codePointUnits(text);
    const free = new Set(ours);
    for (const { start, end, value } of timex) {
      const overlapping = [...free].filter((each) => each.start < units(end) && each.end > units(start));
      const match = overlapping.find((each) => each.value === value) ?? overlapping[0];
      if (match === undefined) continue;
      free.delete(match);
      found += 1;
      if (match.value === value) right += 1;
    }
    predicted += ours.length;
    expected += timex.length;
  }
  return { ...scores(found, predicted, expected), valueF1: scores(right, predicted, expected).f1 };
}
