import type { Citation } from '../article.ts';
import type { Stance } from '../text/blame.ts';
import type { CauseStance } from '../text/causes.ts';
import type { Bound } from '../text/figures.ts';
import type { Happened } from '../text/happened.ts';
import type { AnswerSentence } from './answer.ts';

/** What somebody says for a question about a figure, a responsibility or a cause. */
export type Claim = FigureClaim | ResponsibilityClaim | CauseClaim;

/** What one claimant says; others may say otherwise. */
interface ClaimBase {
  /** Who says it by the fullest name; the publisher where the outlet speaks for itself. */
  readonly claimant: string;
  /** For whom they speak: a spokesman for the army speaks for the army. */
  readonly party: string;
  /** What they say, in the article's words: `10 separatists`, `denied any involvement`. */
  readonly says: string;
  readonly sentence: AnswerSentence;
  /** When what it tells happened; null when the article does not say. */
  readonly happened: Happened | null;
  /** How this stands to what other parties say last; null where there is nothing to compare. */
  readonly against: 'agrees' | 'differs' | null;
  /** The same party says otherwise later; this is history. */
  readonly superseded: boolean;
  /** Where the same party says the same, copies of one wire text among them: all one source. */
  readonly alsoIn: readonly Citation[];
}

/** A figure: how many, of whom, in which state. */
export interface FigureClaim extends ClaimBase {
  readonly kind: 'figure';
  /** The least and the most the words can mean; `bound` opens one end. */
  readonly value: readonly [low: number, high: number];
  readonly vague: boolean;
  readonly bound: Bound | null;
  readonly state: string | null;
}

/** Who did it: a party owns to it, denies it or accuses another; or nobody has claimed it, or nobody knows. */
export interface ResponsibilityClaim extends ClaimBase {
  readonly kind: 'responsibility';
  readonly stance: Stance;
  /** Who is said to have done it, as written; null where nobody is named. */
  readonly accused: string | null;
}

/** Why it happened: a cause is given, ruled out, or said to be unknown. */
export interface CauseClaim extends ClaimBase {
  readonly kind: 'cause';
  readonly stance: CauseStance;
  /** The cause alone, as written; null where it is unknown. */
  readonly cause: string | null;
}
