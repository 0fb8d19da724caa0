import type { Day } from './calendar.ts';
import type { Tense } from './tense.ts';

export type DateType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

/** What an expression means, as TIMEX3 writes it: `2025-06-12`, `P3Y`, `PAST_REF`. */
export interface Reading {
  readonly type: DateType;
  readonly value: string;
  /** It leans on another date, so none leans on it: "a year earlier" twice in a row is the same year. */
  readonly leaning?: true;
}

/** What an expression is read against. */
export interface Setting {
  readonly text: string;
  /** Offsets of the match in `text`. */
  readonly start: number;
  readonly end: number;
  /** The day of publication. */
  readonly today: Day;
  /** The last calendar reading before this one in the text: "that day", "a year earlier" lean on it. */
  readonly before: Reading | undefined;
  /** Where that one ends; -1 without one. */
  readonly beforeEnd: number;
  /** The last quarter the text named, such as `2024-Q3`: results speak of it for long. */
  readonly quarter: string | undefined;
  /** Where the clause looks; found only when asked. */
  readonly tense: () => Tense;
}

/** A recogniser looks only at words it can open with, and reads what its pattern matches there. */
export interface Recogniser {
  /** Lower-case words; `#` stands for any word that begins with a digit. */
  readonly opens: readonly string[];
  readonly pattern: RegExp;
  readonly read: (groups: Groups, setting: Setting) => Reading | undefined;
}

export type Groups = Readonly<Record<string, string | undefined>>;

/** A recogniser from a pattern's source, matched whole words only and in any case. */
export function recogniser(opens: readonly string[], source: string, read: Recogniser['read']): Recogniser {
  return { opens, pattern: new RegExp(`(?:${source})(?![A-Za-z\\d])`, 'iy'), read };
}

export const date = (value: string): Reading => ({ type: 'DATE', value });
export const time = (value: string): Reading => ({ type: 'TIME', value });
export const duration = (value: string): Reading => ({ type: 'DURATION', value });
export const set = (value: string): Reading => ({ type: 'SET', value });
