import type { PartKind } from '../article.ts';
import type { Question } from '../question/question.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleHit } from '../retrieval/index.ts';
import { mentions } from '../text/mentions.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import { tokens } from '../text/terms.ts';
import { antecedents, type Earlier } from './antecedents.ts';
import { type Candidate, readCandidate } from './candidate.ts';
import { type QuestionBits, questionBits } from './question-bits.ts';

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
/** How far around a sentence its names may stand: news names somebody once and goes on with "he". */
const NEAR_BEFORE = 3;
const NEAR_AFTER = 1;

/** An article and how much of the question its sentences hold; in flat arrays, for there are thousands of them a question. */
interface Scored {
  readonly parsed: ParsedArticle;
  /** Its place among the retrieved, and its score over the best one's. */
  readonly rank: number;
  readonly fit: number;
  /** The question's terms in each sentence and in the headline, as bits. */
  readonly held: Int32Array;
  readonly headline: number;
  /** What each sentence is worth; less than nothing where it is not looked at. */
  readonly scores: Float64Array;
}

/** A sentence of one of them. */
interface Rough {
  readonly of: Scored;
  readonly index: number;
  readonly score: number;
}

/** The sentences of the found articles that are worth a closer look, by the weight of the question near them. */
export function gatherCandidates(
  question: Question,
  hits: readonly ArticleHit[],
  archive: Archive,
  at: Date | null,
): PlacedCandidate[] {
  const bits = questionBits(question, archive);
  const top = hits[0]?.score ?? 1;
  const scored = hits.flatMap((hit, rank) => {
    const parsed = archive.get(hit.id);
    return parsed === undefined ? [] : [scoreSentences(parsed, rank, hit.score / top, bits)];
  });
  const read: ReadAround = {
    earlier: onceEach((parsed, index) => {
      const { text } = sentenceAt(parsed, index);
      return { mentions: mentions(text, tokens(text)) };
    }),
    terms: onceEach((parsed, index) => archive.sentenceTerms(parsed, index)),
    headline: onceEach((parsed) => archive.headlineTerms(parsed)),
  };
  return bestOf(scored).map((found) => place(found, bits, at, read));
}

/** The `KEPT` best sentences, best first; of equal ones the first. */
function bestOf(scored: readonly Scored[]): Rough[] {
  const all = new Float64Array(scored.reduce((sum, { scores }) => sum + scores.length, 0));
  let next = 0;
  for (const { scores } of scored) {
    all.set(scores, next);
    next += scores.length;
  }
  const least = Math.max(0, all.sort().at(-KEPT) ?? 0);
  const rough: Rough[] = [];
  for (const of of scored)
    of.scores.forEach((score, index) => {
      if (score >= least) rough.push({ of, index, score });
    });
  return rough.sort((one, other) => other.score - one.score).slice(0, KEPT);
}

/** Reads what stands around candidates, each sentence once a question: neighbours share it. */
interface ReadAround {
  readonly earlier: (parsed: ParsedArticle, index: number) => Earlier;
  readonly terms: (parsed: ParsedArticle, index: number) => ReadonlySet<string>;
  readonly headline: (parsed: ParsedArticle, index: 0) => ReadonlySet<string>;
}

function onceEach<Of>(read: (parsed: ParsedArticle, index: number) => Of): typeof read {
  const known = new Map<ParsedArticle, Map<number, Of>>();
  return (parsed, index) => {
    let own = known.get(parsed);
    if (own === undefined) {
      own = new Map();
      known.set(parsed, own);
    }
    let found = own.get(index);
    if (found === undefined) {
      found = read(parsed, index);
      own.set(index, found);
    }
    return found;
  };
}

function* sentencesBefore(parsed: ParsedArticle, index: number, { earlier }: ReadAround): Generator<Earlier> {
  for (let i = index - 1; i >= Math.max(0, index - NEAR_BEFORE); i--) yield earlier(parsed, i);
}

function scoreSentences(parsed: ParsedArticle, rank: number, fit: number, question: QuestionBits): Scored {
  const count = parsed.starts.length;
  const headline = question.within(parsed.headlineTerms, 0, parsed.headlineTerms.length);
  const held = new Int32Array(count);
  for (let i = 0; i < count; i++)
    held[i] = question.within(parsed.terms, parsed.termStarts[i]!, parsed.termStarts[i + 1]!);
  const scores = new Float64Array(count).fill(-1);
  for (let i = 0; i < count; i++) {
    // A deck sums up what the body says; the body is what is quoted.
    if (parsed.article.parts[parsed.parts[i]!]!.kind === 'deck') continue;
    const own = held[i]!;
    const beside = together(held, i - 1, i + 1) & ~own;
    if (own === 0 && beside === 0 && rank >= WHOLE) continue;
    const above = headline & ~own & ~beside;
    scores[i] =
      question.weight(own) +
      BESIDE * question.weight(beside) +
      IN_HEADLINE * question.weight(above) +
      ARTICLE * fit;
  }
  return { parsed, rank, fit, held, headline, scores };
}

/** The bits of the sentences `from` to `to`, both included, as far as there are any. */
function together(held: Int32Array, from: number, to: number): number {
  let bits = 0;
  for (let i = Math.max(0, from); i <= Math.min(held.length - 1, to); i++) bits |= held[i]!;
  return bits;
}

function place({ of, index }: Rough, bits: QuestionBits, at: Date | null, read: ReadAround): PlacedCandidate {
  const { parsed, rank, fit, held, headline } = of;
  const sentence = sentenceAt(parsed, index);
  const candidate = readCandidate(sentence.text, {
    source: parsed.article.id,
    kind: sentence.kind as PartKind,
    headlineTerms: read.headline(parsed, 0),
    near: bits.terms(headline | together(held, index - NEAR_BEFORE, index + NEAR_AFTER)),
    inArticle: bits.terms(headline | together(held, 0, held.length - 1)),
    resolved: antecedents(sentence.text, sentencesBefore(parsed, index, read)),
    beforeTerms: read.terms(parsed, index - 1),
    afterTerms: read.terms(parsed, index + 1),
    position: index,
    retrieval: fit,
    articleRank: rank,
    ageDays: ageInDays(parsed.article.published, at),
  });
  return { ...candidate, parsed, index };
}

function ageInDays(published: string | undefined, at: Date | null): number | null {
  if (published === undefined || at === null) return null;
  return (at.getTime() - Date.parse(published)) / 86_400_000;
}
