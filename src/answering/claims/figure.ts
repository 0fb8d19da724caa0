import type { Span } from '../../article.ts';
import type { Question } from '../../question/question.ts';
import { sameFamily } from '../../text/families.ts';
import { meet, rangeOf } from '../../text/figures/range.ts';
import { type Figure, type FigureState, figures } from '../../text/figures.ts';
import { type State, stateOf } from '../../text/states.ts';
import { areSynonyms } from '../../text/synonyms.ts';
import { terms } from '../../text/terms.ts';
import type { FigureClaim } from '../claim.ts';
import { claimed, type Place } from './claimed.ts';
import type { ClaimKind } from './kind.ts';
import { claimsOfFirst, isSaid, placesOf } from './scan.ts';

/** How many of the ranked sentences are read for figures. */
const READ = 24;
/** A figure in a sentence whose odds are smaller than this against the first one's is of something else. */
const LEAST_ODDS = 0.04;

/** Who gives which figure; a single one says no more than the answer does. */
export const FIGURES: ClaimKind<FigureClaim> = {
  isAsked: ({ wanted }) => wanted === 'how-many',
  find(question, ranked) {
    const best = ranked[0]?.score ?? 0;
    const places = ranked
      .slice(0, READ)
      .map(({ candidate: { parsed, index }, score }) => ({ parsed, index, odds: Math.exp(score - best) }))
      .filter(({ odds }) => odds >= LEAST_ODDS);
    const isRead = ({ parsed, index }: Place): boolean =>
      places.some((each) => each.parsed === parsed && each.index === index);
    const others = placesOf(question, ranked).filter((place) => !isRead(place) && isNamed(question, place));
    return claimsOfFirst([...places, ...others], (place) => figureClaims(question, place));
  },
  least: 2,
  isSame: (one, other) =>
    one.state === other.state &&
    one.value.join() === other.value.join() &&
    one.bound === other.bound &&
    (whomOf(one) === '' || whomOf(other) === '' || isOfOneKind(one, other)),
  isComparable: isOfOneKind,
  // `at least 10` is not against 14, and `about 300` not against 310.
  agree: (one, other) => meet(rangeOf(one), rangeOf(other)),
  replaces: () => false,
};

function figureClaims(question: Question, place: Place): FigureClaim[] {
  const { parsed, index } = place;
  const { text } = parsed.article;
  const asked = wholes(text, figures(text, parsed.starts[index], parsed.ends[index])).filter((figure) =>
    isAskedFor(question, figure),
  );
  return isElsewhere(text.slice(parsed.starts[index], parsed.ends[index]), question)
    ? []
    : asked.map((figure) => ({
        kind: 'figure',
        ...claimed(place, spanOf(text, figure), null),
        value: figure.value,
        vague: figure.vague,
        bound: figure.bound,
        state: figure.state,
      }));
}

/** Whether a sentence further down says what it counts in: the dead of this event, not of another one. */
function isNamed({ terms: asked }: Question, { parsed: { article, starts, ends }, index }: Place): boolean {
  const own = terms(article.text.slice(starts[index], ends[index]));
  const event = asked.filter((term) => stateOf(term) === undefined && !ANYBODY.has(term));
  return event.length === 0 || event.some((term) => own.some((other) => isSaid(term, other)));
}

/** `In Bangkok, six people were found dead`: a question of another place is not answered by it. */
function isElsewhere(sentence: string, { names }: Question): boolean {
  if (names.size === 0 || !sentence.startsWith('In ')) return false;
  const place = /^In (?<place>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*),/u.exec(sentence)?.groups?.place;
  return place !== undefined && !terms(place).some((term) => names.has(term));
}

/** `eight in Collier County, five in Volusia County, …`: what a sentence counts by the piece is no toll. */
const PIECES = 3;
/** `among them six children`, `four others`: a part of a toll that stands before. */
const PART_BEFORE =
  /\b(?:among (?:them|those|the dead|the victims)(?: (?:are|were))?|including|of whom|of them|one of|were)\s+(?:at least |about |some )?$/i;
const PART_BEHIND = /^\s+(?:others?|more|of (?:them|whom|those|the (?:dead|victims|injured|wounded)))\b/i;
const AMONG = /\b(?:among|including|of whom|of them)\b/i;

