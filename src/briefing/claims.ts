import type { AnswerSentence } from '../answering/answer.ts';
import { sameClaimant, type Told } from './changes.ts';

/** One claimant's figure where others give another. */
export interface Claim {
  readonly claimant: string;
  /** What is counted: `killed`. */
  readonly counts: string;
  /** The figure as the sentence writes it. */
  readonly says: string;
  readonly sentence: AnswerSentence;
}

/** The latest figure of each named claimant, for what two or more of them count differently. */
export function claimsOf(told: readonly Told[]): Claim[] {
  const byCount = new Map<string, Map<string, Claim & { readonly value: number }>>();
  for (const { sentence, figures } of told) {
    if (sentence.speaker === null) continue;
    for (const { counts, whom, value, text } of figures) {
      if (figures.filter((other) => other.counts === counts).length > 1) continue;
      const claims =
        byCount.get(`${counts} ${whom}`) ?? new Map<string, Claim & { readonly value: number }>();
      byCount.set(`${counts} ${whom}`, claims);
      const claimant = sentence.speaker;
      claims.set(sameClaimant(claimant), { claimant, counts, says: text, sentence, value });
    }
  }
  return [...byCount.values()].flatMap((claims) => {
    const all = [...claims.values()];
    if (new Set(all.map(({ value }) => value)).size < 2) return [];
    return all.map(({ claimant, counts, says, sentence }) => ({ claimant, counts, says, sentence }));
  });
}
