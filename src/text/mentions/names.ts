import { isUsuallyName } from '../lexicon.ts';
import type { Mention, MentionKind } from '../mentions.ts';
import { fold, type Token } from '../terms.ts';
import { adjacent, isCapital, mention, type Place, rawWord } from './words.ts';

/** Small words inside a name: "Bank of England", "Ursula von der Leyen". */
const INSIDE = new Set('of de la le el al the van von der den bin ibn for and du da dos des'.split(' '));
const TITLE = new Set(
  `mr mrs ms dr president minister prime secretary senator sen rep gov governor mayor chancellor king queen prince princess pope
  general gen colonel col captain capt judge justice chief spokesman spokeswoman spokesperson director coach actor actress singer
  star professor prof leader chairman ceo sir lord analyst author officer sgt lieutenant lt congressman congresswoman`.split(
    /\s+/,
  ),
);
const PLACE_CUE = new Set(
  'in at near from outside across to into toward towards around inside throughout within'.split(' '),
);
/** "…, spokesman for", ", the defence minister": a person's office behind the name, in small letters: to compile it for any case takes long. */
const OFFICE =
  /^,? (?:an? |the |its |his |her |their )?(?:[\p{L}’'-]+ ){0,3}(?:spokes(?:man|woman|person)|minister|president|leader|director|chief|chairman|head|analyst|professor|expert|governor|mayor|secretary|ceo|commander|founder|author|coach|actor|actress|singer)\b/u;
const SAYING = /^\s*,?\s*(who|said|says|told|tweeted|added|announced|wrote|joined|played|\d\d)\b/;

/** A run of capitalised words; the first word of the sentence counts only when it is known to be a name. */
export function nameAt({ text, words, at, raw }: Place): Mention | undefined {
  const token = words[at]!;
  if (!isCapital(raw) || token.term === '') return undefined;
  const opening = at === 0 || /[“"‘:•]\s?$/.test(text.slice(Math.max(0, token.start - 2), token.start));
  let to = at;
  while (to + 1 < words.length && adjacent(text, words, to)) {
    const next = rawWord(text, words, to + 1);
    if (isCapital(next) && words[to + 1]!.term !== '') to++;
    else {
      const after = pastSmallWords(text, words, to + 1);
      if (after === undefined) break;
      to = after;
    }
  }
  if (opening && to === at && !isUsuallyName(token.term)) return undefined;
  return mention(nameKind(text, words, at, to), text, words, at, to);
}

/** The capitalised word that one or two small words lead to: "Bank **of** England", "Ursula **von der** Leyen". */
function pastSmallWords(text: string, words: readonly Token[], from: number): number | undefined {
  for (let at = from; at < from + 2 && at + 1 < words.length; at++) {
    const small = rawWord(text, words, at);
    if (!INSIDE.has(small) || small === 'and' || !adjacent(text, words, at)) return undefined;
    if (isCapital(rawWord(text, words, at + 1))) return words[at + 1]!.term === '' ? undefined : at + 1;
  }
  return undefined;
}

function nameKind(text: string, words: readonly Token[], from: number, to: number): MentionKind {
  const before = from > 0 ? fold(rawWord(text, words, from - 1)) : '';
  const first = fold(rawWord(text, words, from));
  if (TITLE.has(before) || TITLE.has(first)) return 'person';
  const after = text.slice(words[to]!.end, words[to]!.end + 14);
  if (
    SAYING.test(after) ||
    (after.startsWith(',') && OFFICE.test(text.slice(words[to]!.end, words[to]!.end + 60).toLowerCase()))
  )
    return 'person';
  if (PLACE_CUE.has(before)) return 'place';
  return 'name';
}
