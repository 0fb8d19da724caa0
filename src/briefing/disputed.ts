import type { AnswerSentence } from '../answering/answer.ts';
import { claimedIn, type ToldSentence } from './changes.ts';
import { byClaimant } from './claimants.ts';

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
  const figures = told.flatMap((each) =>
    claimedIn(each).map((figure) => ({ ...figure, sentence: each.sentence })),
  );
  const latest = byClaimant(figures).map((all) => all.at(-1)!);
  return latest
    .filter(({ counts, whom, value }) =>
      latest.some((other) => other.counts === counts && other.whom === whom && other.value !== value),
    )
    .map(({ claimant, counts, text, sentence }) => ({ claimant, counts, says: text, sentence }));
}
