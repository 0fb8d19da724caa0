import { ANSWERED_BY, type Question, type Wanted } from '../question/question.ts';
import type { Candidate } from './candidate.ts';
import { answerKey, covered, isNew, type Pool, possibleAnswers } from './pool.ts';

/** One number about a (question, sentence) pair, and why it should help. All are about 0 to 1. */
export interface Feature {
  readonly name: string;
  readonly why: string;
  readonly of: (pool: Pool, candidate: Candidate) => number;
}

/** Words and opinions are asked for too rarely in the training sets to be learned apart from "what". */
const WANTED: readonly Wanted[] = ['who', 'when', 'where', 'how-many', 'how-much', 'which', 'why', 'how'];

const clamp = (value: number, most = 1): number => Math.min(most, Math.max(0, value));
const flag = (value: boolean): number => (value ? 1 : 0);

export const FEATURES: readonly Feature[] = [
  // The question's words.
  {
    name: 'coverage',
    why: 'holds the weight of the question',
    of: ({ weights }, c) => covered(weights, c.terms),
  },
  {
    name: 'coverage-squared',
    why: 'the last missing term matters most',
    of: ({ weights }, c) => covered(weights, c.terms) ** 2,
  },
  {
    name: 'matched-terms',
    why: 'plain count, beside the weights',
    of: ({ question }, c) => share(question.terms, c.terms),
  },
  {
    name: 'rarest-term',
    why: 'the most telling term is there',
    of: ({ weights }, c) => flag(hasRarest(weights, c.terms)),
  },
  { name: 'soft-coverage', why: 'the same word in another form: Mali, Malian', of: softCoverage },
  {
    name: 'names',
    why: 'who the question is about is named',
    of: ({ question }, c) => share([...question.names], c.terms),
  },
  {
    name: 'names-near',
    why: 'or named beside or above',
    of: ({ question }, c) => shareAround([...question.names], c),
  },
  {
    name: 'missing-names',
    why: 'a name of the question that nothing near says',
    of: ({ question }, c) =>
      clamp([...question.names].filter((term) => !c.terms.has(term) && !isAround(term, c)).length / 3),
  },
  { name: 'numbers', why: 'a number or date of the question is there', of: numbersMatched },
  { name: 'bigrams', why: 'its words stand together', of: bigramsMatched },
  { name: 'longest-run', why: 'a phrase of it is there', of: longestRun },
  { name: 'proximity', why: 'its words stand close to each other', of: proximity },
  {
    name: 'density',
    why: 'little else is said',
    of: ({ question }, c) => clamp(count(question.terms, c.terms) / Math.max(4, c.terms.size)),
  },
  {
    name: 'repeats',
    why: 'says the question over again, and only that',
    of: ({ question }, c) => flag([...c.terms].every((term) => question.terms.includes(term))),
  },
  // What stands around.
  {
    name: 'headline-coverage',
    why: 'the article is about it',
    of: ({ weights }, c) => covered(weights, c.headlineTerms),
  },
  {
    name: 'before-coverage',
    why: 'the sentence before set the scene',
    of: ({ weights }, c) => covered(weights, c.beforeTerms),
  },
  {
    name: 'after-coverage',
    why: 'the sentence after goes on with it',
    of: ({ weights }, c) => covered(weights, c.afterTerms),
  },
  {
    name: 'context-coverage',
    why: 'sentence and surroundings hold it together',
    of: ({ weights }, c) => contextCoverage(weights, c),
  },
  {
    name: 'leans-covered',
    why: 'a pronoun, and its noun in the sentence before',
    of: ({ weights }, c) => (leans(c) ? covered(weights, c.beforeTerms) : 0),
  },
  // Meaning: the same said in other words.
  {
    name: 'meaning',
    why: 'each of its words, or one used alike',
    of: (pool, c) => pool.meanings.get(c)!.aligned,
  },
  {
    name: 'meaning-missing',
    why: 'what is missing is said in other words',
    of: (pool, c) => pool.meanings.get(c)!.missingAligned,
  },
  {
    name: 'meaning-whole',
    why: 'the sentence as a whole is about the same',
    of: (pool, c) => pool.meanings.get(c)!.whole,
  },
  {
    name: 'meaning-head',
    why: 'something new that fits what is asked for: planet, Neptune',
    of: (pool, c) => pool.meanings.get(c)!.headFit,
  },
  // The kind of answer.
  {
    name: 'wanted-new',
    why: 'names something of the wanted kind that the question does not',
    of: ({ question }, c) =>
      flag(possibleAnswers(question, c).length > 0 && ANSWERED_BY[question.wanted].length > 0),
  },
  {
    name: 'wanted-best',
    why: 'of the very kind that fits best',
    of: ({ question }, c) =>
      flag(c.mentions.some((m) => m.kind === ANSWERED_BY[question.wanted][0] && isNew(question, m))),
  },
  {
    name: 'wanted-count',
    why: 'several of them: a list hides the answer',
    of: ({ question }, c) => clamp(possibleAnswers(question, c).length / 4),
  },
  { name: 'wanted-near', why: 'beside the question’s own words', of: wantedNear },
  { name: 'wanted-head', why: 'what is counted or asked for is named beside it', of: headNear },
  {
    name: 'head',
    why: 'the noun after "which" or "how many"',
    of: ({ question }, c) => share(question.head, c.terms),
  },
  { name: 'agreement', why: 'other sources name the same thing', of: agreement },
  {
    name: 'new-name',
    why: 'any name that is new',
    of: ({ question }, c) =>
      flag(
        c.mentions.some(
          (m) => (m.kind === 'name' || m.kind === 'person' || m.kind === 'place') && isNew(question, m),
        ),
      ),
  },
  {
    name: 'new-person',
    why: 'a person that is new',
    of: ({ question }, c) => flag(c.mentions.some((m) => m.kind === 'person' && isNew(question, m))),
  },
  {
    name: 'new-place',
    why: 'a place that is new',
    of: ({ question }, c) => flag(c.mentions.some((m) => m.kind === 'place' && isNew(question, m))),
  },
  {
    name: 'new-number',
    why: 'a figure that is new',
    of: ({ question }, c) =>
      flag(
        c.mentions.some(
          (m) => (m.kind === 'number' || m.kind === 'money' || m.kind === 'percent') && isNew(question, m),
        ),
      ),
  },
  {
    name: 'new-date',
    why: 'a date that is new',
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
    why: 'quotes, where words are asked for',
    of: ({ question }, c) => flag(question.wanted === 'said' && SPEECH.test(c.text)),
  },
  { name: 'defines', why: '"X is a …", where X is asked', of: defines },
  // The sentence itself.
  { name: 'question', why: 'a question answers nothing', of: (_, c) => flag(/\?["”’)]?\s*$/.test(c.text)) },
  { name: 'leans', why: 'begins with a pronoun: stands less well alone', of: (_, c) => flag(leans(c)) },
  { name: 'short', why: 'a heading or a fragment', of: (_, c) => clamp(1 - c.words.length / 8) },
  { name: 'length', why: 'long sentences say more', of: (_, c) => clamp(Math.log1p(c.words.length) / 5) },
  {
    name: 'quotation',
    why: 'somebody’s words rather than the news',
    of: (_, c) => flag(/^["“‘]/.test(c.text)),
  },
  { name: 'finished', why: 'ends as a sentence does', of: (_, c) => flag(/[.!?…]["”’)]*$/.test(c.text)) },
  { name: 'caption', why: 'a picture’s caption', of: (_, c) => flag(c.kind === 'caption') },
  // Where it stands.
  {
    name: 'lead',
    why: 'news puts what matters first',
    of: (_, c) => (c.position === null ? 0 : 1 / (1 + c.position / 3)),
  },
  { name: 'retrieval', why: 'the article fits the question', of: (_, c) => c.retrieval ?? 0 },
  {
    name: 'first-article',
    why: 'and fits it best',
    of: (_, c) => (c.articleRank === null ? 0 : 1 / (1 + c.articleRank)),
  },
  {
    name: 'fresh-week',
    why: 'a news question is about the last days',
    of: (_, c) => (c.ageDays === null ? 0 : 1 / (1 + Math.max(0, c.ageDays) / 7)),
  },
  {
    name: 'fresh-months',
    why: 'or at least the last months',
    of: (_, c) => (c.ageDays === null ? 0 : 1 / (1 + Math.max(0, c.ageDays) / 120)),
  },
  {
    name: 'fresh-asked',
    why: 'most of all when it says so',
    of: ({ question }, c) =>
      c.ageDays !== null && RECENT.test(question.text) ? 1 / (1 + Math.max(0, c.ageDays) / 7) : 0,
  },
  { name: 'bare', why: 'a list of sentences without articles', of: (_, c) => flag(c.retrieval === null) },
  // What is asked, for the model to combine with the rest.
  ...WANTED.map(
    (wanted): Feature => ({
      name: `asks-${wanted}`,
      why: 'the kinds weigh the features differently',
      of: ({ question }) => flag(question.wanted === wanted),
    }),
  ),
  {
    name: 'asks-long',
    why: 'long questions are covered less',
    of: ({ question }) => clamp(question.terms.length / 20),
  },
];

const CAUSE =
  /\b(because|due to|owing to|after|as a result|caused|blamed|so that|in order to|reason|since|over|amid|to (?:help|avoid|protect|protest|prevent|reduce))\b/i;
const MANNER = /\b(by|through|via|using|with|used|method|way|means)\b/i;
const SPEECH = /["“‘]|\b(said|says|told|added|according to|announced|warned|claimed)\b/i;
const RECENT =
  /\b(this|last|past) (?:week|month|weekend|year)\b|\b(?:recent(?:ly)?|latest|new|today|yesterday|now|current(?:ly)?|just|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;
const PRONOUN =
  /^["“‘(]?(?:he|she|it|they|this|that|these|those|his|her|its|their|the (?:group|ministry|move|attack|statement|company|team|film|pair|two))\b/i;

/** Whether a sentence begins with a word that points back. */
export function leans(candidate: { readonly text: string }): boolean {
  return PRONOUN.test(candidate.text);
}

/** Every feature of every candidate of a pool, in the order of `FEATURES`. */
export function measure(pool: Pool): number[][] {
  return pool.candidates.map((candidate) => FEATURES.map((feature) => feature.of(pool, candidate)));
}

function count(terms: readonly string[], within: ReadonlySet<string>): number {
  let found = 0;
  for (const term of terms) if (within.has(term)) found++;
  return found;
}

function share(terms: readonly string[], within: ReadonlySet<string>): number {
  return terms.length === 0 ? 0 : count(terms, within) / terms.length;
}

function isAround(term: string, c: Candidate): boolean {
  return c.headlineTerms.has(term) || c.beforeTerms.has(term);
}

function shareAround(terms: readonly string[], c: Candidate): number {
  return terms.length === 0
    ? 0
    : terms.filter((term) => c.terms.has(term) || isAround(term, c)).length / terms.length;
}

function contextCoverage(weights: ReadonlyMap<string, number>, c: Candidate): number {
  let sum = 0;
  for (const [term, weight] of weights) {
    if (c.terms.has(term) || isAround(term, c) || c.afterTerms.has(term)) sum += weight;
  }
  return sum;
}

function hasRarest(weights: ReadonlyMap<string, number>, terms: ReadonlySet<string>): boolean {
  let rarest = '';
  let most = -1;
  for (const [term, weight] of weights) if (weight > most) [rarest, most] = [term, weight];
  return terms.has(rarest);
}

/** Coverage where a term also counts as the initials of a name and, half, when a word shares its beginning. */
function softCoverage({ weights }: Pool, c: Candidate): number {
  let sum = 0;
  for (const [term, weight] of weights) {
    if (c.terms.has(term) || c.initials.has(term)) sum += weight;
    else if (term.length > 3)
      for (const other of c.terms)
        if (sameFamily(term, other)) {
          sum += weight / 2;
          break;
        }
  }
  return sum;
}

/** "mali" and "malian", "russia" and "russian", "leader" and "lead": a shared beginning of most of the shorter. */
function sameFamily(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 4 || Math.abs(one.length - other.length) > 4) return false;
  const need = Math.max(4, shorter - 1);
  return one.slice(0, need) === other.slice(0, need);
}

function numbersMatched({ question }: Pool, c: Candidate): number {
  const numbers = question.terms.filter((term) => /\d/.test(term));
  return share(numbers, c.terms);
}

function contentTerms(c: Candidate): string[] {
  return c.words.filter((word) => word.term !== '').map((word) => word.term);
}

function bigramsMatched({ question }: Pool, c: Candidate): number {
  if (question.bigrams.length === 0) return 0;
  const ordered = contentTerms(c);
  const there = new Set(ordered.slice(1).map((term, i) => `${ordered[i]} ${term}`));
  return share(question.bigrams, there);
}

function longestRun({ question }: Pool, c: Candidate): number {
  const ordered = contentTerms(c);
  const asked = question.terms;
  let longest = 0;
  for (let i = 0; i < ordered.length; i++) {
    for (let j = 0; j < asked.length; j++) {
      let run = 0;
      while (i + run < ordered.length && j + run < asked.length && ordered[i + run] === asked[j + run]) run++;
      if (run > longest) longest = run;
    }
  }
  return clamp(longest / 5);
}

/** Matched terms over the words of the shortest stretch that holds the first to the last of them. */
function proximity({ question }: Pool, c: Candidate): number {
  const places = matchedPlaces(question, c);
  if (places.length < 2) return 0;
  let gaps = 0;
  for (let i = 1; i < places.length; i++) gaps += Math.min(10, places[i]! - places[i - 1]!);
  return clamp((places.length - 1) / gaps);
}

function matchedPlaces(question: Question, c: Candidate): number[] {
  const places: number[] = [];
  c.words.forEach((word, at) => {
    if (word.term !== '' && question.terms.includes(word.term)) places.push(at);
  });
  return places;
}

function wantedNear({ question }: Pool, c: Candidate): number {
  if (ANSWERED_BY[question.wanted].length === 0) return 0;
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
