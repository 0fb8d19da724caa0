import { expect, it } from 'vitest';
import type { Example } from '../../bench/train/fit.ts';
import { inBins } from '../../bench/train/trees/bins.ts';
import { fitForest } from '../../bench/train/trees.ts';
import { forestScore } from '../../src/ranking/forest.ts';

const OPTIONS = {
  trees: 40,
  leaves: 4,
  rate: 0.2,
  least: 5,
  restraint: 1,
  questions: 0.8,
  features: 1,
  seed: 7,
};

/** The row in the middle is right: neither more nor less of the first number is better. The second number says nothing. */
const EXAMPLES: readonly Example[] = Array.from({ length: 60 }, (_, n) => {
  const rows = [0.1, 0.5, 0.9].map((value, i) => [value + ((n * 7 + i) % 10) / 100, ((n * 3 + i) % 5) / 5]);
  return { rows, right: [false, true, false], weight: 1 };
});

it('puts first what lies between, which no weighted sum can', () => {
  const forest = fitForest(['middle', 'nothing'], EXAMPLES, OPTIONS);
  for (const { rows } of EXAMPLES) {
    const [low, middle, high] = rows.map((row) => forestScore(forest, row));
    expect(middle).toBeGreaterThan(Math.max(low!, high!));
  }
});

it('grows the same trees from the same examples', () => {
  const fit = () => fitForest(['middle', 'nothing'], EXAMPLES, OPTIONS);
  expect(fit()).toEqual(fit());
});

it('learns nothing where all rows are right, or none', () => {
  const same = EXAMPLES.map((example, n) => ({ ...example, right: example.rows.map(() => n % 2 === 0) }));
  expect(fitForest(['middle', 'nothing'], same, OPTIONS).trees).toEqual([]);
});

it('gives each of few values a step of its own, and parts many by their number', () => {
  const { thresholds, columns } = inBins(
    Array.from({ length: 1000 }, (_, i) => [i % 3, i]),
    2,
  );
  expect(thresholds[0]).toEqual([0.5, 1.5]);
  expect([...columns[0]!.slice(0, 4)]).toEqual([0, 1, 2, 0]);
  expect(thresholds[1]).toHaveLength(63);
  expect(columns[1]![999]).toBe(63);
});
