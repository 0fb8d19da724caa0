import type { PartKind } from '../article.ts';
import type { Question } from '../question/question.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleHit } from '../retrieval/index.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import { type Candidate, readCandidate } from './candidate.ts';
import { INHERITED } from './pool.ts';

/** A candidate and where it stands: sentence `index` of `parsed`. */
export interface PlacedCandidate extends Candidate {
  readonly parsed: ParsedArticle;
  readonly index: number;
}

/** How many sentences are measured in full; more cost time and hold hardly more answers. */
const KEPT = 80;
/** What a question term counts for when it stands beside the sentence, not in it. */
const BESIDE = 0.35;
const IN_HEADLINE = 0.3;
const ARTICLE = 0.25;
/** All sentences of the first articles are looked at: a paraphrase shares no word with its question. */
const WHOLE = 2;
/** Question terms are bits of one number: the rarest of a longer question are looked at. */
const MOST_TERMS = 30;

interface Rough {
  readonly hit: ArticleHit;
  readonly rank: number;
  readonly parsed: ParsedArticle;
  readonly index: number;
  readonly score: number;
}

/** The sentences of the found articles that are worth a closer look, by the weight of the question near them. */
export function gatherCandidates(
  question: Question,
  hits: readonly ArticleHit[],
  archive: Archive,
  at: Date | undefined,
): PlacedCandidate[] {
  const weigh = termBits(question, archive);
  const top = hits[0]?.score ?? 1;
  const rough = hits.flatMap((hit, rank) => {
    const parsed = archive.get(hit.id);
    return parsed === undefined ? [] : scoreSentences(parsed, hit, rank, hit.score / top, weigh);
  });
  rough.sort((one, other) => other.score - one.score);
  return rough.slice(0, KEPT).map((found) => place(found, top, at));
}

interface TermBits {
  readonly bitOf: ReadonlyMap<number, number>;
  readonly weightOf: (bits: number) => number;
}

function termBits(question: Question, archive: Archive): TermBits {
  const weighed = (term: string, factor: number): { id: number | undefined; weight: number } => ({
    id: archive.vocabulary.idOfTerm(term),
    weight: archive.weight(term) * factor,
  });
  const known = [
    ...question.terms.map((term) => weighed(term, 1)),
    ...question.inherited.map((term) => weighed(term, INHERITED)),
  ]
    .filter((term): term is { id: number; weight: number } => term.id !== undefined)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_TERMS);
  const total = known.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const weights = known.map(({ weight }) => weight / total);
  return {
    bitOf: new Map(known.map(({ id }, bit) => [id, bit])),
    weightOf(bits) {
      let sum = 0;
      for (let bit = 0; bits !== 0; bit++, bits >>>= 1) if (bits & 1) sum += weights[bit]!;
      return sum;
    },
  };
}

function scoreSentences(
  parsed: ParsedArticle,
  hit: ArticleHit,
  rank: number,
  fit: number,
  { bitOf, weightOf }: TermBits,
): Rough[] {
  const count = parsed.starts.length;
  const bits = new Int32Array(count);
  for (let i = 0; i < count; i++)
    bits[i] = bitsOf(parsed.terms, parsed.termStarts[i]!, parsed.termStarts[i + 1]!, bitOf);
  const headline = bitsOf(parsed.headlineTerms, 0, parsed.headlineTerms.length, bitOf);
  const rough: Rough[] = [];
  for (let i = 0; i < count; i++) {
    const own = bits[i]!;
    const beside = ((i > 0 ? bits[i - 1]! : 0) | (i + 1 < count ? bits[i + 1]! : 0)) & ~own;
    if (own === 0 && beside === 0 && rank >= WHOLE) continue;
    const above = headline & ~own & ~beside;
    const score = weightOf(own) + BESIDE * weightOf(beside) + IN_HEADLINE * weightOf(above) + ARTICLE * fit;
    rough.push({ hit, rank, parsed, index: i, score });
  }
  return rough;
}

function bitsOf(terms: Int32Array, from: number, to: number, bitOf: ReadonlyMap<number, number>): number {
  let bits = 0;
  for (let i = from; i < to; i++) {
    const bit = bitOf.get(terms[i]!);
    if (bit !== undefined) bits |= 1 << bit;
  }
  return bits;
}

function place({ hit, rank, parsed, index }: Rough, topScore: number, at: Date | undefined): PlacedCandidate {
  const sentence = sentenceAt(parsed, index);
  const candidate = readCandidate(sentence.text, {
    source: parsed.article.id,
    kind: sentence.kind as PartKind,
    headline: parsed.article.headline,
    before: index > 0 ? sentenceAt(parsed, index - 1).text : null,
    after: index + 1 < parsed.starts.length ? sentenceAt(parsed, index + 1).text : null,
    position: index,
    retrieval: hit.score / topScore,
    articleRank: rank,
    ageDays: ageInDays(parsed.article.published, at),
  });
  return { ...candidate, parsed, index };
}

function ageInDays(published: string | undefined, at: Date | undefined): number | null {
  if (published === undefined || at === undefined) return null;
  return (at.getTime() - Date.parse(published)) / 86_400_000;
}
