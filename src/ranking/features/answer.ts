import { ANSWERED_BY, type Question } from '../../question/question.ts';
import type { Candidate } from '../candidate.ts';
import { exactFit } from '../exact.ts';
import { answerKey, isNew, type Pool, possibleAnswers } from '../pool.ts';
import { clamp, type Feature, flag, share } from './feature.ts';
import { matchedPlaces } from './places.ts';

/** Whether the sentence holds the kind of thing that was asked for. */
export const ANSWER: readonly Feature[] = [
  {
    name: 'wanted-new',
    why: 'names something of the wanted kind that the question does not, where one is wanted',
    of: ({ question }, c) => flag(wantsNoName(question) || possibleAnswers(question, c).length > 0),
  },
  {
    name: 'wanted-best',
    why: 'names the kind of thing that fits the question best',
    of: ({ question }, c) =>
      flag(
        wantsNoName(question) ||
          c.mentions.some((m) => m.kind === ANSWERED_BY[question.wanted][0] && isNew(question, m)),
      ),
  },
  {
    name: 'wanted-count',
    why: 'names how many things of the wanted kind: a long list hides the answer',
    of: ({ question }, c) => clamp(possibleAnswers(question, c).length / 4),
  },
  { name: 'wanted-near', why: 'what is wanted stands beside the question’s own words', of: wantedNear },
  {
    name: 'wanted-beside',
    why: 'what is wanted stands beside the question’s most telling word',
    of: wantedBeside,
  },
  {
    name: 'wanted-exact',
    why: 'names exactly what is asked for: a country, a percentage, a year',
    of: ({ question }, c) =>
      exactFit(
        question,
        c.mentions.filter((mention) => isNew(question, mention)),
        c,
      ),
  },
  { name: 'wanted-head', why: 'what is counted or asked for is named beside it', of: headNear },
  {
    name: 'head',
    why: 'says the noun that stands after "which" or "how many"',
    of: ({ question }, c) => share(question.head, c.terms),
  },
  { name: 'agreement', why: 'other sources name the same thing', of: agreement },
  {
    name: 'new-name',
    why: 'gives a name that the question does not',
    of: ({ question }, c) =>
      flag(
        c.mentions.some(
          (m) => (m.kind === 'name' || m.kind === 'person' || m.kind === 'place') && isNew(question, m),
        ),
      ),
  },
  {
    name: 'new-person',
    why: 'names a person whom the question does not',
    of: ({ question }, c) => flag(c.mentions.some((m) => m.kind === 'person' && isNew(question, m))),
  },
  {
    name: 'new-place',
    why: 'names a place that the question does not',
    of: ({ question }, c) => flag(c.mentions.some((m) => m.kind === 'place' && isNew(question, m))),
  },
  {
    name: 'new-number',
    why: 'gives a figure that the question does not',
    of: ({ question }, c) =>
      flag(
        c.mentions.some(
          (m) => (m.kind === 'number' || m.kind === 'money' || m.kind === 'percent') && isNew(question, m),
        ),
      ),
  },
  {
    name: 'new-date',
    why: 'gives a date that the question does not',
    of: ({ question }, c) => flag(c.mentions.some((m) => m.kind === 'date' && isNew(question, m))),
  },
  {
    name: 'cause',
    why: 'gives a reason, where one is asked',
    of: ({ question }, c) => flag(question.wanted === 'why' && CAUSE.test(c.text)),
  },
  {
    name: 'manner',
    why: 'gives a way, where one is asked',
    of: ({ question }, c) => flag(question.wanted === 'how' && MANNER.test(c.text)),
  },
  {
    name: 'speech',
    why: 'quotes somebody, where words are asked for',
    of: ({ question }, c) => flag(question.wanted === 'said' && SPEECH.test(c.text)),
  },
  { name: 'defines', why: '"X is a …", where X is asked', of: defines },
];

const CAUSE =
  /\b(because|due to|owing to|after|as a result|caused|blamed|so that|in order to|reason|since|over|amid|to (?:help|avoid|protect|protest|prevent|reduce))\b/i;
const MANNER = /\b(by|through|via|using|with|used|method|way|means)\b/i;
const SPEECH = /["“‘]|\b(said|says|told|added|according to|announced|warned|claimed)\b/i;

/** Reasons, ways, words and a yes or no are no names: there every sentence holds what such a question can want. */
function wantsNoName(question: Question): boolean {
  return ANSWERED_BY[question.wanted].length === 0;
}

/** What a name two words off its question's words gets. */
const NEAR_ENOUGH = 0.5;

function wantedNear({ question }: Pool, c: Candidate): number {
  if (wantsNoName(question)) return NEAR_ENOUGH;
  const places = matchedPlaces(question, c);
  let nearest = Number.POSITIVE_INFINITY;
  for (const mention of possibleAnswers(question, c)) {
    for (const place of places) {
      if (place >= mention.first && place <= mention.last) continue;
      nearest = Math.min(nearest, place < mention.first ? mention.first - place : place - mention.last);
    }
  }
  return nearest === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + nearest / 2);
}

/** How near the question's weight stands to the best placed possible answer: a term counts less by its distance. */
function wantedBeside({ question, weights }: Pool, c: Candidate): number {
  const places = matchedPlaces(question, c);
  const named = possibleAnswers(question, c);
  if (wantsNoName(question) || places.length === 0) return 0;
  let best = 0;
  for (const { first, last } of named) {
    const nearest = new Map<string, number>();
    for (const place of places) {
      const term = c.words[place]!.term;
      const away = place < first ? first - place : Math.max(0, place - last);
      nearest.set(term, Math.min(nearest.get(term) ?? Number.POSITIVE_INFINITY, away));
    }
    let sum = 0;
    for (const [term, away] of nearest) sum += (weights.get(term) ?? 0) / (1 + away / REACH);
    best = Math.max(best, sum);
  }
  return best;
}

/** Words off at which a term counts half. */
const REACH = 4;

/** "how many **soldiers**": the figure right before, or one word off, "soldiers". */
function headNear({ question }: Pool, c: Candidate): number {
  if (question.head.length === 0) return 0;
  for (const mention of possibleAnswers(question, c)) {
    for (let at = mention.first - 3; at <= mention.last + 3; at++) {
      const term = c.words[at]?.term;
      if (term && (at < mention.first || at > mention.last) && question.head.includes(term)) return 1;
    }
  }
  return 0;
}

function agreement({ question, agreement: shares }: Pool, c: Candidate): number {
  let best = 0;
  for (const mention of possibleAnswers(question, c))
    best = Math.max(best, shares.get(answerKey(mention)) ?? 0);
  return best;
}

function defines({ question }: Pool, c: Candidate): number {
  if (question.wanted !== 'what' && question.wanted !== 'who') return 0;
  if (question.terms.length > 4) return 0;
  const opening = c.words.slice(0, 8).some((word) => word.term !== '' && question.terms.includes(word.term));
  return flag(opening && /\b(?:is|are|was|were) (?:an?|the|one)\b|, (?:an?|the) /.test(c.text));
}
