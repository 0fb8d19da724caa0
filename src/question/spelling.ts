import { eachWord, fold, termOf } from '../text/terms.ts';
import type { KnownWords, WrittenForm } from './known-words.ts';

/** A word that was read as another. */
export interface Correction {
  readonly typed: string;
  readonly read: string;
}

/** A word that neither the archive nor English knows, and what of the archive's words it may be. */
export interface Slip {
  readonly start: number;
  readonly typed: string;
  /** In lower case, likeliest first; `odds` are relative to each other. */
  readonly candidates: readonly { readonly word: string; readonly odds: number }[];
}

/** The slips of a question that are one edit away from a word of the archive. */
export function slips(text: string, known: KnownWords): readonly Slip[] {
  const found: Slip[] = [];
  eachWord(text, 0, text.length, (start, end) => {
    const typed = text.slice(start, end).replace(/['’]s$/i, '');
    if (found.length === MOST_SLIPS || !isUnknown(typed, known)) return;
    const candidates = candidatesFor(typed, known);
    if (candidates.length > 0) found.push({ start, typed, candidates });
  });
  return found;
}

/** A question with its slips read as the likeliest word: “Kiddal” as “Kidal”, the name before other words. */
export function corrected(
  text: string,
  found: readonly Slip[],
  writtenForm: WrittenForm,
): { readonly text: string; readonly corrections: readonly Correction[] } {
  let read = '';
  let at = 0;
  const corrections = found.flatMap(({ start, typed, candidates }) => {
    const better = likeliest(typed, candidates, writtenForm);
    if (better === null) return [];
    read += text.slice(at, start) + better;
    at = start + typed.length;
    return [{ typed, read: better }];
  });
  return { text: read + text.slice(at), corrections };
}

/** A text with more of them is in another language. */
const MOST_SLIPS = 4;
/** So many candidates are looked up in articles. */
const MOST_CANDIDATES = 5;
/** Of three letters, any other three are one edit away. */
const SHORTEST = 4;
/** A longer word is no name; and it has edits without end. */
const LONGEST = 30;

function isUnknown(word: string, known: KnownWords): boolean {
  const term = termOf(word);
  if (
    word.length < SHORTEST - 1 ||
    word.length > LONGEST ||
    term === '' ||
    !/^\p{L}+$/u.test(word) ||
    isInitials(word)
  )
    return false;
  return known.share(term) === 0 && !known.isWord(word);
}

/** `JNIM`, `UNHCR`: initials are looked for as they are. */
const isInitials = (word: string): boolean => word === word.toUpperCase() && word.length <= 5;

function candidatesFor(typed: string, known: KnownWords): Slip['candidates'] {
  const best = new Map<string, number>();
  for (const { edited, odds } of edits(fold(typed))) {
    const term = termOf(edited);
    const share = term === '' || edited.length < SHORTEST ? 0 : known.share(term);
    if (share > 0) best.set(edited, Math.max(best.get(edited) ?? 0, odds * share));
  }
  return [...best]
    .map(([word, odds]) => ({ word, odds }))
    .sort((one, other) => other.odds - one.odds)
    .slice(0, MOST_CANDIDATES);
}

/** Null where the archive is not seen to write any of them: a stem is no word. */
function likeliest(typed: string, candidates: Slip['candidates'], writtenForm: WrittenForm): string | null {
  let best: { readonly form: string; readonly odds: number } | null = null;
  for (const { word, odds: prior } of candidates) {
    const form = writtenForm(word);
    if (form === null) continue;
    // People misspell names; and where they wrote a capital, they meant one.
    const odds = prior * (isCapital(form) ? NAME : isCapital(typed) ? NO_NAME : 1);
    if (best === null || odds > best.odds) best = { form, odds };
  }
  return best?.form ?? null;
}

/** How much likelier one reading is than another, against an ordinary edit to an ordinary word. */
const FIRST_LETTER = 0.05;
const TYPICAL = 4;
const NAME = 3;
const NO_NAME = 0.3;

interface Edit {
  readonly edited: string;
  readonly odds: number;
}

/** Every word one edit away: a letter too many, swapped, wrong or missing. */
function* edits(word: string): Generator<Edit> {
  for (let i = 0; i < word.length; i++) {
    const [before, letter, after] = [word.slice(0, i), word[i]!, word.slice(i + 1)];
    const doubled = letter === word[i - 1] || letter === word[i + 1];
    const here = i === 0 ? FIRST_LETTER : 1;
    yield { edited: before + after, odds: doubled ? TYPICAL : here };
    if (after !== '' && after[0] !== letter)
      yield { edited: before + after[0] + letter + after.slice(1), odds: here * TYPICAL };
    for (const other of LETTERS) {
      const alike = isVowel(letter) && isVowel(other);
      if (other !== letter) yield { edited: before + other + after, odds: here * (alike ? TYPICAL : 1) };
      yield { edited: before + other + letter + after, odds: other === letter ? TYPICAL : here };
    }
  }
  for (const other of LETTERS) yield { edited: word + other, odds: 1 };
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const isVowel = (letter: string): boolean => 'aeiouy'.includes(letter);
const isCapital = (word: string): boolean => word[0] !== word[0]?.toLowerCase();
