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
import { figures } from '../text/figures.ts';
import { overlap } from '../text/overlap.ts';
import { textSpans } from '../text/sentences.ts';
import type { WordVectors } from '../text/vectors.ts';
import { type Related, relationOf } from './relation.ts';

/** A sentence of the archive, and how it stands to one that was pasted. */
export interface Finding extends Related {
  readonly sentence: AnswerSentence;
}

/** One sentence of the pasted text, and what the archive has on it; nothing found is an empty list. */
export interface Checked extends Span {
  readonly text: string;
  readonly found: readonly Finding[];
}

export interface CheckOptions {
  /** When the text was written: relative dates in it count from there. Default: nobody knows, and a weekday is any. */
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
/** How many of the nearest sentences are compared: the one with the figure may not be the nearest in words. */
const READ = 12;
/** Two sentences that share this much of their terms say the same. */
const SAME = 0.7;
/** The share of a sentence's weight that one of the archive must hold to be on the same matter. */
const SAME_MATTER = 0.4;

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
  const question = readQuestion(withoutDetails(text));
  await archive.learn(question.terms);
  const hits = await index.search(queryTerms(question, archive), { limit: ARTICLES });
  const given = gatherCandidates(question, hits, archive, null);
  const { candidates, weights, meanings } = makePool(question, given, {
    weight: (term) => archive.weight(term),
    articles: archive.size,
    vectors,
  });
  const related = candidates
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
    .slice(0, READ)
    .map(({ candidate, held }) => ({ candidate, held, ...relationOf(text, at, candidate, held) }));
  return telling(related)
    .slice(0, MOST_FOUND)
    .map(({ candidate, held, relation, differs }) => ({
      relation,
      differs,
      sentence: quote(candidate.parsed, candidate.index, Math.round(held * 1000) / 1000),
    }));
}

/** Those that speak for or against it before the merely near, and of two that say the same the first. */
function telling<Found extends Related & { readonly candidate: PlacedCandidate }>(
  found: readonly Found[],
): Found[] {
  const kept: Found[] = [];
  for (const each of [
    ...found.filter(({ relation }) => relation !== 'nearest'),
    ...found.filter(({ relation }) => relation === 'nearest'),
  ]) {
    if (!kept.some(({ candidate }) => overlap(candidate.terms, each.candidate.terms) >= SAME))
      kept.push(each);
  }
  return kept;
}

/** A wrong date or figure must not keep the right sentence from being found. */
function withoutDetails(text: string): string {
  let rest = text;
  for (const { start, end } of [...dates(text), ...figures(text)])
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}
