import { readFileSync, writeFileSync } from 'node:fs';
import { table } from '../table.ts';
import type { Figure } from './figure.ts';

/** The figures of the committed state: set → figure → value, or a value with a tolerance of its own. */
export type Expected = Readonly<Record<string, Readonly<Record<string, Expectation>>>>;
export type Expectation = number | { readonly value: number; readonly tolerance: number };

/** How far a figure may fall before it counts as a loss: two or three questions of newsqa 2022. */
const TOLERANCE = 0.005;

export function readExpected(path: string): Expected {
  return JSON.parse(readFileSync(path, 'utf8')) as Expected;
}

/** Writes what was measured; figures that were not measured this time, and tolerances, stay. */
export function writeExpected(path: string, expected: Expected, measured: readonly Figure[]): void {
  const next: Record<string, Record<string, Expectation>> = structuredClone(expected);
  for (const { set, name, value } of measured) {
    const figure = Number(value.toFixed(4));
    const before = expected[set]?.[name];
    next[set] = {
      ...next[set],
      [name]: typeof before === 'object' ? { ...before, value: figure } : figure,
    };
  }
  writeFileSync(path, `${JSON.stringify(next, null, 2)}\n`);
}

/** The figures that fell further than their tolerance below what is expected. */
export function losses(expected: Expected, measured: readonly Figure[]): Figure[] {
  return measured.filter((figure) => {
    const { value, tolerance } = expectation(expected, figure);
    return value !== undefined && figure.value < value - tolerance;
  });
}

/** The table that is printed: set, figure, value, expected, difference. */
export function figureTable(expected: Expected, measured: readonly Figure[]): string {
  const rows = measured.map((figure) => {
    const { value } = expectation(expected, figure);
    const difference = value === undefined ? undefined : figure.value - value;
    return [
      figure.set,
      figure.name,
      spell(figure.value),
      value === undefined ? '–' : spell(value),
      difference === undefined ? '–' : `${difference < 0 ? '-' : '+'}${spell(Math.abs(difference))}`,
      figure.fitted ? 'fitted on' : '',
    ];
  });
  return table(['set', 'figure', 'value', 'expected', 'difference', ''], rows);
}

function expectation(expected: Expected, { set, name }: Figure): { value?: number; tolerance: number } {
  const found = expected[set]?.[name];
  if (found === undefined) return { tolerance: TOLERANCE };
  return typeof found === 'number' ? { value: found, tolerance: TOLERANCE } : found;
}

const spell = (value: number): string => value.toFixed(3);
