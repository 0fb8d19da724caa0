import type { Question } from '../question/question.ts';
import type { Candidate } from '../ranking/candidate.ts';
import type { PlacedCandidate } from '../ranking/candidates.ts';
import { wordsOf } from '../ranking/families.ts';
import { type Ranking, reordered } from '../ranking/rank.ts';
import { STILL_AHEAD } from './editor/ahead.ts';
import { COUNTED } from './editor/counted.ts';
import { DENIAL } from './editor/denied.ts';
import { HISTORY } from './editor/history.ts';
import { LATEST } from './editor/latest.ts';
import { ASKED_LIMIT } from './editor/limits.ts';
import { OFFICE } from './editor/office.ts';
import { OTHER_PLACE } from './editor/other-place.ts';
import { OWN_WORDS } from './editor/own-words.ts';
import { PARAPHRASED } from './editor/paraphrase.ts';
import { PARTY } from './editor/party.ts';
import { REASONS } from './editor/reason.ts';
import type { Assignment, Rule, Wish } from './editor/rule.ts';
import { SAME_STORY } from './editor/same-story.ts';
import { SITE } from './editor/site.ts';
import { SPEAKER } from './editor/speaker.ts';
import { SUBJECT } from './editor/subject.ts';
import { TO_THE_READER } from './editor/to-readers.ts';
import { WHOM } from './editor/whom.ts';

/** What an editor sees at once, and questions too rare in the training sets to teach it. */
const RULES: readonly Rule[] = [
  OWN_WORDS,
  SAME_STORY,
  OTHER_PLACE,
  COUNTED,
  WHOM,
  ASKED_LIMIT,
  STILL_AHEAD,
  SITE,
  PARAPHRASED,
  DENIAL,
  PARTY,
  OFFICE,
  HISTORY,
  SPEAKER,
  SUBJECT,
  REASONS,
  TO_THE_READER,
  // Of what the others have left in front.
  LATEST,
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
  let scores = ranking.scores;
  const assignment: Assignment = {
    question,
    ...wish,
    weight,
    get candidates() {
      inWords ??= candidates.map(wordsOf([...question.terms, ...question.inherited, ...wish.own]));
      return inWords;
    },
    placed: candidates,
    get scores() {
      return scores;
    },
    first: new Set(ranking.order.slice(0, READ)),
  };
  const judged = rules.map((rule) => {
    const amounts = rule.judge(assignment);
    scores = scores.map((score, i) => score + amounts[i]!);
    return { ...rule, amounts };
  });
  const remarks = candidates.map((_, i) =>
    judged
      .map(({ name, why, amounts }) => ({ name, why, amount: amounts[i]! }))
      .filter(({ amount }) => amount !== 0),
  );
  return { ...reordered(ranking, scores), remarks };
}

const OF_ANOTHER: ReadonlySet<string> = new Set([OTHER_PLACE, HISTORY, SAME_STORY].map(({ name }) => name));
/** A part of a follow-up's names may go unsaid. */
const MOST_OF_IT = -1;

/** Whether a sentence tells of another happening than the one that is asked for: there is nothing to compare then. */
export function isOfAnother(remarks: readonly Remark[]): boolean {
  return remarks.some(({ name, amount }) => OF_ANOTHER.has(name) && amount < MOST_OF_IT);
}

/** Whether it is of another story or place: no answer, however well it reads. What is long past may still be what is asked. */
export function isBeside(remarks: readonly Remark[]): boolean {
  return isOfAnother(remarks.filter(({ name }) => name !== HISTORY.name));
}
