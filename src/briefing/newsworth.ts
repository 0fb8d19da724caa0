import { bigrams, type Draft, mean, type Seen, sum, type Whole, wholeOf } from './newsworth/whole.ts';
import { cosine } from './vector.ts';

interface Worth {
  readonly name: string;
  readonly why: string;
  readonly of: (whole: Whole, sentence: Seen) => number;
}

const flag = (value: boolean): number => (value ? 1 : 0);
const capped = (value: number, most = 1): number => Math.min(most, value);

/** What makes a sentence carry the news; each about 0 to 1. */
const WORTHS: readonly Worth[] = [
  { name: 'first', why: 'the lede', of: (_, { at }) => flag(at === 0) },
  { name: 'second', why: 'and what it is leaned on', of: (_, { at }) => flag(at === 1) },
  { name: 'place', why: 'news is told from the top', of: ({ sentences }, { at }) => at / sentences.length },
  { name: 'near-top', why: 'steeper at first', of: (_, { at }) => 1 / (1 + at) },
  {
    name: 'last',
    why: 'an outlook or a kicker',
    of: ({ sentences }, { at }) => flag(at === sentences.length - 1),
  },
  {
    name: 'opens',
    why: 'opens its paragraph',
    of: ({ sentences }, { at, part }) => flag(sentences[at - 1]?.part !== part),
  },
  {
    name: 'alone',
    why: 'its paragraph is this sentence',
    of: ({ sentences }, s) =>
      flag(sentences[s.at - 1]?.part !== s.part && sentences[s.at + 1]?.part !== s.part),
  },
  { name: 'length', why: 'says more', of: (_, s) => capped(s.words.length / 40, 1.5) },
  {
    name: 'relative-length',
    why: 'says more than the others',
    of: ({ length }, s) => capped(s.words.length / length, 3) / 2,
  },
  { name: 'short', why: 'too short to stand alone', of: (_, s) => flag(s.words.length < 8) },
  {
    name: 'headline',
    why: 'repeats the headline',
    of: ({ headline, inverse }, s) => held(headline, s.distinct, inverse),
  },
  {
    name: 'headline-terms',
    why: 'how many of its words',
    of: ({ headline }, s) => capped([...s.distinct].filter((term) => headline.has(term)).length / 5),
  },
  {
    name: 'centre',
    why: 'is about what the article is about',
    of: ({ centre }, s) => cosine(s.vector, centre),
  },
  { name: 'rank', why: 'many sentences resemble it', of: ({ rank }, s) => capped(rank[s.at]! / 2, 1.5) },
  {
    name: 'repeated',
    why: 'its terms come again',
    of: ({ said }, s) => mean(s.terms.map((term) => capped((said.get(term)! - 1) / 4))),
  },
  {
    name: 'repeated-sum',
    why: 'and many of them',
    of: ({ said }, s) => capped(sum(s.terms.map((term) => said.get(term)! - 1)) / 40, 2),
  },
  {
    name: 'repeated-weight',
    why: 'and telling ones',
    of: ({ said, inverse }, s) =>
      capped(sum([...s.distinct].map((term) => (said.get(term)! - 1) * inverse(term))) / 200, 2),
  },
  {
    name: 'phrases',
    why: 'phrases that come again',
    of: ({ phrases }, s) => capped(bigrams(s.terms).filter((phrase) => phrases.get(phrase)! > 1).length / 4),
  },
  { name: 'rare', why: 'holds telling terms', of: ({ inverse }, s) => mean(s.terms.map(inverse)) / 8 },
  {
    name: 'lede',
    why: 'goes on with the lede',
    of: ({ sentences }, s) => (s.at === 0 ? 1 : cosine(s.vector, sentences[0]!.vector)),
  },
  {
    name: 'before',
    why: 'goes on with the sentence before',
    of: ({ sentences }, s) => (s.at === 0 ? 0 : cosine(s.vector, sentences[s.at - 1]!.vector)),
  },
  {
    name: 'after',
    why: 'is gone on with',
    of: ({ sentences }, s) =>
      sentences[s.at + 1] === undefined ? 0 : cosine(s.vector, sentences[s.at + 1]!.vector),
  },
  { name: 'names', why: 'says who', of: (_, s) => capped(kind(s, 'name', 'person', 'place') / 4, 1.5) },
  {
    name: 'names-share',
    why: 'is mostly names',
    of: (_, s) => (kind(s, 'name', 'person', 'place') / Math.max(6, s.words.length)) * 4,
  },
  { name: 'figures', why: 'says how many', of: (_, s) => capped(kind(s, 'number', 'money', 'percent') / 3) },
  { name: 'money', why: 'how much', of: (_, s) => flag(kind(s, 'money', 'percent') > 0) },
  { name: 'dates', why: 'says when', of: (_, s) => capped(kind(s, 'date') / 2) },
  { name: 'quoted', why: 'is somebody’s words', of: (_, s) => flag(/["“”]/.test(s.text)) },
  { name: 'quotation-first', why: 'opens with somebody’s words', of: (_, s) => flag(/^["“]/.test(s.text)) },
  {
    name: 'first-person',
    why: 'speaks of “I” and “we”',
    of: (_, s) => flag(/\b(?:I|we|my|our)\b/i.test(s.text)),
  },
  {
    name: 'said',
    why: 'names who says it',
    of: (_, s) => flag(/\b(?:said|says|told|added|according)\b/i.test(s.text)),
  },
  {
    name: 'leans',
    why: 'opens with a word that points back',
    of: (_, s) => flag(pointsBack(s.text)),
  },
  { name: 'asks', why: 'a question carries no news', of: (_, s) => flag(s.text.includes('?')) },
  {
    name: 'sentences',
    why: 'of a long article less is lifted',
    of: ({ sentences }) => capped(sentences.length / 40, 1.5),
  },
];

/** Whether a sentence opens with a word that points back: "They", "But", "The move". */
export function pointsBack(text: string): boolean {
  return /^["“]?(?:he|she|it|they|this|that|these|those|but|and|however|also|the (?:move|firm|company))\b/i.test(
    text,
  );
}

/** The features of a sentence's worth, in the order of `worthRows`; the last one is the constant of `NO_NEWS`. */
export const WORTH_FEATURES: readonly string[] = [...WORTHS.map(({ name }) => name), 'nothing'];

/** The row of "not worth lifting". */
export const NO_NEWS: readonly number[] = WORTH_FEATURES.map((name) => (name === 'nothing' ? 1 : 0));

/** One row of features a sentence. */
export function worthRows(draft: Draft): number[][] {
  const whole = wholeOf(draft);
  return whole.sentences.map((sentence) => [...WORTHS.map((worth) => worth.of(whole, sentence)), 0]);
}

/** The share of `wanted`'s weight that `terms` hold. */
function held(
  wanted: ReadonlySet<string>,
  found: ReadonlySet<string>,
  weight: (term: string) => number,
): number {
  let all = 0;
  let there = 0;
  for (const term of wanted) {
    all += weight(term);
    if (found.has(term)) there += weight(term);
  }
  return all === 0 ? 0 : there / all;
}

function kind(sentence: Seen, ...kinds: readonly string[]): number {
  return sentence.mentions.filter((mention) => kinds.includes(mention.kind)).length;
}
