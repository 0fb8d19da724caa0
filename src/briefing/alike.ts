import { type Model, score } from '../ranking/model.ts';
import { inverseFrequency } from '../retrieval/archive.ts';
import type { Bag, Profile } from './profile.ts';
import { cosine, frequencies, type TermVector, vectorOf } from './vector.ts';

/** The numbers a pair of articles is judged by, in the order of `Comparison.row`. */
export const PAIR_FEATURES: readonly string[] = [
  'words',
  'names',
  'common',
  'figures',
  'dates',
  'opening',
  'bigrams',
  'telling',
  'telling-names',
  'lede-covered',
  'years-clash',
  'nobody',
];

/** The row of "not the same story": a pair is as likely one story as it beats this one. */
export const NOT_ALIKE: readonly number[] = PAIR_FEATURES.map((name) => (name === 'nobody' ? 1 : 0));

/** How likely two articles tell one story, 0 to 1. */
export function likelihoodOf(model: Model, row: readonly number[]): number {
  return 1 / (1 + Math.exp(score(model, NOT_ALIKE) - score(model, row)));
}

/** Pairs below this cosine are not looked at closely: they are never one story. */
const LEAST = 0.04;
/** The articles most like one are its neighbourhood: what they all say tells nothing apart. Where there are fewer, the others count as silent. */
const NEIGHBOURS = 18;
/** Terms in more than this share of many articles lead to no pairs. */
const COMMON_SHARE = 0.25;

export interface Pair {
  readonly one: number;
  readonly other: number;
  readonly row: readonly number[];
}

interface Article {
  readonly profile: Profile;
  readonly words: TermVector;
  readonly names: TermVector;
  readonly common: TermVector;
  readonly figures: TermVector;
  readonly dates: TermVector;
  readonly opening: TermVector;
  readonly bigrams: TermVector;
  readonly ledeWeight: number;
}

interface Neighbourhood {
  readonly members: ReadonlySet<number>;
  readonly weight: (term: string) => number;
  readonly own: TermVector;
  readonly ownNames: TermVector;
}

/** The pairs of articles that may tell one story, each with its row of `PAIR_FEATURES`. */
export function pairsOf(profiles: readonly Profile[]): Pair[] {
  const size = profiles.length;
  const frequency = frequencies(profiles.map(({ words }) => words));
  const inverse = memo((term) => inverseFrequency(frequency.get(term) ?? 0, size, term));
  const sharp = memo((term) => inverse(term) ** 1.5);
  const twoWords = frequencies(profiles.map(({ bigrams }) => bigrams));
  const rareBigram = (bigram: string): number =>
    Math.log((size + 1) / ((twoWords.get(bigram) ?? 0) + 0.5)) + 2;
  const articles = profiles.map(
    (profile): Article => ({
      profile,
      words: vectorOf(profile.words, sharp),
      names: vectorOf(profile.names, sharp),
      common: vectorOf(profile.common, sharp),
      figures: vectorOf(profile.figures, inverse),
      dates: vectorOf(profile.dates, inverse),
      opening: vectorOf(profile.opening, sharp),
      bigrams: vectorOf(profile.bigrams, rareBigram),
      ledeWeight: total(profile.lede, sharp),
    }),
  );
  const near = nearest(articles, frequency);
  const neighbourhoods = near.map((row, at) => neighbourhoodOf(at, row, articles, inverse));
  return near.flatMap((row, one) =>
    [...row]
      .filter(([other]) => other > one)
      .map(([other, words]) => ({
        one,
        other,
        row: rowOf(
          articles[one]!,
          articles[other]!,
          words,
          sharp,
          telling(neighbourhoods, articles, one, other),
        ),
      })),
  );
}

