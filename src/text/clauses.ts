import type { Span } from '../article.ts';
import { fullSource, withTail } from './attribution/source.ts';
import { phrases, type Stretch, sharedSubject } from './attribution/sources.ts';
import { type Word, wordsOf } from './attribution/words.ts';

/** A sentence as recognisers of who did what read it: its words, and its noun phrases. */
export interface Clauses extends Span {
  readonly text: string;
  readonly words: readonly Word[];
  readonly phrases: readonly Stretch[];
}

/** Reads the sentence from `start` to `end` of a text. */
export function readClauses(text: string, start: number, end: number): Clauses {
  const words = wordsOf(text, start, end);
  return { text, start, end, words, phrases: phrases(words) };
}

/** Words that stand between a subject and its verb: `the army has also`. */
const BETWEEN: ReadonlySet<string> = new Set(['aux', 'adv', 'not']);

/** The noun phrase whose verb begins at an offset, with office and apposition; null where another thing stands there. */
export function subjectOf({ words, phrases }: Clauses, offset: number): Span | null {
  const verb = words.findIndex(({ start }) => start >= offset);
  let at = (verb < 0 ? words.length : verb) - 1;
  while (at >= 0 && BETWEEN.has(words[at]!.kind)) at--;
  // `Moussa Sow, 24, is accused`; `the group, known by its initials, claimed`
  if (words[at]?.kind === 'comma') at = parentheticalBefore(words, at);
  const before = phrases.find(({ first, last }) => first <= at && last >= at);
  const phrase = before ?? sharedSubject(words, phrases, verb);
  if (phrase === undefined || !SUBJECTS.has(words[phrase.last]!.kind)) return null;
  // `gunman shot the minister` can be taken for one noun: it ends before its verb.
  const cut = before === undefined ? phrase : { first: phrase.first, last: Math.min(phrase.last, at) };
  const whole = fullSource(words, joinedNames(words, phrases, cut), verb < 0 ? words.length : verb);
  return spanOf(words, withoutDay(words, whole));
}

/** What a subject can end in: `first` is none. */
const SUBJECTS: ReadonlySet<string> = new Set(['name', 'noun', 's', 'pron', 'either', 'num', 'wh', 'ing']);

/** How long a parenthetical between commas may be, in words. */
const PARENTHETICAL = 12;

/** The last word before the parenthetical that ends at a comma; the word before the comma where there is none. */
function parentheticalBefore(words: readonly Word[], comma: number): number {
  for (let at = comma - 1; at > 0 && at > comma - PARENTHETICAL; at--)
    if (words[at]!.kind === 'comma') return at - 1;
  return -1;
}

/** `Ukraine and Russia` is one subject. */
function joinedNames(words: readonly Word[], phrases: readonly Stretch[], phrase: Stretch): Stretch {
  if (words[phrase.first - 1]?.lower !== 'and' || words[phrase.last]!.kind !== 'name') return phrase;
  const other = phrases.find(({ last }) => last === phrase.first - 2);
  const head = other && words[other.last]!;
  return head !== undefined && head.raw !== head.lower ? { first: other!.first, last: phrase.last } : phrase;
}

/** `On Sunday the group`, with or without its article: the day is no part of who. */
function withoutDay(words: readonly Word[], { first, last }: Stretch): Stretch {
  return { first: first < last && DAY.test(words[first]!.raw) ? first + 1 : first, last };
}

const DAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

/** The noun phrase that begins at an offset, with what hangs on it unless it is `bare`; null where another thing stands there. */
export function objectAt({ words, phrases }: Clauses, offset: number, bare = false): Span | null {
  let at = words.findIndex(({ start }) => start >= offset);
  while (at >= 0 && at < words.length && /^(?:adv|open|quote)$/.test(words[at]!.kind)) at++;
  const phrase = phrases.find(({ first, last }) => first <= at && last >= at);
  return phrase === undefined ? null : spanOf(words, bare ? phrase : withTail(words, phrase, words.length));
}

/** Where the clause ends that goes on at an offset: at a mark, or the sentence's end without its full stop. */
export function clauseEnd({ text, end }: Clauses, offset: number): number {
  const rest = text.slice(offset, end);
  const mark = /,\s(?!\d{3})|[;:]\s|\s[–—]\s|\s\(|[.!?]?["”’]*\s*$/.exec(rest);
  return mark === null ? end : offset + mark.index;
}

const spanOf = (words: readonly Word[], { first, last }: Stretch): Span => ({
  start: words[first]!.start,
  end: words[last]!.end,
});
