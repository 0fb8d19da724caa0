import type { Span } from '../article.ts';
import { countedBehind } from './figures/counted.ts';
import { isNotAFigure } from './figures/negatives.ts';
import { type NumberRead, readNumber } from './figures/numbers.ts';
import { type FigureState, stateOf } from './figures/state.ts';

export type { FigureState } from './figures/state.ts';
export type Bound = 'at least' | 'at most' | 'about';

/** A number of a text, with what it counts; `value` is the least and the most it can mean. */
export interface Figure extends Span {
  readonly text: string;
  readonly value: readonly [low: number, high: number];
  /** `dozens`, `several`: the range is ours. */
  readonly vague: boolean;
  readonly bound: Bound | null;
  /** `percent`, a currency's ISO code, or null for things counted. */
  readonly unit: string | null;
  /** What is counted, as written: `Malian soldiers`. */
  readonly counted: string | null;
  /** Of whom or what, as written: `their members`. */
  readonly of: string | null;
  readonly state: FigureState | null;
}

/** The figures between `from` and `to`, in order; ages, scores, years, dates, addresses and names are none. */
export function figures(text: string, from = 0, to = text.length): Figure[] {
  const found: Figure[] = [];
  for (let at = from; at < to; ) {
    const number = readNumber(text, at, to);
    if (number === undefined) break;
    at = number.end;
    const { start, bound } = withBound(text, number, from);
    if (isNotAFigure(text, number)) continue;
    const { counted, of, end } = countedBehind(text, number, to);
    found.push({
      start,
      end: number.end,
      text: text.slice(start, number.end),
      value: number.value,
      vague: number.vague,
      bound,
      unit: number.unit,
      counted,
      of,
      state: stateOf(text, { start, end }, from, to) ?? carried(text, found.at(-1), start),
    });
  }
  return found;
}

/** `killing ten soldiers and three civilians`: the state of the first holds for the second. */
function carried(text: string, last: Figure | undefined, start: number): FigureState | null {
  if (last === undefined || last.state === null) return null;
  return /^[^.;:!?\d]{0,60}(?:,| and| or)\s*(?:also )?$/.test(text.slice(last.end, start)) &&
    !/\b(?:while|but|who|when|after|before|said|which)\b/.test(text.slice(last.end, start))
    ? last.state
    : null;
}

const BOUNDS: readonly (readonly [RegExp, Bound])[] = [
  [
    /\b(?:at least|no (?:fewer|less) than|more than|over|upwards? of|a minimum of|not less than)\s+$/i,
    'at least',
  ],
  [
    /\b(?:at most|up to|as many as|no more than|fewer than|less than|under|a maximum of|as much as)\s+$/i,
    'at most',
  ],
  [
    /\b(?:about|around|approximately|roughly|nearly|almost|some|an estimated|estimated|close to)\s+$/i,
    'about',
  ],
];

/** The words in front that say how the number is meant, and where they begin. */
function withBound(
  text: string,
  { start, bound }: NumberRead,
  from: number,
): { start: number; bound: Bound | null } {
  const before = text.slice(Math.max(from, start - 24), start);
  for (const [pattern, meant] of BOUNDS) {
    const match = pattern.exec(before);
    if (match !== null) return { start: start - (before.length - match.index), bound: meant };
  }
  return { start, bound };
}
