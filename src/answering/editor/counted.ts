import { asksForCount, type Question } from '../../question/question.ts';
import type { Candidate } from '../../ranking/candidate.ts';
import { sameFamily } from '../../text/families.ts';
import { type Figure, figures } from '../../text/figures.ts';
import type { MentionKind } from '../../text/mentions.ts';
import { stateOf } from '../../text/states.ts';
import { areSynonyms } from '../../text/synonyms.ts';
import { terms } from '../../text/terms.ts';
import type { Rule } from './rule.ts';

/** What a sentence gains that counts what is asked for, and what one loses that only counts other things. */
const COUNTS = 0.5;
const COUNTS_OTHERS = 1.5;

/** "How many soldiers" is told by a number of soldiers, and not by the 90 days in which they leave. */
export const COUNTED: Rule = {
  name: 'counted',
  why: 'its figure counts what is asked for',
  applies: (question) => countedIn(question).length > 0,
  judge({ question, placed, first }) {
    const asked = countedIn(question);
    return placed.map(({ text }, i) => {
      if (!first.has(i)) return 0;
      const all = figures(text).filter(({ unit }) => unit === null);
      if (all.some((figure) => counts(figure, asked))) return COUNTS;
      return all.length > 0 && all.every(({ counted }) => counted !== null) ? -COUNTS_OTHERS : 0;
    });
  },
};

/** The terms that stand behind "how many", one of which is counted; people of no kind tell no figure from another. */
function countedIn(question: Question): readonly string[] {
  if (!asksForCount(question)) return [];
  const { head } = question;
  return ANYBODY.has(head[0] ?? '') || head.some(isNoThing) ? [] : head;
}

const ANYBODY: ReadonlySet<string> = new Set(terms('people persons victims lives times'));
/** What a time is counted in, as terms. */
export const TIMES: ReadonlySet<string> = new Set(
  terms('seconds minutes hours days nights weeks months years decades'),
);

/** What became of people is told by other rules, and a time is no count of things. */
const isNoThing = (term: string): boolean => stateOf(term) !== undefined || TIMES.has(term);

function counts({ counted, of }: Figure, asked: readonly string[]): boolean {
  return terms(`${counted ?? ''} ${of ?? ''}`).some((term) =>
    asked.some((each) => term === each || sameFamily(term, each) || areSynonyms(term, each)),
  );
}

/** Whether a sentence gives a number at all, or says that there is none. */
export function givesFigure({ text, mentions }: Candidate): boolean {
  return mentions.some(({ kind }) => NUMBERS.has(kind)) || figures(text).length > 0 || SAYS_NONE.test(text);
}

const NUMBERS: ReadonlySet<MentionKind> = new Set(['number', 'percent', 'money', 'age', 'date']);
const SAYS_NONE = /\b(?:no one|nobody|none|no|not|how many|unclear|unknown|half|many)\b/i;
