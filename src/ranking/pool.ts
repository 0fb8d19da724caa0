import { ANSWERED_BY, type Question } from '../question/question.ts';
import type { Mention } from '../text/mentions.ts';
import type { WordVectors } from '../text/vectors.ts';
import { askingTerms } from './asking.ts';
import type { Candidate } from './candidate.ts';
import { covered } from './coverage.ts';
import { wordsOf } from './families.ts';
import { type Meaning, meaningOf } from './meaning.ts';

/** A question with its candidates and what they say together. */
export interface Pool {
  readonly question: Question;
  /** In the order given, in the question's words where they are of one family. */
  readonly candidates: readonly Candidate[];
  /** Each question term's share of the question's weight; sums to 1. */
  readonly weights: ReadonlyMap<string, number>;
  /** The same by how few of the candidates hold a term: "parliament" tells nothing apart on a page about one. */
  readonly local: ReadonlyMap<string, number>;
  /** The weights of the clause that asks alone; sums to 1. */
  readonly asking: ReadonlyMap<string, number>;
  /** For each possible answer (a mention's key): the share of the pool's evidence that holds it. */
  readonly agreement: ReadonlyMap<string, number>;
  /** All terms of all candidates and their titles: what a bare list of sentences has for an article. */
  readonly together: ReadonlySet<string>;
  /** The age of the freshest candidate, in days; null when none has one. */
  readonly freshest: number | null;
  /** How near each candidate is in meaning. */
  readonly meanings: ReadonlyMap<Candidate, Meaning>;
}

/** What ranking knows beyond the question and its candidates. */
export interface Knowledge {
  /** How much a term tells apart: its inverse document frequency, in nats. */
  readonly weight: (term: string) => number;
  /** How many articles were searched; 0 for a bare list of sentences. */
  readonly articles: number;
  /** Null: ranking goes by words alone. */
  readonly vectors: WordVectors | null;
}

/** What a term of the earlier question counts for in a follow-up. */
export const INHERITED = 0.5;

/** Puts candidates to a question. */
export function makePool(
  question: Question,
  given: readonly Candidate[],
  { weight, vectors }: Knowledge,
): Pool {
  const candidates = given.map(wordsOf([...question.terms, ...question.inherited]));
  const raw = [
    ...question.terms.map((term) => [term, weight(term)] as const),
    ...question.inherited.map((term) => [term, weight(term) * INHERITED] as const),
  ];
  const total = raw.reduce((sum, [, value]) => sum + value, 0) || 1;
  const weights = new Map(raw.map(([term, value]) => [term, value / total]));
  const meaning = meaningOf(question, weights, vectors);
  return {
    question,
    candidates,
    weights,
    local: localWeights(weights, candidates),
    asking: normalised(weights, askingTerms(question)),
    agreement: agreementOf(question, candidates, weights),
    freshest: freshestOf(candidates),
    together: new Set(candidates.flatMap((candidate) => [...candidate.terms, ...candidate.headlineTerms])),
    meanings: new Map(candidates.map((candidate) => [candidate, meaning(candidate)])),
  };
}

function localWeights(
  weights: ReadonlyMap<string, number>,
  candidates: readonly Candidate[],
): ReadonlyMap<string, number> {
  const local = new Map<string, number>();
  for (const term of weights.keys()) {
    const held = candidates.reduce((sum, candidate) => sum + (candidate.terms.has(term) ? 1 : 0), 0);
    local.set(term, Math.log((candidates.length + 1) / (held + 0.5)));
  }
  return normalised(local, new Set(local.keys()));
}

/** The weights of `terms` alone, so that they sum to 1. */
function normalised(
  weights: ReadonlyMap<string, number>,
  terms: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const own = [...weights].filter(([term]) => terms.has(term));
  const total = own.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return new Map(own.map(([term, weight]) => [term, weight / total]));
}

/** The mentions of a candidate that could be the answer: of the wanted kind and not said by the question itself. */
export function possibleAnswers(question: Question, candidate: Candidate): Mention[] {
  const wanted = ANSWERED_BY[question.wanted];
  return candidate.mentions.filter(
    (mention) => (wanted.length === 0 || wanted.includes(mention.kind)) && isNew(question, mention),
  );
}

/** Whether a mention holds a term that the question does not. */
export function isNew(question: Question, mention: Mention): boolean {
  return mention.terms.some((term) => !question.terms.includes(term) && !question.inherited.includes(term));
}

/** "Joe Biden" and "President Biden" meet in their last term; a number in its digits. */
export function answerKey(mention: Mention): string {
  return mention.kind === 'number' || mention.kind === 'money' || mention.kind === 'percent'
    ? mention.terms.join(' ')
    : (mention.terms.at(-1) ?? '');
}

/** The keys of what a candidate names that could be the answer, each once. */
export function answersOf(question: Question, candidate: Candidate): string[] {
  return [...new Set(possibleAnswers(question, candidate).map(answerKey))];
}

/** Independent sources that name the same thing beside the same words are evidence for it. */
function agreementOf(
  question: Question,
  candidates: readonly Candidate[],
  weights: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const perSource = new Map<string, Map<string, number>>();
  let total = 0;
  const bestOfSource = new Map<string, number>();
  for (const candidate of candidates) {
    const evidence = covered(weights, candidate.terms) ** 2;
    bestOfSource.set(candidate.source, Math.max(bestOfSource.get(candidate.source) ?? 0, evidence));
    for (const mention of possibleAnswers(question, candidate)) {
      const key = answerKey(mention);
      let sources = perSource.get(key);
      if (sources === undefined) {
        sources = new Map();
        perSource.set(key, sources);
      }
      sources.set(candidate.source, Math.max(sources.get(candidate.source) ?? 0, evidence));
    }
  }
  for (const evidence of bestOfSource.values()) total += evidence;
  const agreement = new Map<string, number>();
  for (const [key, sources] of perSource) {
    let sum = 0;
    for (const evidence of sources.values()) sum += evidence;
    agreement.set(key, total === 0 ? 0 : sum / total);
  }
  return agreement;
}

function freshestOf(candidates: readonly Candidate[]): number | null {
  const ages = candidates.map(({ ageDays }) => ageDays).filter((age) => age !== null);
  return ages.length === 0 ? null : Math.max(0, Math.min(...ages));
}
