import type { Ranking } from '../ranking/rank.ts';
import { THRESHOLDS } from '../ranking/thresholds.ts';
import type { AnswerKind } from './answer.ts';

/** What a ranking amounts to. However sure of its first sentence: what is not about the question answers nothing. */
export function kindOf({
  confidence,
  relevance,
  complete,
}: Pick<Ranking, 'confidence' | 'relevance' | 'complete'>): AnswerKind {
  if (relevance < THRESHOLDS.related) return 'declined';
  return confidence >= leastConfidence(complete) ? 'answered' : 'related';
}

/** The confidence from which what is shown is called an answer. */
export function leastConfidence(complete: boolean): number {
  return complete ? THRESHOLDS.answeredComplete : THRESHOLDS.answered;
}
