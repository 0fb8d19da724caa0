import { asksForCount, type Question } from '../question/question.ts';
import type { PlacedCandidate } from '../ranking/candidates.ts';
import type { SentenceEncoder } from '../ranking/encoder.ts';
import { type Ranking, rank } from '../ranking/rank.ts';
import { rerank } from '../ranking/rerank.ts';
import type { WordVectors } from '../text/vectors.ts';
import type { AnswerKind, AnswerSentence, Claim, Reading } from './answer.ts';
import { choose, type Scored } from './choose.ts';
import { quote } from './cite.ts';
import { claimsOf } from './claims.ts';
import { givesFigure } from './editor/counted.ts';
import { givesReason } from './editor/reason.ts';
import { type Edited, edited, isBeside, isOfAnother } from './editor.ts';
import { type Explanation, explain } from './explanation.ts';
import { type Ground, gather } from './gather.ts';
import { kindOf } from './kind.ts';
import { searchedOnce } from './searched-once.ts';
import { asksForTime, type Filters, type Understood } from './understand.ts';

/** What came of one question. */
export interface Found {
  readonly kind: AnswerKind;
  readonly confidence: number;
  readonly sentences: readonly AnswerSentence[];
  readonly claims: readonly Claim[];
  /** Absent where the question was taken to mean no more than its words. */
  readonly reading?: Reading;
  readonly explanation?: Explanation;
}

/** What one question is put to, and how. */
export interface Asked extends Ground {
  /** The oldest article's date, ISO. */
  readonly oldest: string | null;
  /** Null: ranking goes by words alone. */
  readonly vectors: WordVectors | null;
  /** Null: the first sentences stay in the order of their words. */
  readonly encoder: SentenceEncoder | null;
  /** The most sentences to choose. */
  readonly limit: number;
  /** Whether two articles, by their ids, are copies of one text; default none are. */
  readonly areCopies?: (one: string, other: string) => boolean;
  /** Say what put each sentence there. */
  readonly explain?: boolean;
}

/** The walk of one question: its articles and their sentences, the ranking, the choice. */
export async function findPart(understood: Understood, asked: Asked): Promise<Found> {
  const found = await ranked(understood, { ...asked, index: searchedOnce(asked.index) });
  const { question, candidates, ranking, remarks, dropped } = found;
  const confidence = round(ranking.confidence);
  const inOrder = ranking.order.map((i) => ({ candidate: candidates[i]!, score: ranking.scores[i]! }));
  const comparable = inOrder.filter((_, at) => !isOfAnother(remarks[ranking.order[at]!]!));
  const chosen = found.kind === 'declined' ? [] : choose(inOrder, asked.limit, asked.areCopies);
  const claims = found.kind === 'declined' ? [] : claimsOf(question, comparable);
  const [first] = ranking.order;
  const isAnswer =
    first !== undefined && !isBeside(remarks[first]!) && !lacksWanted(question, chosen, claims);
  const kind = found.kind === 'answered' && !isAnswer ? 'related' : found.kind;
  const reading = readingOf(understood, dropped);
  return {
    kind,
    confidence,
    sentences: chosen.map((scored) => toSentence(scored, chosen[0]!.score, confidence)),
    claims,
    ...(reading !== undefined && { reading }),
    ...(asked.explain && {
      explanation: explain({
        question,
        earlier: new Set(understood.earlier),
        candidates,
        ranking,
        remarks,
        kind,
        chosen: chosen.map(({ candidate }) => candidate),
        archive: asked.archive,
      }),
    }),
  };
}

interface Ranked {
  /** As it was put: without its time where that was a filter. */
  readonly question: Question;
  readonly candidates: readonly PlacedCandidate[];
  readonly ranking: Ranking;
  readonly remarks: Edited['remarks'];
  readonly kind: AnswerKind;
  readonly dropped: Reading['dropped'];
}

/** Ranked within the question's filters; one that leaves nothing is dropped, the time before the outlet. */
async function ranked(understood: Understood, asked: Asked): Promise<Ranked> {
  const { window, publishers } = understood;
  const tries: Filters[] = [{ window, publishers }];
  if (window !== null && publishers.length > 0) tries.push({ window: null, publishers });
  if (window !== null || publishers.length > 0) tries.push({ window: null, publishers: [] });
  // "What happened last week?": outside that week nothing could answer it.
  if (asksForTime(understood)) tries.length = 1;
  let last: Ranked | undefined;
  for (const filters of tries) {
    const question = filters.window === null ? understood.question : understood.timeless;
    const candidates = await gather(question, filters, asked);
    const weight = (term: string): number => asked.archive.weight(term);
    const byModel = rank(question, candidates, {
      weight,
      articles: asked.archive.size,
      vectors: asked.vectors,
    });
    const { remarks, ...first } = edited(question, candidates, byModel, understood, weight);
    const ranking = await rerank(question, candidates, first, asked.encoder);
    const dropped = droppedOf(understood, filters);
    const kind = kindOf(ranking);
    last = {
      question,
      candidates,
      ranking,
      remarks,
      dropped,
      kind: kind === 'answered' && misses(understood, dropped, asked) ? 'related' : kind,
    };
    if (kind !== 'declined') break;
  }
  return last!;
}

function droppedOf({ window, publishers }: Filters, used: Filters): Reading['dropped'] {
  return [
    ...(window !== null && used.window === null ? (['when'] as const) : []),
    ...(publishers.length > 0 && used.publishers.length === 0 ? (['publishers'] as const) : []),
  ];
}

/**
 * Whether what was dropped makes an answer none: the outlet that was asked for says nothing, or nothing happened in a
 * time that the archive covers. Of a time before its first article it can only be told later.
 */
function misses({ window }: Filters, dropped: Reading['dropped'], { oldest, newest }: Asked): boolean {
  if (dropped.includes('publishers')) return true;
  if (!dropped.includes('when') || window === null || oldest === null || newest === null) return false;
  const { since, until } = window;
  return (until === null || oldest.slice(0, 10) <= until) && (since === null || since <= newest.slice(0, 10));
}

/** Nothing but a reason answers "why", and nothing but a figure "how many", however much of the question a sentence says. */
function lacksWanted(question: Question, [first]: readonly Scored[], claims: readonly Claim[]): boolean {
  if (first === undefined || claims.length > 0) return false;
  if (question.wanted === 'why') return !givesReason(first.candidate.text);
  return asksForCount(question) && !givesFigure(first.candidate);
}

function readingOf(
  { corrections, window, publishers }: Understood,
  dropped: Reading['dropped'],
): Reading | undefined {
  if (corrections.length === 0 && window === null && publishers.length === 0) return undefined;
  return { corrections, when: window, publishers, dropped };
}

/** The first sentence's score is the confidence; the others' fall with their distance to it. */
function toSentence({ candidate, score }: Scored, best: number, confidence: number): AnswerSentence {
  return quote(candidate.parsed, candidate.index, round(confidence * Math.exp(score - best)));
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
