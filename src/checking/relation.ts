import { sameFamily } from '../text/families.ts';
import { meet, rangeOf } from '../text/figures/range.ts';
import { type Figure, figures } from '../text/figures.ts';
import type { ParsedArticle } from '../text/parsed.ts';
import { readSentence } from '../text/reading.ts';
import { areSynonyms } from '../text/synonyms.ts';
import { termOf, terms } from '../text/terms.ts';
import { compareDates } from './when.ts';

/** How a sentence of the archive stands to one that was pasted; it never says which of them is true. */
export type Relation = 'supports' | 'contradicts' | 'nearest';

/** What differs, for a contradiction. */
export type Difference = 'figure' | 'date' | 'denial';

/** How two sentences stand to each other, and by what. */
export interface Related {
  readonly relation: Relation;
  readonly differs: Difference | null;
}

/** The share of the pasted sentence's weight that one of the archive must hold to be about the very same. */
const SAME_SAID = 0.65;
/** And to say the same, where no figure tells: less leaves out a place, a weapon, a name. */
const BORNE_OUT = 0.8;

/**
 * How sentence `index` of an article stands to a pasted one, of whose weight it holds the share `held`. A figure tells
 * before a denial, a denial before a date; without any of them the words decide. `at` is when the text was written.
 */
export function relationOf(
  text: string,
  at: Date | undefined,
  { parsed, index }: { readonly parsed: ParsedArticle; readonly index: number },
  held: number,
): Related {
  const { article, starts, ends } = parsed;
  const theirs = article.text.slice(starts[index], ends[index]);
  const { figures: counted, flags } = readSentence(parsed, index);
  const given = figures(text);
  const figure = compareFigures(given, counted, held);
  if (figure === 'differs') return contradicts('figure');
  if (denies(theirs, text) || denies(text, theirs)) return contradicts('denial');
  if (VERIFIED.test(text) && !NEGATED.test(text) && flags.includes('unverified') && NEGATED.test(theirs))
    return contradicts('denial');
  const when = compareDates(
    { text, written: at?.toISOString() },
    { text: theirs, written: article.published },
  );
  if (held >= SAME_SAID) {
    if (NEGATED.test(text) && !NEGATED.test(theirs)) return contradicts('denial');
    if (when === 'differs') return contradicts('date');
  }
  if (isAsked(theirs) || when === 'unsaid' || DENIAL.test(text) !== DENIAL.test(theirs)) return NEAREST;
  if (figure === 'agrees') return SUPPORTS;
  if (NEGATED.test(text) !== NEGATED.test(theirs)) return NEAREST;
  // What counts something is borne out by a figure only, and nothing by its opposite.
  return held >= BORNE_OUT && given.length === 0 && !areOpposed(text, theirs) ? SUPPORTS : NEAREST;
}

/** A question says nothing. */
const isAsked = (text: string): boolean => /\?["”’]?\s*$/.test(text);

const SUPPORTS: Related = { relation: 'supports', differs: null };
const NEAREST: Related = { relation: 'nearest', differs: null };
const contradicts = (differs: Difference): Related => ({ relation: 'contradicts', differs });

const VERIFIED = /\b(?:verif|confirm|authenticat)/i;
const NEGATED =
  /\b(?:not|never|no longer|nobody|none|cannot)\b|n['’]t\b|\bno (?!(?:more|fewer|less|later|sooner) than\b|doubt\b)\p{L}/iu;
const DENIAL =
  /\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|ruled? out|false that)\b/i;

/** Whether one sentence denies what the other says: nearly all that stands behind its denial. */
function denies(one: string, other: string): boolean {
  const match = DENIAL.exec(one);
  if (match === null || DENIAL.test(other)) return false;
  const said = terms(other);
  const isSaid = (term: string): boolean =>
    said.some((each) => each === term || sameFamily(each, term) || areSynonyms(each, term));
  const behind = terms(one.slice(match.index + match[0].length).split(/[,;:]/)[0]!);
  const shared = behind.filter(isSaid).length;
  return shared > 0 && shared >= behind.length * DENIED && shared * 2 >= said.length * DENIED;
}

/** The share of a denial that must be said for it to be what is denied. */
const DENIED = 0.6;

/** Words that cannot both hold of one thing at one time; either side by its terms. */
const OPPOSITES: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [
  ['stay stays stayed remain remains', 'leave leaves leaving left withdraw withdrawn quit exit'],
  ['rise rises rose risen increase climb', 'fall falls fell fallen drop decrease decline'],
  ['win wins won', 'lose loses lost'],
  ['accept accepted approve approved back backed support', 'reject rejected oppose opposed'],
  ['open opened reopen', 'close closed shut'],
  ['begin began begun start started', 'end ended stop stopped'],
  ['alive survived survive', 'dead died killed'],
  ['guilty convicted', 'innocent acquitted cleared'],
  ['free freed released', 'jailed arrested detained'],
].map(
  ([ones, others]) =>
    [new Set(ones!.split(' ').map(termOf)), new Set(others!.split(' ').map(termOf))] as const,
);

function areOpposed(one: string, other: string): boolean {
  const [ones, others] = [terms(one), terms(other)];
  const has = (words: readonly string[], set: ReadonlySet<string>): boolean =>
    words.some((word) => set.has(word));
  return OPPOSITES.some(
    ([left, right]) =>
      (has(ones, left) && has(others, right) && !has(others, left)) ||
      (has(ones, right) && has(others, left) && !has(others, right)),
  );
}

/**
 * Whether figures of one state, or of one thing counted, are the same, or cannot both hold. Null where none compares,
 * and where an open end is all that they have in common: `at least 120` neither bears out 500 nor speaks against it.
 */
function compareFigures(
  ours: readonly Figure[],
  theirs: readonly Figure[],
  held: number,
): 'agrees' | 'differs' | null {
  const pairs = ours.flatMap((our) =>
    theirs.filter((their) => isComparable(our, their, held)).map((their) => [our, their] as const),
  );
  if (pairs.some(([our, their]) => bearsOut(their, our))) return 'agrees';
  return pairs.length === 0 || pairs.some(([our, their]) => meet(rangeOf(our), rangeOf(their)))
    ? null
    : 'differs';
}

/** `10` bears out `at least five`, `dozens` bears out 40, and `at least 10` bears out 11, but not 500. */
function bearsOut(their: Figure, our: Figure): boolean {
  const [low, high] = rangeOf(their);
  return meet([low, their.bound === 'at least' ? low * NEARLY : high], rangeOf(our));
}

/** How far above `at least 10` still is what was meant. */
const NEARLY = 1.25;

/** Dead and injured are never compared, and neither are soldiers and separatists; a sum of money where all else is the same. */
function isComparable(one: Figure, other: Figure, held: number): boolean {
  if (one.unit !== other.unit || one.state !== other.state) return false;
  if (one.unit !== null) return held >= SAME_SAID;
  if (one.counted === null || other.counted === null) return one.state !== null;
  const others = terms(other.counted);
  return terms(one.counted).some((term) =>
    others.some((each) => each === term || sameFamily(term, each) || areSynonyms(term, each)),
  );
}
