import type { Question } from '../../question/question.ts';
import type { PlacedCandidate } from '../../ranking/candidates.ts';
import type { Claim } from '../claim.ts';

/** A candidate with its score, best first. */
export interface Ranked {
  readonly candidate: PlacedCandidate;
  readonly score: number;
}

/** One kind of claim: which questions ask for it, where it is found, and how two of them stand to each other. */
export interface ClaimKind<Kind extends Claim> {
  readonly isAsked: (question: Question) => boolean;
  readonly find: (question: Question, ranked: readonly Ranked[]) => Kind[];
  /** Fewer say nothing that the answer does not say already. */
  readonly least: number;
  /** Whether two claims of one party say the same. */
  readonly isSame: (one: Kind, other: Kind) => boolean;
  /** Whether two claims are about the same thing. */
  readonly isComparable: (one: Kind, other: Kind) => boolean;
  /** Whether two comparable claims can both hold. */
  readonly agree: (one: Kind, other: Kind) => boolean;
  /** Whether a later claim puts an end to an earlier one, comparable or not. */
  readonly replaces: (later: Kind, earlier: Kind) => boolean;
}
