import type { Question } from '../question/question.ts';
import type { Candidate } from '../ranking/candidate.ts';
import type { PlacedCandidate } from '../ranking/candidates.ts';
import { wordsOf } from '../ranking/families.ts';
import { type Ranking, reordered } from '../ranking/rank.ts';
import { DENIAL } from './editor/denied.ts';
import { HISTORY } from './editor/history.ts';
import { ASKED_LIMIT } from './editor/limits.ts';
import { OTHER_PLACE } from './editor/other-place.ts';
import { OWN_WORDS } from './editor/own-words.ts';
import { PARAPHRASED } from './editor/paraphrase.ts';
import { PARTY } from './editor/party.ts';
import { REASONS } from './editor/reason.ts';
import type { Assignment, Rule, Wish } from './editor/rule.ts';
import { SPEAKER } from './editor/speaker.ts';
import { TO_THE_READER } from './editor/to-readers.ts';

/** What an editor sees at once, and questions too rare in the training sets to teach it. */
const RULES: readonly Rule[] = [
  OWN_WORDS,
  OTHER_PLACE,
  ASKED_LIMIT,
  PARAPHRASED,
  DENIAL,
  PARTY,
  HISTORY,
  SPEAKER,
  REASONS,
  TO_THE_READER,
];

/** How many of the model's first are read closely. */
const READ = 16;

/** What a rule made of one candidate, in nats as the model's score is. */
export interface Remark {
  readonly name: string;
  readonly why: string;
  readonly amount: number;
}

/** A ranking as the rules leave it. */
export interface Edited extends Ranking {
  /** For each candidate what was made of it; empty where no rule has anything to say. */
  readonly remarks: readonly (readonly Remark[])[];
}

/** The ranking with the editor's rules on top of the model's scores. */
export function edited(
  question: Question,
  candidates: readonly PlacedCandidate[],
  ranking: Ranking,
  wish: Wish,
  weight: Assignment['weight'],
): Edited {
  const rules = RULES.filter((rule) => rule.applies(question, wish));
  if (candidates.length === 0) return { ...ranking, remarks: [] };
  // Most rules read a sentence as it stands.
  let inWords: readonly Candidate[] | undefined;
  const first = new Set(ranking.order.slice(0, READ));
  const assignment: Assignment = {
    question,
    ...wish,
    weight,
    get candidates() {
      inWords ??= candidates.map(wordsOf([...question.terms, ...question.inherited, ...wish.own]));
      return inWords;
    },
    placed: candidates,
    first,
  };
  const judged = rules.map((rule) => ({ ...rule, amounts: rule.judge(assignment) }));
  const remarks = candidates.map((_, i) =>
    judged
      .map(({ name, why, amounts }) => ({ name, why, amount: amounts[i]! }))
      .filter(({ amount }) => amount !== 0),
  );
  const scores = ranking.scores.map(
    (score, i) => score + remarks[i]!.reduce((sum, { amount }) => sum + amount, 0),
  );
  return { ...reordered(ranking, scores), remarks };
}

/** Whether a sentence tells of another happening than the one that is asked for: there is nothing to compare then. */
export function isOfAnother(remarks: readonly Remark[]): boolean {
  return remarks.some(({ name }) => name === OTHER_PLACE.name || name === HISTORY.name);
}
