import { dateAt, isRelativeDay } from './mentions/dates.ts';
import { nameAt } from './mentions/names.ts';
import { isNumberWord, numberAt } from './mentions/numbers.ts';
import { isCapital, isDigit, rawWord } from './mentions/words.ts';
import { fold, type Token } from './terms.ts';

/** The kinds of thing a short answer can be. */
export type MentionKind = 'person' | 'place' | 'name' | 'number' | 'money' | 'percent' | 'date' | 'age';

/** Something a sentence names or counts, over the tokens `first` to `last` (inclusive). */
export interface Mention {
  readonly kind: MentionKind;
  readonly first: number;
  readonly last: number;
  /** Its terms in order, so that "Mr. Biden" and "Biden" meet; numbers by their digits. */
  readonly terms: readonly string[];
}

/** The names, numbers and dates of one sentence, in order. `words` are the sentence's tokens. */
export function mentions(text: string, words: readonly Token[]): Mention[] {
  const found: Mention[] = [];
  let at = 0;
  while (at < words.length) {
    const mention = mentionAt(text, words, at);
    if (mention !== undefined && mention.first > (found.at(-1)?.last ?? -1)) found.push(mention);
    at = mention === undefined ? at + 1 : mention.last + 1;
  }
  return found;
}

function mentionAt(text: string, words: readonly Token[], at: number): Mention | undefined {
  const raw = rawWord(text, words, at);
  const word = fold(raw);
  // Most words begin with a small letter and are neither a day nor a number.
  if (!isCapital(raw) && !isDigit(raw) && !isRelativeDay(word) && !isNumberWord(word)) return undefined;
  const place = { text, words, at, raw, word };
  return dateAt(place) ?? numberAt(place) ?? nameAt(place);
}