function rowOf(
  one: Article,
  other: Article,
  words: number,
  sharp: (term: string) => number,
  [own, ownNames]: readonly [number, number],
): number[] {
  return [
    words,
    cosine(one.names, other.names),
    cosine(one.common, other.common),
    cosine(one.figures, other.figures),
    cosine(one.dates, other.dates),
    cosine(one.opening, other.opening),
    cosine(one.bigrams, other.bigrams),
    own,
    ownNames,
    (ledeCovered(one, other, sharp) + ledeCovered(other, one, sharp)) / 2,
    yearsClash(one.profile, other.profile) ? 1 : 0,
    0,
  ];
}

/** For each article, those it may share a story with and their cosine; found by the terms that few articles hold. */
function nearest(
  articles: readonly Article[],
  frequency: ReadonlyMap<string, number>,
): Map<number, number>[] {
  const most = Math.max(50, articles.length * COMMON_SHARE);
  const holders = new Map<string, number[]>();
  const near = articles.map(() => new Map<number, number>());
  articles.forEach(({ words }, at) => {
    const met = new Set<number>();
    for (const term of words.keys()) {
      if ((frequency.get(term) ?? 0) > most) continue;
      const earlier = holders.get(term);
      if (earlier === undefined) holders.set(term, [at]);
      else {
        for (const other of earlier) met.add(other);
        earlier.push(at);
      }
    }
    for (const other of met) {
      const likeness = cosine(words, articles[other]!.words);
      if (likeness < LEAST) continue;
      near[at]!.set(other, likeness);
      near[other]!.set(at, likeness);
    }
  });
  return near;
}

function neighbourhoodOf(
  at: number,
  near: ReadonlyMap<number, number>,
  articles: readonly Article[],
  inverse: (term: string) => number,
): Neighbourhood {
  const members = [...near]
    .sort(([one, first], [other, second]) => second - first || one - other)
    .slice(0, NEIGHBOURS)
    .map(([other]) => other);
  const said = frequencies([at, ...members].map((each) => articles[each]!.profile.words));
  const weight = memo(
    (term) => Math.max(0, Math.log((NEIGHBOURS + 2) / ((said.get(term) ?? 0) + 0.5))) * inverse(term),
  );
  const { words, names } = articles[at]!.profile;
  return {
    members: new Set(members),
    weight,
    own: vectorOf(words, weight),
    ownNames: vectorOf(names, weight),
  };
}

/**
 * How much two articles share of what their neighbours do not all say: of two earthquakes the place, not the magnitude.
 * All words, and names alone.
 */
function telling(
  neighbourhoods: readonly Neighbourhood[],
  articles: readonly Article[],
  one: number,
  other: number,
): [number, number] {
  const [first, second] = [neighbourhoods[one]!, neighbourhoods[other]!];
  if (!first.members.has(other) && !second.members.has(one)) return [0, 0];
  const seenFrom = (around: Neighbourhood, at: number): [number, number] => [
    cosine(around.own, vectorOf(articles[at]!.profile.words, around.weight)),
    cosine(around.ownNames, vectorOf(articles[at]!.profile.names, around.weight)),
  ];
  const [all, names] = seenFrom(first, other);
  const [allBack, namesBack] = seenFrom(second, one);
  return [(all + allBack) / 2, (names + namesBack) / 2];
}

function ledeCovered(one: Article, other: Article, sharp: (term: string) => number): number {
  let held = 0;
  for (const term of one.profile.lede.keys()) if (other.profile.words.has(term)) held += sharp(term);
  return one.ledeWeight === 0 ? 0 : held / one.ledeWeight;
}

function yearsClash({ years: one }: Profile, { years: other }: Profile): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((year) => other.has(year));
}

function total(bag: Bag, weight: (term: string) => number): number {
  let sum = 0;
  for (const term of bag.keys()) sum += weight(term);
  return sum;
}

function memo(compute: (term: string) => number): (term: string) => number {
  const known = new Map<string, number>();
  return (term) => {
    let value = known.get(term);
    if (value === undefined) {
      value = compute(term);
      known.set(term, value);
    }
    return value;
  };
}
