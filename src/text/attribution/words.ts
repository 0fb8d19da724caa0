import { stemmer } from 'stemmer';
import type { Span } from '../../article.ts';
import { classOf, type WordClass } from './classes.ts';
import { idOf } from './hash.ts';

/** A word or a mark of a sentence, as the recognisers of attribution read it; ids are numbers for features. */
export interface Word extends Span {
  readonly raw: string;
  readonly lower: string;
  readonly kind: WordClass;
  readonly id: number;
  readonly stemId: number;
  readonly kindId: number;
}

/** What stands before the first word and behind the last. */
const EDGE: Word = {
  start: -1,
  end: -1,
  raw: '',
  lower: '',
  kind: 'stop',
  id: 1,
  stemId: 1,
  kindId: 1,
};

/** The word at a place, or the edge. */
export const wordAt = (words: readonly Word[], at: number): Word => words[at] ?? EDGE;

const NAME = idOf('Name');

/** Names are all one word: who it is does not tell whether they speak. */
export const idUnlessName = (word: Word): number => (word.kind === 'name' ? NAME : word.id);
export const stemUnlessName = (word: Word): number => (word.kind === 'name' ? NAME : word.stemId);

const WORD = /[A-Za-z\u00c0-\u024f0-9]+(?:[.&'’/-][A-Za-z\u00c0-\u024f0-9]+)*\.?|[^\s]/g;
const POSSESSIVE = /['’]s$/i;
const ABBREVIATED =
  /^(?:[A-Z]\.|(?:[A-Za-z]\.)+|Mr\.|Mrs\.|Ms\.|Dr\.|Sen\.|Rep\.|Gov\.|Gen\.|Lt\.|Col\.|Jr\.|Sr\.|St\.|Inc\.|Co\.|Corp\.|[A-Z][a-z]{2,4}\.)$/;

/** No sentence of prose is longer; what is, a table or a list, is read up to here. */
const MOST_WORDS = 300;

/** The words and marks of a stretch of text; a possessive `’s` is a word of its own, a closing full stop a mark. */
export function wordsOf(text: string, start: number, end: number): Word[] {
  const found: Word[] = [];
  const add = (from: number, to: number): void => {
    const raw = text.slice(from, to);
    const { lower, id, stemId, opening, inside } = formOf(raw);
    const last = found.at(-1);
    const opens = last === undefined || OPENING.has(last.kind) || last.lower === ':';
    const { kind, kindId } = opens ? opening : inside;
    found.push({ start: from, end: to, raw, lower, kind, id, stemId, kindId });
  };
  WORD.lastIndex = start;
  for (
    let match = WORD.exec(text);
    match !== null && match.index < end && found.length < MOST_WORDS;
    match = WORD.exec(text)
  ) {
    const from = match.index;
    let to = Math.min(end, WORD.lastIndex);
    const dotted = text.charCodeAt(to - 1) === 46 && to - from > 1;
    const dot = dotted && (to >= end || !ABBREVIATED.test(text.slice(from, to)));
    if (dot) to--;
    const own =
      to - from > 2 && isS(text.charCodeAt(to - 1)) && POSSESSIVE.test(text.slice(to - 2, to)) ? to - 2 : to;
    add(from, own);
    if (own < to) add(own, to);
    if (dot) add(to, to + 1);
  }
  return found;
}

const OPENING: ReadonlySet<string> = new Set(['open', 'quote']);
const isS = (code: number): boolean => code === 115 || code === 83;

interface Form {
  readonly lower: string;
  readonly id: number;
  readonly stemId: number;
  /** Its class where a sentence or a quotation begins, and elsewhere. */
  readonly opening: Classed;
  readonly inside: Classed;
}

type Classed = Pick<Word, 'kind' | 'kindId'>;

const forms = new Map<string, Form>();

/** What a spelling says without its place; the memo holds what a language has, and starts anew past that. */
function formOf(raw: string): Form {
  const known = forms.get(raw);
  if (known !== undefined) return known;
  if (forms.size > 100_000) forms.clear();
  const lower = raw.toLowerCase().replaceAll('’', "'");
  const classed = (opens: boolean): Classed => {
    const kind = classOf(raw, lower, opens);
    return { kind, kindId: idOf(kind) };
  };
  const form = {
    lower,
    id: idOf(lower),
    stemId: idOf(stemmer(lower)),
    opening: classed(true),
    inside: classed(false),
  };
  forms.set(raw, form);
  return form;
}
