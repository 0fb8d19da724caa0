import type { AnswerSentence } from '../answering/answer.ts';
import { claimedIn, sameClaimant, type ToldSentence } from './changes.ts';

/** One claimant's figure where others give another. */
export interface DisputedFigure {
  readonly claimant: string;
  /** What is counted: `killed`. */
  readonly counts: string;
  /** The figure as the sentence writes it. */
  readonly says: string;
  readonly sentence: AnswerSentence;
}

/** The latest figure of each named claimant, for what two or more of them count differently. */
export function disputedFigures(told: readonly ToldSentence[]): DisputedFigure[] {
  const byCount = new Map<string, Map<string, DisputedFigure & { readonly value: number }>>();
  for (const each of told) {
    for (const { claimant, counts, whom, value, text } of claimedIn(each)) {
      const count = `${counts} ${whom}`;
      const claims = byCount.get(count) ?? new Map<string, DisputedFigure & { readonly value: number }>();
      byCount.set(count, claims);
      claims.set(sameClaimant(claimant), { claimant, counts, says: text, sentence: each.sentence, value });
    }
  }
  return [...byCount.values()].flatMap((claims) => {
    const all = [...claims.values()];
    if (new Set(all.map(({ value }) => value)).size < 2) return [];
    return all.map(({ claimant, counts, says, sentence }) => ({ claimant, counts, says, sentence }));
  });
}
