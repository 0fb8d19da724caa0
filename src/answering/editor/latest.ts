import type { Question } from '../../question/question.ts';
import type { PlacedCandidate } from '../../ranking/candidates.ts';
import { type Day, dayOfIso } from '../../text/dates/calendar.ts';
import { figures } from '../../text/figures.ts';
import { stateOf } from '../../text/states.ts';
import { terms } from '../../text/terms.ts';
import { isAskedFor } from '../claims/figure.ts';
import { daysOf, isLongPast } from './history.ts';
import type { Rule } from './rule.ts';
import { awayFrom } from './same-story.ts';

/** What the latest of several tolls gains: as much as another may lead it by, and more. */
const LATEST_TOLD = 1.6;
/** In nats behind the likeliest toll: what is further behind is hardly of the same happening. */
const OF_ONE_TOLL = 1.5;

const AT_FIRST = /\b(?:first|initial(?:ly)?|early|earlier|original(?:ly)?)\b/i;

/** Tolls rise as the dead are counted: of several, the one that was told last is what an editor gives. */
export const LATEST: Rule = {
  name: 'latest',
  why: 'gives the toll that was told last',
  applies: ({ wanted, text, terms, inherited }) =>
    wanted === 'how-many' &&
    !AT_FIRST.test(text) &&
    [...terms, ...inherited].some((term) => stateOf(term) !== undefined),
  judge({ question, weight, placed, scores, first }) {
    const names = [...question.names];
    const tolls = placed.map((candidate, i) =>
      first.has(i) && awayFrom(candidate, names, weight) === 0 ? tollOf(candidate, question) : null,
    );
    const best = scores.reduce<number>(
      (top, score, i) => (tolls[i] && (top < 0 || score > scores[top]!) ? i : top),
      -1,
    );
    const comparable = tolls.map((toll, i) =>
      toll && scores[i]! >= scores[best]! - OF_ONE_TOLL && toll.whom === tolls[best]!.whom ? toll.day : null,
    );
    const last = Math.max(...comparable.filter((day) => day !== null));
    const isFirst = tolls[best]?.day === last;
    return comparable.map((day) => (day !== null && day === last && !isFirst ? LATEST_TOLD : 0));
  },
};

interface Toll {
  /** The last day that its sentence names, else the article's. */
  readonly day: Day;
  /** What kind of people it counts, as a term; '' for people of no kind. */
  readonly whom: string;
}

/** The toll of what is asked that a sentence gives; null where it gives none. */
function tollOf(candidate: PlacedCandidate, question: Question): Toll | null {
  const { parsed, index, text } = candidate;
  const { published } = parsed.article;
  const written = published === undefined ? undefined : dayOfIso(published.slice(0, 10));
  const figure = figures(text).find((each) => each.state !== null && isAskedFor(question, each));
  if (written === undefined || figure === undefined || isLongPast(candidate)) return null;
  const named = daysOf(parsed, index, written);
  const whom = terms(figure.counted ?? '').at(-1) ?? '';
  return {
    day: named.length === 0 ? written : Math.max(...named),
    whom: ANYBODY.has(whom) || stateOf(whom) !== undefined ? '' : whom,
  };
}

const ANYBODY: ReadonlySet<string> = new Set(terms('people persons victims lives'));
