import type { AnswerSentence } from '../answering/answer.ts';
import { ARTICLES, queryTerms } from '../answering/ask.ts';
import { quote } from '../answering/cite.ts';
import type { Span } from '../article.ts';
import { readQuestion } from '../question/question.ts';
import { gatherCandidates, type PlacedCandidate } from '../ranking/candidates.ts';
import { covered } from '../ranking/coverage.ts';
import { makePool } from '../ranking/pool.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import { dates } from '../text/dates.ts';
import { sameFamily } from '../text/families.ts';
import { type Figure, figures } from '../text/figures.ts';
import { readSentence } from '../text/reading.ts';
import { textSpans } from '../text/sentences.ts';
import { areSynonyms } from '../text/synonyms.ts';
import { terms } from '../text/terms.ts';
import type { WordVectors } from '../text/vectors.ts';

/** How a sentence of the archive stands to one that was pasted; it never says which of them is true. */
export type Relation = 'supports' | 'contradicts' | 'nearest';

export interface Finding {
  readonly relation: Relation;
  /** What differs, for a contradiction. */
  readonly differs: 'figure' | 'date' | 'denial' | null;
  readonly sentence: AnswerSentence;
}

/** One sentence of the pasted text, and what the archive has on it; nothing found is an empty list. */
export interface Checked extends Span {
  readonly text: string;
  readonly found: readonly Finding[];
}

export interface CheckOptions {
  /** When the text was written; default today. Relative dates in it count from there. */
  readonly at?: Date;
}

interface Corpus {
  readonly archive: Archive;
  readonly index: ArticleIndex;
  readonly vectors: WordVectors | null;
}

/** The most sentences of a text that are looked up, and the most of the archive shown for each. */
const MOST_CHECKED = 20;
const MOST_FOUND = 3;
/** The share of a sentence's weight that one of the archive must hold to be on the same matter. */
const SAME_MATTER = 0.4;
/** And to say the same, where no figure, date or denial tells. */
const SAME_SAID = 0.65;

/** Looks up each sentence of a text: those of the archive that support it, contradict it or are nearest. */
export async function check(text: string, corpus: Corpus, { at }: CheckOptions = {}): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const span of textSpans(text).slice(0, MOST_CHECKED)) {
    const sentence = text.slice(span.start, span.end);
    checked.push({ ...span, text: sentence, found: await findingsOn(sentence, corpus, at) });
  }
  return checked;
}

async function findingsOn(
  text: string,
  { archive, index, vectors }: Corpus,
  at: Date | undefined,
): Promise<Finding[]> {
  const question = readQuestion(withoutDates(text));
  const hits = await index.search(queryTerms(question, archive), { limit: ARTICLES });
  const given = gatherCandidates(question, hits, archive, null);
  const { candidates, weights, meanings } = makePool(question, given, {
    weight: (term) => archive.weight(term),
    articles: archive.size,
    vectors,
  });
  return candidates
    .map((candidate, i) => ({
      candidate: given[i]!,
      held: covered(weights, candidate.terms),
      near: covered(weights, candidate.near ?? candidate.terms),
      whole: meanings.get(candidate)?.whole ?? 0,
    }))
    .filter(({ held, near }) => held >= SAME_MATTER / 2 && near >= SAME_MATTER)
    .sort(
      (one, other) => other.held + other.near / 2 + other.whole / 2 - one.held - one.near / 2 - one.whole / 2,
    )
    .slice(0, MOST_FOUND)
    .map(({ candidate, held }) => ({
      ...relationOf(text, at, candidate, held),
      sentence: quote(candidate.parsed, candidate.index, Math.round(held * 1000) / 1000),
    }));
}

/** A wrong date must not keep the right sentence from being found. */
function withoutDates(text: string): string {
  let rest = text;
  for (const { start, end } of dates(text))
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

/** A figure tells before a denial, a denial before a date; without any of them the words decide. */
function relationOf(
  text: string,
  at: Date | undefined,
  { parsed, index }: PlacedCandidate,
  held: number,
): Pick<Finding, 'relation' | 'differs'> {
  const reading = readSentence(parsed, index);
  const figure = compareFigures(figures(text), reading.figures);
  if (figure !== null) return figure ? SUPPORTS : contradicts('figure');
  if (reading.flags.includes('denied') !== DENIAL.test(text)) return contradicts('denial');
  if (VERIFIED.test(text) && !DENIAL.test(text) && reading.flags.includes('unverified')) {
    return contradicts('denial');
  }
  if (held >= SAME_SAID && daysDiffer(text, at, reading.dates)) return contradicts('date');
  return held >= SAME_SAID ? SUPPORTS : { relation: 'nearest', differs: null };
}

const SUPPORTS = { relation: 'supports', differs: null } as const;
const contradicts = (differs: 'figure' | 'date' | 'denial') =>
  ({ relation: 'contradicts', differs }) as const;
const DENIAL = /\b(?:den(?:y|ies|ied|ying)|denials?|did not|does not|could not|cannot|never|no longer)\b/i;
const VERIFIED = /\b(?:verif|confirm|authenticat)/i;

/** True when figures of one state, or of one thing counted, overlap; false when none does; null when none compares. */
function compareFigures(ones: readonly Figure[], others: readonly Figure[]): boolean | null {
  const pairs = ones.flatMap((one) =>
    others.filter((other) => isComparable(one, other)).map((other) => [one, other] as const),
  );
  if (pairs.length === 0) return null;
  return pairs.some(([one, other]) => one.value[0] <= other.value[1] && other.value[0] <= one.value[1]);
}

/** Dead and injured are never compared, and neither are soldiers and separatists. */
function isComparable(one: Figure, other: Figure): boolean {
  if (one.unit !== other.unit || one.state !== other.state) return false;
  if (one.counted === null || other.counted === null) return one.state !== null;
  const others = terms(other.counted);
  return terms(one.counted).some((term) =>
    others.some((each) => each === term || sameFamily(term, each) || areSynonyms(term, each)),
  );
}

/** Whether both name days, and none in common. */
function daysDiffer(
  text: string,
  at: Date | undefined,
  theirs: readonly { readonly value: string }[],
): boolean {
  const days = (values: readonly { readonly value: string }[]): string[] =>
    values.map(({ value }) => value.slice(0, 10)).filter((value) => /^\d{4}-\d\d-\d\d$/.test(value));
  const ours = days(dates(text, at === undefined ? {} : { published: at.toISOString() }));
  const others = days(theirs);
  return ours.length > 0 && others.length > 0 && !ours.some((day) => others.includes(day));
}