/** A sentence's figures without those that are a part of another. */
function wholes(text: string, all: readonly Figure[]): Figure[] {
  return all.filter((figure) => {
    const alike = all.filter(({ state, unit }) => state === figure.state && unit === figure.unit);
    const before = text.slice(Math.max(0, figure.start - 40), figure.start);
    const isPart = AMONG.test(before) && PART_BEFORE.test(before);
    return alike.length < PIECES && !isPart && !PART_BEHIND.test(text.slice(figure.end, figure.end + 24));
  });
}

/** Of the state that is asked for, where one is; and of the people or things that are asked for, where they are named. */
export function isAskedFor({ terms: asked, head, inherited }: Question, figure: Figure): boolean {
  if (figure.unit !== null) return false;
  // "And how many were injured?" asks no more of the dead.
  const own = asked.flatMap((term) => stateOf(term) ?? []);
  const states = own.length > 0 ? own : inherited.flatMap((term) => stateOf(term) ?? []);
  if (states.length > 0)
    return (
      states.some((state) => figure.state !== null && SAME_STATE[state].includes(figure.state)) &&
      isOfThose(head, figure)
    );
  // "How many people live there?" asks neither for the dead nor for the injured.
  if (figure.state !== null) return false;
  const counted = terms(`${figure.counted ?? ''} ${figure.of ?? ''}`);
  return head.some((term) =>
    counted.some((other) => other === term || sameFamily(term, other) || areSynonyms(term, other)),
  );
}

/** "How many soldiers": neither the attackers nor the villagers, but men, and whoever is only counted. */
function isOfThose(head: readonly string[], { counted }: Figure): boolean {
  const whom = head.filter((term) => !ANYBODY.has(term) && stateOf(term) === undefined);
  const last = terms(counted ?? '').at(-1);
  if (whom.length === 0 || last === undefined || ANYBODY.has(last)) return true;
  return whom.some((term) => term === last || sameFamily(term, last) || areSynonyms(term, last));
}

/** What a question's word for a state can mean of a figure. */
const SAME_STATE: Readonly<Record<State, readonly FigureState[]>> = {
  killed: ['killed'],
  wounded: ['wounded', 'hospitalised'],
  missing: ['missing'],
  arrested: ['arrested', 'captured', 'kidnapped'],
  displaced: ['displaced'],
};

/** The number with what it counts, and of whom, as far as the text has them side by side. */
function spanOf(text: string, { start, end, counted, of }: Figure): Span {
  const reach = (from: number, words: string | null): number => {
    const at = words === null ? -1 : text.indexOf(words, from);
    return at >= 0 && at - from <= MOST_BETWEEN ? at + words!.length : from;
  };
  const close = reach(reach(end, counted), of);
  // “dozens” of Malian soldiers
  const isMarked = text[start - 1] === '“' && text[end] === '”';
  return { start: isMarked ? start - 1 : start, end: isMarked ? Math.max(close, end + 1) : close };
}

/** `” of `, `, the `: what may stand between a number, what it counts, and of whom. */
const MOST_BETWEEN = 5;

/** Dead and injured are never compared, and neither are soldiers and separatists; people are anybody. */
function isOfOneKind(one: FigureClaim, other: FigureClaim): boolean {
  if (one.state !== other.state) return false;
  const [whom, whoElse] = [whomOf(one), whomOf(other)];
  return whom === whoElse || (whom !== '' && whoElse !== '' && sameFamily(whom, whoElse));
}

/** What is counted, the number left out; '' for people of no kind. */
function whomOf({ says }: FigureClaim): string {
  const words = terms(says.replace(/ of (?:the|its|their|his|her)\b.*$/, '')).filter(
    (term) => !/^\d/.test(term) && !NUMBER_WORD.test(term),
  );
  const last = words.at(-1) ?? '';
  return ANYBODY.has(last) ? '' : last;
}

const NUMBER_WORD =
  /^(?:dozen|score|hundr|thousand|million|sever|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelv|about|around|least|more|mani)/;
const ANYBODY: ReadonlySet<string> = new Set(
  terms(
    'people persons dead deaths victims lives bodies fatalities injured wounded killed casualties missing',
  ),
);
