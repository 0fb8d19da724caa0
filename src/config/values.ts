/** Entries between commas or spaces; null without any. */
export function listOf(text: string | undefined): readonly string[] | null {
  const entries = text?.split(/[\s,]+/).filter((entry) => entry !== '') ?? [];
  return entries.length > 0 ? entries : null;
}

/** One of a few words, or `otherwise` where none is set; what else was typed is among the problems. */
export function choice<Word extends string, Otherwise extends Word | null>(
  name: string,
  text: string | undefined,
  { words, otherwise }: { readonly words: readonly Word[]; readonly otherwise: Otherwise },
  problems: string[],
): Word | Otherwise {
  const typed = text?.trim() ?? '';
  const found = words.find((word) => word === typed.toLowerCase());
  if (found === undefined && typed !== '')
    problems.push(`${name}: expected ${words.join(' or ')}, got ${JSON.stringify(typed)}`);
  return found ?? otherwise;
}

export interface Whole {
  readonly least: number;
  readonly most: number;
  /** Where none is set. */
  readonly otherwise: number;
}

/** A whole number; what it is instead is among the problems. */
export function wholeNumber(
  name: string,
  text: string | undefined,
  { least, most, otherwise }: Whole,
  problems: string[],
): number {
  const typed = text?.trim() || String(otherwise);
  const number = /^(?:0|[1-9]\d{0,8})$/.test(typed) ? Number(typed) : Number.NaN;
  if (number >= least && number <= most) return number;
  problems.push(`${name}: expected a whole number from ${least} to ${most}, got ${JSON.stringify(typed)}`);
  return otherwise;
}
