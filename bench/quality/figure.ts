import type { Dateline, SentenceEncoder } from '../../src/index.ts';

/** One measured number. Higher is always better, so that one rule tells a loss. */
export interface Figure {
  readonly set: string;
  readonly name: string;
  readonly value: number;
  /** Whether anything that ships was fitted on these very rows: then the figure flatters. */
  readonly fitted: boolean;
}

/** What one set gave: its figures, and lines to print below the table. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly notes?: readonly string[];
}

/** What a set is measured on. */
export interface Bench {
  /** The folder of the evaluation data. */
  readonly data: string;
  /** The sample corpus. */
  readonly sample: string;
  /** An engine over the corpus at `path`, read once for all sets. */
  readonly open: (path: string) => Promise<Dateline>;
  /** What `open` opens with, and what bare sentences are ranked with. */
  readonly encoder: SentenceEncoder | null;
  /** Only every so manyeth question of the large sets is asked. */
  readonly step: number;
  /** Stands behind the names of the sets: how they were measured. */
  readonly how: string;
}

/** The questions that are asked. */
export function sampled<Row>({ step }: Bench, rows: readonly Row[]): Row[] {
  return rows.filter((_, i) => i % step === 0);
}

/** Figures of one set: `figures('newsqa 2022', true, { 'hit@1': 0.5 })`. */
export function figures(set: string, fitted: boolean, values: Readonly<Record<string, number>>): Figure[] {
  return Object.entries(values).map(([name, value]) => ({ set, name, value, fitted }));
}

/** The share of items that hold; NaN of none. */
export function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}

/** Precision, recall and their harmonic mean; each 0 where there is nothing to count. */
export function scores(
  right: number,
  predicted: number,
  expected: number,
): { precision: number; recall: number; f1: number } {
  const precision = predicted === 0 ? 0 : right / predicted;
  const recall = expected === 0 ? 0 : right / expected;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
