import type { Mention, MentionKind } from '../mentions.ts';
import { fold, type Token } from '../terms.ts';
import { adjacent, followsCurrency, isDigit, mention, type Place, rawWord } from './words.ts';

const NUMBER_WORD = new Set(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands
  millions billions first second third half quarter scores several`.split(/\s+/),
);
const MAGNITUDE = new Set('hundred thousand million billion trillion m bn tn k dozen'.split(' '));
const CURRENCY_WORD = new Set(
  'dollar dollars pound pounds euro euros yen yuan rupee rupees ruble rubles francs cents'.split(' '),
);

/** A number in words. */
export const isNumberWord = (word: string): boolean => NUMBER_WORD.has(word);

/** A figure or a number in words, with its magnitude. */
export function numberAt({ text, words, at, raw, word }: Place): Mention | undefined {
  if (!isDigit(raw) && !isNumberWord(word)) return undefined;
  let to = at;
  while (to + 1 < words.length && adjacent(text, words, to)) {
    const next = fold(rawWord(text, words, to + 1));
    if (!MAGNITUDE.has(next) && !(NUMBER_WORD.has(word) && NUMBER_WORD.has(next))) break;
    to++;
  }
  return mention(numberKind(text, words, at, to), text, words, at, to);
}

function numberKind(text: string, words: readonly Token[], from: number, to: number): MentionKind {
  if (followsCurrency(text, words, from)) return 'money';
  const after = text.slice(words[to]!.end, words[to]!.end + 12);
  if (/^\s?%|^[\s-]per ?cent/i.test(after)) return 'percent';
  if (/^[\s-]years?[\s-]old/i.test(after)) return 'age';
  const next = to + 1 < words.length ? fold(rawWord(text, words, to + 1)) : '';
  return CURRENCY_WORD.has(next) ? 'money' : 'number';
}
