import type { Question } from '../../question/question.ts';
import type { Candidate } from '../../ranking/candidate.ts';
import type { PlacedCandidate } from '../../ranking/candidates.ts';

/** A rule of the desk: what speaks for or against a sentence, whatever the model makes of it. */
export interface Rule {
  readonly name: string;
  /** What it looks at, as an explanation says it. */
  readonly why: string;
  /** Whether it has anything to say about a question. */
  readonly applies: (question: Question, wish: Wish) => boolean;
  /** What it adds to each candidate's score, in nats. */
  readonly judge: (assignment: Assignment) => readonly number[];
}

/** What is asked beyond the question as it is ranked by. */
export interface Wish {
  /** The terms that a follow-up asks about beyond what it follows; empty where it stands alone. */
  readonly own: readonly string[];
  /** The terms that it takes over from there. */
  readonly earlier: readonly string[];
  /** The terms of whose words are wanted; empty for nobody's. */
  readonly speaker: readonly string[];
}

/** What a rule judges by. */
export interface Assignment extends Wish {
  readonly question: Question;
  /** How much a term tells apart, in nats. */
  readonly weight: (term: string) => number;
  /** In the question's own words where they are of one family. */
  readonly candidates: readonly Candidate[];
  /** The same as they stand in their articles. */
  readonly placed: readonly PlacedCandidate[];
  /** What the model and the rules before make of each, in nats. */
  readonly scores: readonly number[];
  /** The model's first, by number: what takes time is only looked for there. */
  readonly first: ReadonlySet<number>;
}

/** Whether a sentence says a term, or means it by a pronoun. */
export function says({ terms, resolved }: Candidate, term: string): boolean {
  return terms.has(term) || resolved.has(term);
}
