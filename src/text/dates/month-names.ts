import type { Setting } from './recogniser.ts';
import { PIECE } from './words.ts';

/** `May`, `March`, `Sept.`: a capital, and for the months that are also words a date beside them. */
export function isMonthWritten(name: string, { text, start, end }: Setting, dated: boolean): boolean {
  const at = text.slice(start, end).lastIndexOf(name) + start;
  const first = text[at] ?? '';
  if (first === first.toLowerCase()) return false;
  const plain = name.toLowerCase();
  if (dated) return true;
  if (plain === 'mar' || plain === 'jan' || plain === 'jun' || plain === 'dec' || plain === 'sep')
    return false;
  if (!/^(?:may|march|august|april|june)$/.test(plain)) return true;
  if (isSurname(text, name)) return false;
  const before = text.slice(Math.max(0, at - 14), at);
  const cue =
    /\b(?:in|since|until|till|by|from|of|during|through|for|to|and|or|between|before|after|a|an|the|its|early|late|mid|every|each|end|on|than|with|over)[\s-]+$/i.test(
      before,
    );
  if (plain === 'march' && /\b(?:the|a) $/.test(before) && MARCH_NOUN.test(text.slice(end, end + 12)))
    return true;
  if (plain === 'may' || plain === 'march')
    return (
      (cue && !/\b(?:a|an|the|its|and|or|to|on|with|over|for)[\s-]+$/i.test(before)) ||
      (/\b(?:and|or|to) $/.test(before) && monthBefore(text, at))
    );
  // `to June Okoro`, `June Okoro`: a first name, unless the word before can only stand before a time.
  const named = /^\s[A-Z][a-z]/.test(text.slice(end, end + 3));
  if (named) return /\b(?:in|since|until|by|during|early|late|mid)[\s-]+$/i.test(before);
  return cue || !/[A-Z][\w’'-]*\s+$/.test(before);
}

/** Whether an article speaks of somebody of the month's name: `Theresa May`, `Ms. May`. */
function isSurname(text: string, name: string): boolean {
  const match = new RegExp(`\\b([A-Z][a-z]+\\.?) ${name}\\b(?!,? \\d)`).exec(text);
  return match !== null && !NOT_A_NAME.test(match[1]!);
}

const NOT_A_NAME =
  /^(?:In|Last|By|Since|Until|On|From|This|Next|Of|And|The|Late|Early|Between|For|To|Through|During|Mid|Every|Each|Before|After|But|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/;

/** `the March accession` is of a month, `the March for Life` is not. */
const MARCH_NOUN = /^ (?!(?:on|for|in|from|to|by|was|were|and|that|will|through|against|of|at)\b)[a-z]{3,}/;

const monthBefore = (text: string, at: number): boolean =>
  new RegExp(`${PIECE.month} (?:and|or|to) $`, 'i').test(text.slice(Math.max(0, at - 20), at));
