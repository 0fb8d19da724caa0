import type { Question } from '../question/question.ts';
import type { PlacedCandidate } from '../ranking/candidates.ts';
import { sameFamily } from '../text/families.ts';
import { type Figure, type State as FigureState, figures } from '../text/figures.ts';
import { readSentence } from '../text/reading.ts';
import { type State, stateOf } from '../text/states.ts';
import { areSynonyms } from '../text/synonyms.ts';
import { terms } from '../text/terms.ts';
import type { Claim } from './answer.ts';
import { quote } from './cite.ts';

/** How many of the ranked sentences are read for figures. */
const READ = 24;
/** A figure in a sentence whose odds are smaller than this against the first one's is of something else. */
const LEAST_ODDS = 0.04;

/** A candidate with its score, best first. */
interface Ranked {
  readonly candidate: PlacedCandidate;
  readonly score: number;
}

/**
 * Who gives which figure, for questions that ask for one; empty for others, and where a single claimant gives a
 * single figure. Latest first within a claimant; claimants in the order of the ranking.
 */
export function claimsOf(question: Question, ranked: readonly Ranked[]): Claim[] {
  if (question.wanted !== 'how-many') return [];
  const best = ranked[0]?.score ?? 0;
  const found = ranked
    .slice(0, READ)
    .filter(({ score }) => Math.exp(score - best) >= LEAST_ODDS)
    .flatMap(({ candidate, score }) => figureClaims(question, candidate, Math.exp(score - best)));
  const claims = withRelations(withoutRepeats(ofOneEvent(found)));
  return claims.length > 1 ? claims : [];
}

function figureClaims(question: Question, { parsed, index }: PlacedCandidate, odds: number): Claim[] {
  const { text, publisher } = parsed.article;
  const asked = figures(text, parsed.starts[index], parsed.ends[index]).filter((figure) =>
    isAskedFor(question, figure),
  );
  if (asked.length === 0) return [];
  const { speaker } = readSentence(parsed, index);
  return asked.map((figure) => ({
    claimant: speaker ?? publisher ?? 'the article itself',
    says: inWords(text, figure),
    value: figure.value,
    vague: figure.vague,
    state: figure.state,
    sentence: quote(parsed, index, Math.round(odds * 1000) / 1000),
    against: null,
    superseded: false,
  }));
}

/** Of the state that is asked for, where one is; and of the people or things that are asked for, where they are named. */
function isAskedFor({ terms: asked, head, inherited }: Question, figure: Figure): boolean {
  if (figure.unit !== null) return false;
  const states = new Set([...asked, ...inherited].map(stateOf).filter((state) => state !== undefined));
  if (states.size > 0)
    return [...states].some((state) => figure.state !== null && SAME_STATE[state].includes(figure.state));
  const counted = terms(`${figure.counted ?? ''} ${figure.of ?? ''}`);
  return head.some((term) =>
    counted.some((other) => other === term || sameFamily(term, other) || areSynonyms(term, other)),
  );
}

/** What a question's word for a state can mean of a figure. */
const SAME_STATE: Readonly<Record<State, readonly FigureState[]>> = {
  killed: ['killed'],
  wounded: ['wounded', 'hospitalised'],
  missing: ['missing'],
  arrested: ['arrested', 'captured', 'kidnapped'],
  displaced: ['displaced'],
};

/** The number with what it counts, as far as the text has them side by side. */
function inWords(text: string, { start, end, counted }: Figure): string {
  if (counted === null) return text.slice(start, end);
  const at = text.indexOf(counted, end);
  return at >= 0 && at - end <= MOST_BETWEEN
    ? text.slice(start, at + counted.length)
    : text.slice(start, end);
}

const MOST_BETWEEN = 4;

/** Figures whose sentences date themselves further apart than this are of different events; days. */
const ONE_EVENT = 30;

/** Those of the event that the first is about: last year's battle is not this week's. */
function ofOneEvent(claims: readonly Claim[]): Claim[] {
  const first = claims[0] && dayOf(claims[0]);
  if (first === undefined || first === null) return [...claims];
  return claims.filter((claim) => {
    const day = dayOf(claim);
    return day === null || Math.abs(day - first) <= ONE_EVENT;
  });
}

/** The day a claim's sentence speaks of, else the one it was published on; in days. */
function dayOf({ sentence: { dates, published } }: Claim): number | null {
  const value = dates.find((date) => /^\d{4}-\d\d/.test(date.value))?.value.slice(0, 10) ?? published;
  const time = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? null : time / 86_400_000;
}

/** The same claimant and figure is told by many papers, and several times in one. */
function withoutRepeats(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const key = `${nameOf(claim.claimant)} ${claim.state} ${claim.value.join('-')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function withRelations(claims: readonly Claim[]): Claim[] {
  const marked = claims.map((claim) => ({ ...claim, superseded: isSuperseded(claim, claims) }));
  return marked.map((claim) => {
    const others = marked.filter(
      (other) => !other.superseded && isComparable(claim, other) && !isSameClaimant(claim, other),
    );
    if (claim.superseded || others.length === 0) return claim;
    return { ...claim, against: others.every((other) => overlaps(claim, other)) ? 'agrees' : 'differs' };
  });
}

function isSuperseded(claim: Claim, claims: readonly Claim[]): boolean {
  const published = claim.sentence.published;
  if (published === null) return false;
  return claims.some(
    (other) =>
      isSameClaimant(claim, other) &&
      isComparable(claim, other) &&
      other.sentence.published !== null &&
      Date.parse(other.sentence.published) > Date.parse(published),
  );
}

/** Dead and injured are never compared, and neither are soldiers and separatists. */
function isComparable(one: Claim, other: Claim): boolean {
  return one.state === other.state && nameOf(whom(one)) === nameOf(whom(other));
}

/** What is counted, the number left out. */
function whom({ says }: Claim): string {
  const words = terms(says).filter((term) => !/^\d/.test(term));
  return words.at(-1) ?? '';
}

function isSameClaimant(one: Claim, other: Claim): boolean {
  return nameOf(one.claimant) === nameOf(other.claimant);
}

const nameOf = (name: string): string => terms(name).join(' ');

function overlaps({ value: [low, high] }: Claim, other: Claim): boolean {
  return low <= other.value[1] && other.value[0] <= high;
}
