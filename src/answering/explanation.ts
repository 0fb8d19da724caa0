import type { Question } from '../question/question.ts';
import type { PlacedCandidate } from '../ranking/candidates.ts';
import { contributions } from '../ranking/contributions.ts';
import { ANSWER } from '../ranking/features/answer.ts';
import { AROUND } from '../ranking/features/around.ts';
import type { Feature } from '../ranking/features/feature.ts';
import { FIGURES } from '../ranking/features/figures.ts';
import { MEANING } from '../ranking/features/meaning.ts';
import { PLACE } from '../ranking/features/place.ts';
import { SENTENCE } from '../ranking/features/sentence.ts';
import { WORDS } from '../ranking/features/words.ts';
import { MEASURED } from '../ranking/features.ts';
import { type Ranking, scoreOf } from '../ranking/rank.ts';
import { THRESHOLDS } from '../ranking/thresholds.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { AnswerKind } from './answer.ts';
import type { Remark } from './editor.ts';
import { searchTerms } from './gather.ts';
import { leastConfidence } from './kind.ts';

/** How one question came to its answer. */
export interface Explanation {
  readonly terms: readonly ExplainedTerm[];
  /** How many sentences were compared, and of how many articles. */
  readonly compared: { readonly sentences: number; readonly articles: number };
  readonly decision: Decision;
  /** In the order of the answer. */
  readonly sentences: readonly ExplainedSentence[];
}

/** A term the archive was searched for. */
export interface ExplainedTerm {
  readonly term: string;
  /** As it was typed; of an earlier question the term itself. */
  readonly word: string;
  /** How much it tells apart, in nats. */
  readonly weight: number;
  /** The share of the articles that hold it. */
  readonly share: number;
  /** It comes from an earlier question of the conversation. */
  readonly inherited: boolean;
  /** It was left out of the search for articles, as too many hold it; sentences are compared by it all the same. */
  readonly tooCommon: boolean;
}

/** Why the question was answered, or was not. */
export interface Decision {
  readonly kind: AnswerKind;
  /** How likely the first sentence answers, and how likely anything found is about the question at all; 0 to 1. */
  readonly confidence: number;
  readonly relevance: number;
  /** What they must reach. */
  readonly thresholds: { readonly answered: number; readonly related: number };
}

/** What put a sentence where it stands. */
export interface ExplainedSentence {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  /** The models', in nats: 1 more is nearly three times the odds. */
  readonly score: number;
  readonly average: number;
  /** Against the average of all sentences compared; what matters most first. They sum to `score - average`. */
  readonly reasons: readonly Reason[];
  /** The first sentence's, against the next one in line; absent for others. */
  readonly overNext?: readonly Reason[];
}

/** A feature's part in it. */
export interface Reason {
  readonly name: string;
  /** What it is about, with its like: features that overlap share out a part between them. */
  readonly group: string;
  /** What the feature looks at, in words. */
  readonly why: string;
  readonly value: number;
  /** The value it is compared with. */
  readonly against: number;
  readonly contribution: number;
}

/** What an explanation is made from. */
export interface Explained {
  readonly question: Question;
  /** The terms that come from an earlier question of the conversation. */
  readonly earlier: ReadonlySet<string>;
  readonly candidates: readonly PlacedCandidate[];
  readonly ranking: Ranking;
  /** What the editor's rules made of each candidate. */
  readonly remarks: readonly (readonly Remark[])[];
  readonly kind: AnswerKind;
  readonly chosen: readonly PlacedCandidate[];
  readonly archive: Archive;
}

