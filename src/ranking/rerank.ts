import type { Question } from '../question/question.ts';
import type { Candidate } from './candidate.ts';
import type { SentenceEncoder } from './encoder.ts';
import { placeOf } from './features.ts';
import { checkFeatures, score } from './model.ts';
import { type Ranking, reordered } from './rank.ts';
import { RERANKER } from './weights.ts';

/** How many of the first candidates are put in order anew at most: the encoder takes some 25 milliseconds for each. */
export const RERANKED = 5;
/** What lies further behind the first, in nats, does not become the first any more. */
const FAR = 2;

/** What the second model looks at; the first one's judgement is added to its own. */
export const RERANK_FEATURES: readonly string[] = [
  'behind',
  'place',
  'likeness',
  'likeness among these',
  'behind the likest',
  'likeness to the others',
  'other sources agree',
  'others agree',
  'bare',
  'coverage',
  'wanted-new',
];

let checked = false;

/**
 * The first candidates in a new order: the encoder sees what they mean as a whole. The ranking comes back as it is when
 * there is no encoder.
 */
export async function rerank(
  question: Question,
  candidates: readonly Candidate[],
  ranking: Ranking,
  encoder: SentenceEncoder | null,
): Promise<Ranking> {
  if (encoder === null || ranking.order.length < 2) return ranking;
  const top = reranked(ranking);
  if (top.length < 2) return ranking;
  const vectors = await encoder.encode([question.text, ...top.map((i) => candidates[i]!.text)]);
  if (vectors === null) return ranking;
  if (!checked) checkFeatures(RERANKER, RERANK_FEATURES);
  checked = true;
  const scores = [...ranking.scores];
  const sources = candidates.map(({ source }) => source);
  rerankRows(ranking, sources, top, vectors).forEach((row, place) => {
    scores[top[place]!]! += score(RERANKER, row);
  });
  // What was not looked at stays behind what was.
  const least = Math.min(...top.map((i) => scores[i]!));
  for (const i of ranking.order.slice(top.length)) scores[i] = Math.min(scores[i]!, least);
  return reordered(ranking, scores);
}

/** The candidates that are put in order anew, best first: those that may yet become the first. */
export function reranked({ scores, order }: Pick<Ranking, 'scores' | 'order'>): number[] {
  const best = scores[order[0]!]!;
  return order.slice(0, RERANKED).filter((i) => scores[i]! > best - FAR);
}

/** The rows of the `top` candidates; `vectors` has the question's first. */
export function rerankRows(
  { rows, scores, answers }: Pick<Ranking, 'rows' | 'scores' | 'answers'>,
  sources: readonly string[],
  top: readonly number[],
  vectors: readonly Float64Array[],
): number[][] {
  const [question, ...said] = vectors;
  const best = scores[top[0]!]!;
  const odds = top.map((i) => Math.exp(scores[i]! - best));
  const all = odds.reduce((sum, value) => sum + value, 0);
  const likeness = said.map((vector) => rounded(product(question!, vector)));
  const agreement = agreementOf(scores, answers, sources);
  const likest = Math.max(...likeness);
  const mean = likeness.reduce((sum, value) => sum + value, 0) / likeness.length;
  const square = likeness.reduce((sum, value) => sum + (value - mean) ** 2, 0) / likeness.length;
  return top.map((i, place) => {
    const others = said.map((vector, j) =>
      j === place ? 0 : (odds[j]! / all) * rounded(product(said[place]!, vector)),
    );
    return [
      Math.max(-MOST_BEHIND, scores[i]! - best),
      place / RERANKED,
      likeness[place]!,
      (likeness[place]! - mean) / (Math.sqrt(square) + LEAST_SPREAD),
      likeness[place]! - likest,
      others.reduce((sum, value) => sum + value, 0),
      ...agreement(i),
      ...OWN.map((at) => rows[i]![at]!),
    ];
  });
}

/** How likely those of the other candidates are that name the same answer: of other sources, and of all. */
function agreementOf(
  scores: readonly number[],
  answers: readonly (readonly string[])[],
  sources: readonly string[],
): (candidate: number) => [number, number] {
  const best = Math.max(...scores);
  const odds = scores.map((value) => Math.exp(value - best));
  const all = odds.reduce((sum, value) => sum + value, 0);
  const naming = new Map<string, number[]>();
  answers.forEach((own, i) => {
    for (const answer of own) naming.set(answer, [...(naming.get(answer) ?? []), i]);
  });
  return (candidate) => {
    let ofOthers = 0;
    let ofAll = 0;
    for (const answer of answers[candidate]!) {
      const same = naming.get(answer)!.filter((i) => i !== candidate);
      const other = same.filter((i) => sources[i] !== sources[candidate]);
      ofAll = Math.max(ofAll, same.reduce((sum, i) => sum + odds[i]!, 0) / all);
      ofOthers = Math.max(ofOthers, other.reduce((sum, i) => sum + odds[i]!, 0) / all);
    }
    return [ofOthers, ofAll];
  };
}

const OWN = ['bare', 'coverage', 'wanted-new'].map(placeOf);
const MOST_BEHIND = 6;
const LEAST_SPREAD = 0.05;

/** The last bits depend on what else is in the batch. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
}
