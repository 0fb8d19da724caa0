import { describe, expect, it } from 'vitest';
import { type Coverage, chartInWords, chartOf } from '../../src/briefing/chart.ts';

const STORY = { id: 's', headline: 'The river rises' };

/** An article of a day in June, with figures of people missing. */
function told(
  id: string,
  day: number,
  ...figures: readonly (readonly [claimant: string, value: number])[]
): Coverage {
  return {
    id,
    at: new Date(Date.UTC(2026, 5, day, 12)),
    figures: figures.map(([claimant, value]) => {
      return { claimant, value, counts: 'missing', whom: 'people', text: String(value) };
    }),
  };
}

const alone = (coverage: readonly Coverage[]) => coverage.map(({ id }) => [id]);

describe('a chart', () => {
  it('counts articles and independent sources of every day, of those without any as well', () => {
    const coverage = [told('a', 1, ['The mayor', 4]), told('b', 1), told('c', 3)];
    expect(chartOf(STORY, coverage, [['a', 'b'], ['c']])).toEqual({
      story: 's',
      headline: 'The river rises',
      days: [
        { date: '2026-06-01', articles: 2, sources: 1 },
        { date: '2026-06-02', articles: 0, sources: 0 },
        { date: '2026-06-03', articles: 1, sources: 1 },
      ],
      marks: [{ date: '2026-06-01', claimant: 'The mayor', says: '4 missing' }],
    });
  });

  it('marks a claimant’s figure on the day it was first given, and again when it changed', () => {
    const coverage = [
      told('a', 1, ['The mayor', 4]),
      told('b', 2, ['the mayor', 4], ['The army', 9]),
      told('c', 3, ['The mayor', 6]),
    ];
    expect(chartOf(STORY, coverage, alone(coverage))!.marks).toEqual([
      { date: '2026-06-01', claimant: 'The mayor', says: '4 missing' },
      { date: '2026-06-02', claimant: 'The army', says: '9 missing' },
      { date: '2026-06-03', claimant: 'The mayor', says: '6 missing' },
    ]);
  });

  it('marks the same figure for each of two ministries', () => {
    const coverage = [
      told('a', 1, ['Ukraine’s defence ministry', 70]),
      told('b', 2, ['Russia’s defence ministry', 70]),
    ];
    expect(chartOf(STORY, coverage, alone(coverage))!.marks.map(({ claimant }) => claimant)).toEqual([
      'Ukraine’s defence ministry',
      'Russia’s defence ministry',
    ]);
  });

  it.each([
    ['nothing was told', []],
    ['all was told on one day', [told('a', 1, ['The mayor', 4]), told('b', 1)]],
    ['two days have no figure', [told('a', 1), told('b', 2)]],
  ])('is not made when %s', (_, coverage) => {
    expect(chartOf(STORY, coverage, alone(coverage))).toBeNull();
  });

  it('is made of three days without a figure', () => {
    const coverage = [told('a', 1), told('b', 2), told('c', 3)];
    expect(chartOf(STORY, coverage, alone(coverage))).not.toBeNull();
  });

  it('of a long story shows its last month, and the figures of that', () => {
    const days = Array.from({ length: 60 }, (_, day) => told(`a${day}`, day, ['The mayor', day]));
    const { days: shown, marks } = chartOf(STORY, days, alone(days))!;
    expect([shown.length, shown[0]!.date, shown.at(-1)!.date]).toEqual([31, '2026-06-29', '2026-07-29']);
    expect(marks).toHaveLength(6);
    expect(marks.every(({ date }) => date >= '2026-06-29')).toBe(true);
  });

  it('says in words what it shows, with the numbers', () => {
    const coverage = [told('a', 1, ['The mayor', 4]), told('b', 1), told('c', 2)];
    expect(chartInWords(chartOf(STORY, coverage, [['a', 'b'], ['c']])!)).toBe(
      'Articles a day on “The river rises”, 1 June 2026 to 2 June 2026: 3 in all, most on 1 June 2026 (2, from 1 independent source). Figures: 1 June 2026, The mayor: 4 missing.',
    );
  });

  it('says it in at most a thousand characters, whatever the names', () => {
    const long = told('a', 1, ['m'.repeat(900), 4], ['n'.repeat(900), 5]);
    const words = chartInWords(chartOf({ id: 's', headline: 'x'.repeat(5_000) }, [long, told('b', 2)], [])!);
    expect(words.length).toBeLessThanOrEqual(1_000);
  });
});