/** Says how a question came to its answer. */
export function explain({
  question,
  earlier,
  candidates,
  ranking,
  remarks,
  kind,
  chosen,
  archive,
}: Explained): Explanation {
  const { rows, order, scores, confidence, relevance, complete } = ranking;
  const average = averageOf(rows);
  const usual = averageRemarks(remarks);
  const own = (number: number): number => scoreOf(rows[number]!) + total(remarks[number]!);
  // What comes on top of model and rules is the encoder's.
  const encoded = (number: number): number => round(scores[number]! - own(number));
  const searched = new Set(searchTerms(question, archive));
  const typed = new Map(
    question.words.toReversed().map(({ term, start, end }) => [term, question.text.slice(start, end)]),
  );
  const all = [...question.terms, ...question.inherited];
  const asked = [...all.filter((term) => !earlier.has(term)), ...all.filter((term) => earlier.has(term))];
  return {
    terms: asked.map((term) => ({
      term,
      word: earlier.has(term) ? term : (typed.get(term) ?? term),
      weight: round(archive.weight(term)),
      share: round(archive.share(term)),
      inherited: earlier.has(term),
      tooCommon: !searched.has(term),
    })),
    compared: {
      sentences: candidates.length,
      articles: new Set(candidates.map(({ parsed }) => parsed)).size,
    },
    decision: {
      kind,
      confidence: round(confidence),
      relevance: round(relevance),
      thresholds: {
        answered: leastConfidence(complete),
        related: THRESHOLDS.related,
      },
    },
    sentences: chosen.map((candidate, place) => {
      const number = candidates.indexOf(candidate);
      const next = place === 0 ? order.find((other) => other !== number) : undefined;
      const row = rows[number]!;
      const { parsed, index } = candidate;
      return {
        articleId: parsed.article.id,
        start: parsed.starts[index]!,
        end: parsed.ends[index]!,
        score: round(scores[number]!),
        average: round(scoreOf(average) + total(usual)),
        reasons: inOrder([
          ...reasonsFor(row, average),
          ...remarked(remarks[number]!, usual),
          byEncoder(encoded(number), 0),
        ]),
        ...(next !== undefined && {
          overNext: inOrder([
            ...reasonsFor(row, rows[next]!),
            ...remarked(remarks[number]!, remarks[next]!),
            byEncoder(encoded(number), encoded(next)),
          ]),
        }),
      };
    }),
  };
}

function reasonsFor(row: readonly number[], reference: readonly number[]): Reason[] {
  return contributions(scoreOf, row, reference)
    .map((contribution, i) => ({
      name: MEASURED[i]!.name,
      group: groupOf(MEASURED[i]!.feature),
      why: MEASURED[i]!.why,
      value: round(row[i]!),
      against: round(reference[i]!),
      contribution: round(contribution),
    }))
    .filter(({ contribution }) => contribution !== 0);
}

/** What the rules of the desk add to a candidate beyond what they add to another, or to all on average. */
function remarked(own: readonly Remark[], reference: readonly Remark[]): Reason[] {
  const rules = new Map([...own, ...reference].map((remark) => [remark.name, remark]));
  return [...rules.values()].map(({ name, why }) => {
    const value = amountOf(own, name);
    const against = amountOf(reference, name);
    return { name, group: RULES_OF_THE_DESK, why, value, against, contribution: round(value - against) };
  });
}

const RULES_OF_THE_DESK = 'the rules of the desk';

/** What the sentence encoder adds to one of the first sentences beyond what it adds to another; the average has none. */
function byEncoder(value: number, against: number): Reason {
  return {
    name: 'encoder',
    group: 'the sentence encoder',
    why: 'means as a whole what the question does',
    value,
    against,
    contribution: round(value - against),
  };
}

const amountOf = (remarks: readonly Remark[], name: string): number =>
  round(remarks.find((remark) => remark.name === name)?.amount ?? 0);
const total = (remarks: readonly Remark[]): number => remarks.reduce((sum, { amount }) => sum + amount, 0);

/** What the rules made of all candidates, on average. */
function averageRemarks(remarks: readonly (readonly Remark[])[]): Remark[] {
  const sums = new Map<string, Remark>();
  for (const remark of remarks.flat()) {
    const amount = (sums.get(remark.name)?.amount ?? 0) + remark.amount / remarks.length;
    sums.set(remark.name, { ...remark, amount });
  }
  return [...sums.values()];
}

function inOrder(reasons: readonly Reason[]): Reason[] {
  return reasons
    .filter(({ contribution }) => contribution !== 0)
    .sort((one, other) => Math.abs(other.contribution) - Math.abs(one.contribution));
}

/** What the features of each kind look at, in words. */
const GROUPS: readonly (readonly [about: string, features: readonly Feature[]])[] = [
  ['the question’s own words', WORDS],
  ['what stands around it', AROUND],
  ['what a figure counts', FIGURES],
  ['the same in other words', MEANING],
  ['the kind of answer that is wanted', ANSWER],
  ['the make of the sentence', SENTENCE],
  ['the article, its place in it and its date', PLACE],
];

function groupOf(feature: Feature): string {
  return GROUPS.find(([, features]) => features.includes(feature))?.[0] ?? 'the rest';
}

function averageOf(rows: readonly (readonly number[])[]): number[] {
  return MEASURED.map((_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / (rows.length || 1));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
