import type { Mention, MentionKind } from '../mentions.ts';
import { fold, type Token } from '../terms.ts';

/** A word of a sentence, as it is written and folded, among the others. */
export interface Place {
  readonly text: string;
  readonly words: readonly Token[];
  readonly at: number;
  readonly raw: string;
  readonly word: string;
}

/** The mention over the words `first` to `last`. */
export function mention(
  kind: MentionKind,
  text: string,
  words: readonly Token[],
  first: number,
  last: number,
): Mention {
  const terms: string[] = [];
  for (let i = first; i <= last; i++) {
    const word = words[i]!;
    const term = word.term !== '' ? word.term : fold(text.slice(word.start, word.end));
    if (word.term !== '' || kind === 'number') terms.push(term);
  }
  return { kind, first, last, terms };
}

/** Whether nothing but a space, a hyphen or an abbreviation's full stop stands between a token and the next. */
export function adjacent(text: string, words: readonly Token[], at: number): boolean {
  const gap = text.slice(words[at]!.end, words[at + 1]!.start);
  if (/^,\s$/.test(gap)) return isYear(rawWord(text, words, at + 1)) && isDayNumber(rawWord(text, words, at));
  return (
    /^(\s|\s?[-–]\s?|\.\s)$/.test(gap) && !(gap.startsWith('.') && words[at]!.end - words[at]!.start > 4)
  );
}

export function rawWord(text: string, words: readonly Token[], at: number): string {
  return text.slice(words[at]!.start, words[at]!.end);
}

/** Whether a currency's sign stands before a word. */
export function followsCurrency(text: string, words: readonly Token[], at: number): boolean {
  return /[$£€¥]\s?$/.test(text.slice(Math.max(0, words[at]!.start - 2), words[at]!.start));
}

export const isDigit = (raw: string): boolean => raw >= '0' && raw < ':';

/** `12`, `3rd`: what may be the day of a month. */
export const isDayNumber = (raw: string): boolean => /^([12]?\d|3[01])(st|nd|rd|th)?$/.test(raw);

export const isYear = (raw: string): boolean => /^(1[5-9]\d\d|20\d\d)s?$/.test(raw);

export function isCapital(raw: string): boolean {
  const first = raw[0] ?? '';
  return first !== first.toLowerCase();
}
