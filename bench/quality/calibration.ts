import { table } from '../table.ts';

const BINS = 10;

/** How often answers of each confidence are right, and how far the two are apart on average (0 is perfect). */
export function reliability(answers: readonly { readonly confidence: number; readonly right: boolean }[]): {
  error: number;
  lines: string;
} {
  let error = 0;
  const rows: string[][] = [];
  for (let i = 0; i < BINS; i++) {
    const bin = answers.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === i);
    if (bin.length === 0) continue;
    const said = bin.reduce((sum, { confidence }) => sum + confidence, 0) / bin.length;
    const was = bin.filter(({ right }) => right).length / bin.length;
    error += (Math.abs(said - was) * bin.length) / answers.length;
    rows.push([
      `.${i} to ${i + 1 === BINS ? '1' : `.${i + 1}`}`,
      String(bin.length),
      said.toFixed(3),
      was.toFixed(3),
    ]);
  }
  return { error, lines: table(['confidence', 'questions', 'mean said', 'hit@1'], rows) };
}
