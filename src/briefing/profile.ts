import { isUsuallyName } from '../text/lexicon.ts';
import { mentions } from '../text/mentions.ts';
import { tokens } from '../text/terms.ts';

/** An article as stories are made of it: headline and text together where it has both. */
export interface Telling {
  readonly id: string;
  readonly text: string;
  /** ISO date or date-time; null when unknown: then time tells nothing apart. */
  readonly published: string | null;
  /** Who it comes from; null: nobody is known to share it. */
  readonly publisher: string | null;
}

/** How often each term stands in a text. */
export type Bag = ReadonlyMap<string, number>;

/** What tells an article from others: its words, and apart from them its names, figures and dates. */
export interface Profile {
  readonly words: Bag;
  readonly names: Bag;
  readonly common: Bag;
  readonly figures: Bag;
  readonly dates: Bag;
  /** The first `OPENING` words, where news says who did what. */
  readonly opening: Bag;
  readonly lede: Bag;
  readonly bigrams: Bag;
  /** Years it writes out: two elections of one country differ in little else. */
  readonly years: ReadonlySet<string>;
}

const OPENING = 60;
const LEDE = 25;

/** Reads a text for comparison with others. */
export function profileOf(text: string): Profile {
  const all = tokens(text);
  const named = mentions(text, all);
  const content = all.map(({ term }) => term).filter((term) => term !== '');
  const words = count(content);
  const termsOf = (...kinds: readonly string[]): string[] =>
    named.filter(({ kind }) => kinds.includes(kind)).flatMap(({ terms }) => terms);
  const names = new Set(termsOf('name', 'person', 'place').filter((term) => !hasDigit(term)));
  return {
    words,
    names: only(words, (term) => names.has(term)),
    common: only(words, (term) => !names.has(term) && !hasDigit(term) && !isUsuallyName(term)),
    figures: count(termsOf('number', 'money', 'percent', 'age').filter(hasDigit)),
    dates: count(termsOf('date')),
    opening: count(content.slice(0, OPENING)),
    lede: count(content.slice(0, LEDE)),
    bigrams: count(content.slice(1).map((term, i) => `${content[i]} ${term}`)),
    years: new Set(text.match(/\b(?:19[5-9]|20[0-3])\d\b/g)),
  };
}

const hasDigit = (term: string): boolean => /\d/.test(term);

/** How often each of some terms stands there. */
export function count(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function only(bag: Bag, keep: (term: string) => boolean): Map<string, number> {
  return new Map([...bag].filter(([term]) => keep(term)));
}
