import { describe, expect, it } from 'vitest';
import { drawChart } from '../../src/chart/draw.ts';
import { drawSvg } from '../../src/chart/png.ts';
import { fitted, lines, widthOf } from '../../src/chart/text.ts';
import type { Chart } from '../../src/message/chart.ts';
import { ATTACKS, AWKWARD } from '../messages.ts';

const CHART: Chart = {
  story: 's',
  headline: 'The river rises, and the town is cut off',
  days: [
    { date: '2026-06-14', articles: 1, sources: 1 },
    { date: '2026-06-15', articles: 0, sources: 0 },
    { date: '2026-06-16', articles: 4, sources: 2 },
  ],
  marks: [
    { date: '2026-06-14', claimant: 'the mayor', says: '4 missing' },
    { date: '2026-06-16', claimant: 'the army', says: 'at least 9 missing' },
  ],
};

const saying = (text: string): Chart => ({
  ...CHART,
  headline: text,
  marks: CHART.marks.map((mark) => ({ ...mark, claimant: text, says: text })),
});

/** Width and height of a PNG. */
const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  expect(view.getUint32(0)).toBe(0x89504e47);
  return [view.getUint32(16), view.getUint32(20)] as const;
};

describe('a chart is drawn', () => {
  it('as the same bytes for the same data', async () => {
    const [one, other] = [await drawChart(CHART), await drawChart(structuredClone(CHART))];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('as wide for every story, and taller for more figures', async () => {
    const [wide, high] = sizeOf(await drawChart(CHART));
    const [alike, lower] = sizeOf(await drawChart({ ...CHART, marks: [] }));
    expect([wide, alike]).toEqual([1_100, 1_100]);
    expect(lower).toBeLessThan(high);
  });

  it('with the days, the figures and who gave them', async () => {
    const svg = await drawSvg(CHART);
    for (const text of [
      '14 June',
      '16 June',
      '4 missing',
      'the mayor',
      'at least 9 missing',
      'the army',
      '5 articles',
    ])
      expect(svg).toContain(text);
  });

  it.each([...ATTACKS, ...AWKWARD])('with %j as text, or without it', async (text) => {
    const svg = await drawSvg(saying(`The army said ${text} on Monday.`));
    // What stands between two tags is text, and what stands between two marks is a value.
    expect(svg.replace(/>[^<>]*</g, '><').replace(/"[^"]*"/g, '')).not.toMatch(
      /<(?:script|img|image|a|foreignObject|b)\b|\son\w+=|href=/i,
    );
    sizeOf(await drawChart(saying(text)));
  });

  it('with a text of any length on its own lines', async () => {
    sizeOf(await drawChart(saying('word '.repeat(2_000))));
  });
});

describe('the text of a chart', () => {
  it('is cut with an ellipsis where it is too wide', () => {
    expect(fitted('The mayor', 13, 1_000)).toBe('The mayor');
    const cut = fitted('The mayor of the town by the river', 13, 80);
    expect(cut).toMatch(/^The may.*…$/);
    expect(widthOf(cut, 13)).toBeLessThanOrEqual(80);
  });

  it('is broken at spaces, and ends after the lines it has', () => {
    expect(lines('one two three', 10, 30, 3)).toEqual(['one', 'two', 'three']);
    expect(lines('one two three four', 10, 30, 2)).toEqual(['one', 'two…']);
  });
});
