import { asksForCount, type Question } from '../../question/question.ts';
import type { Candidate } from '../../ranking/candidate.ts';
import { figures } from '../../text/figures.ts';
import { stateOf } from '../../text/states.ts';
import { terms } from '../../text/terms.ts';
import { TIMES } from './counted.ts';
import { type Rule, says } from './rule.ts';

/** What a figure of anybody loses, where another is of the very people that are asked for. */
const OF_ANYBODY = 1.5;

/** "How many French people died?" is not told by how many died. */
export const WHOM: Rule = {
  name: 'whom',
  why: 'its figure is of the people that are asked for',
  applies: (question) => whomIn(question).length > 0,
  judge({ question, candidates, first }) {
    const whom = whomIn(question);
    const tolls = candidates.map((candidate, i) => first.has(i) && givesToll(candidate));
    const theirs = candidates.map((candidate, i) => tolls[i] && whom.every((term) => says(candidate, term)));
    if (!theirs.includes(true)) return tolls.map(() => 0);
    return tolls.map((isToll, i) => (isToll && !theirs[i] ? -OF_ANYBODY : 0));
  },
};

const givesToll = ({ text }: Candidate): boolean => figures(text).some(({ state }) => state !== null);

/** Of whom a question asks what became of them: "how many **French** people died"; none for people of no kind. */
function whomIn(question: Question): readonly string[] {
  const { head, terms: asked } = question;
  const isToll = asksForCount(question) && asked.some(isState);
  const end = head.findIndex((term) => isState(term) || ANYBODY.has(term) || TIMES.has(term));
  return isToll ? head.slice(0, end < 0 ? head.length : end) : [];
}

const isState = (term: string): boolean => stateOf(term) !== undefined;
const ANYBODY: ReadonlySet<string> = new Set(terms('people persons victims others'));
