import { isUsuallyName } from '../text/lexicon.ts';
import { eachWord, termOf } from '../text/terms.ts';
import type { WrittenForm } from './known-words.ts';

/** All in capitals: then "WHO" is no agency and "IT" no industry. */
export function isShouted(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}.*\s.*\p{Lu}{2}/u.test(text);
}

/** Typed without capitals, or with nothing else: then they tell nothing of what is a name. */
export function isCaseless(text: string): boolean {
  return isShouted(text) || text === text.toLowerCase();
}

/** A caseless question with the capitals that the archive, or else news in general, writes its names with. */
export function withCapitals(text: string, writtenForm: WrittenForm): string {
  if (!isCaseless(text)) return text;
  const lower = isShouted(text) ? text.toLowerCase() : text;
  let read = '';
  let at = 0;
  eachWord(lower, 0, lower.length, (start, end) => {
    read += lower.slice(at, start) + spelt(lower.slice(start, end), lower.slice(end), writtenForm);
    at = end;
  });
  return read + lower.slice(at);
}

function spelt(word: string, after: string, writtenForm: WrittenForm): string {
  const [, bare = '', possessive = ''] = /^(.+?)(['’]s)?$/s.exec(word) ?? [];
  // "the us army": the country, where a noun of its own follows; else it is the word.
  if (bare === 'us') return possessive !== '' || AMERICAN.test(after) ? `US${possessive}` : word;
  const term = termOf(bare);
  if (term === '' || !/^\p{L}+$/u.test(bare)) return word;
  const form = writtenForm(bare) ?? bare;
  const name = form === bare && isUsuallyName(term) ? capitalised(bare) : form;
  return name + possessive;
}

const AMERICAN =
  /^ (?:army|air|attorney|bank|border|capitol|census|citizens?|coast|congress|dollar|economy|embassy|forces|geological|government|house|marines?|military|navy|officials?|open|president|secretary|senate|senator|soldiers?|state|states|supreme|treasury|troops)\b/;

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
