import type { Question } from '../../question/question.ts';
import { inverseFrequency } from '../../retrieval/archive.ts';
import { sameFamily } from '../../text/families.ts';
import { type ParsedArticle, sentenceAt } from '../../text/parsed.ts';
import { areSynonyms } from '../../text/synonyms.ts';
import { termOf, terms } from '../../text/terms.ts';
import type { Place } from './claimed.ts';
import type { Ranked } from './kind.ts';

/** Causes and denials seldom share words with the question: they are looked for in every sentence of the first articles. */
const ARTICLES = 5;
const READ = 24;
const LEAST_ODDS = 0.02;
/** How many sentences are quoted with a claim at most: more is a list that nobody compares. */
const MOST_QUOTED = 10;
/** The share of the question's weight that a sentence, those before it and the headline must hold. */
const ON_TOPIC = 0.6;
/** And that of the things asked for, names left out, which it and the one before it must hold. */
const HERE = 0.4;
/** How far above a sentence its names may stand. */
const BEFORE = 3;

/** What a question of who or why is made of besides its event and its names. */
const ASKING: ReadonlySet<string> = new Set(
  `responsible responsibility blame blamed behind carry carried claim claimed credit cause caused causes reason reasons why lead led accused
  accuse fault happen happened think deny denied done`
    .split(/\s+/)
    .map(termOf),
);

/** What a question asks about: its terms without those that only ask. */
function askedIn({ terms: own, inherited }: Question): string[] {
  return [...own, ...inherited].filter((term) => !ASKING.has(term));
}

/** The places of the first articles' sentences that are about what is asked, the nearest to it first. */
export function placesOf(question: Question, ranked: readonly Ranked[]): Place[] {
  const best = ranked[0]?.score ?? 0;
  const articles = new Map<ParsedArticle, number>();
  for (const { candidate, score } of ranked.slice(0, READ)) {
    const odds = Math.exp(score - best);
    if (odds < LEAST_ODDS || articles.size === ARTICLES) break;
    if (!articles.has(candidate.parsed)) articles.set(candidate.parsed, odds);
  }
  const asked = askedIn(question);
  if (asked.length === 0) return [];
  const read = readerOf(asked);
  return [...articles]
    .flatMap(([parsed, odds]) => placesIn(parsed, odds, { asked, names: question.names, read }))
    .sort((one, other) => other.odds - one.odds);
}

/** The claims of the first places that hold some. */
export function claimsOfFirst<Found>(
  places: readonly Place[],
  claimsAt: (place: Place) => readonly Found[],
): Found[] {
  const found: Found[] = [];
  let quoted = 0;
  for (const place of places) {
    const claims = claimsAt(place);
    if (claims.length === 0) continue;
    found.push(...claims);
    if (++quoted === MOST_QUOTED) break;
  }
  return found;
}

/** The things asked for stand in the sentence or the one before; names may stand further above, or in the headline. */
function placesIn(
  parsed: ParsedArticle,
  odds: number,
  {
    asked,
    names,
    read,
  }: Pick<Question, 'names'> & {
    readonly asked: readonly string[];
    readonly read: (text: string) => ReadonlySet<string>;
  },
): Place[] {
  const things = asked.filter((term) => !names.has(term));
  const { article, starts, ends } = parsed;
  const said = Array.from(starts, (start, i) => read(article.text.slice(start, ends[i])));
  const headline = read(article.headline);
  return Array.from(starts, (_, index) => index).flatMap((index): Place[] => {
    if (sentenceAt(parsed, index).kind !== 'paragraph') return [];
    const here = union(said.slice(Math.max(0, index - 1), index + 1));
    const near = union([headline, ...said.slice(Math.max(0, index - BEFORE), index + 1)]);
    if (heldShare(things, here) < HERE || heldShare(asked, near) < ON_TOPIC) return [];
    // The sentence that says the most of it by itself comes first of an article.
    return [{ parsed, index, odds: odds * (0.5 + heldShare(asked, said[index]!) / 2) }];
  });
}

/** The share of the things a question asks about, names left out, that a text says, 0 to 1; of all where it names nothing else. */
export function shareSaid(question: Question, text: string): number {
  const asked = askedIn(question);
  const things = asked.filter((term) => !question.names.has(term));
  const meant = things.length > 0 ? things : asked;
  return heldShare(meant, readerOf(meant)(text));
}

/** Whether a text says somebody whom a question names. */
export function namesAny({ names }: Question, text: string): boolean {
  return terms(text).some((term) => names.has(term));
}

/** Reads which of the terms a text says; a term is compared once, however often it stands in the articles. */
function readerOf(asked: readonly string[]): (text: string) => ReadonlySet<string> {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const said = new Set<string>();
    for (const term of terms(text)) {
      let means = known.get(term);
      if (means === undefined) {
        means = asked.filter((each) => isSaid(each, term));
        known.set(term, means);
      }
      for (const each of means) said.add(each);
    }
    return said;
  };
}

const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((set) => [...set]));

/** The share of the terms' weight in news at large that is held; 1 of none. */
function heldShare(asked: readonly string[], held: ReadonlySet<string>): number {
  let sum = 0;
  let total = 0;
  for (const term of asked) {
    const weight = inverseFrequency(0, 0, term);
    total += weight;
    if (held.has(term)) sum += weight;
  }
  return total === 0 ? 1 : sum / total;
}

/** News calls one deed by many words, and seldom twice by the same. */
const DEEDS: readonly ReadonlySet<string>[] = [
  `attack attacked attacker ambush ambushed assault raid strike struck airstrike bombing bombed bomb blast explosion exploded shelling
  shelled massacre fired launched missile sabotage`,
  'kill killed killing slain murder murdered assassinated assassination shot shooting stabbed stabbing executed',
  'stab stabbed stabbing attack attacked shooting shot gunman',
  'crush surge stampede crowd collapse collapsed crash crashed accident disaster incident',
].map((words) => new Set(words.split(/\s+/).map(termOf)));

/** Whether a term of a question is said by a term: the same, of its family, or another word for what happened. */
export function isSaid(asked: string, term: string): boolean {
  return (
    asked === term ||
    sameFamily(asked, term) ||
    areSynonyms(asked, term) ||
    DEEDS.some((deed) => deed.has(asked) && deed.has(term))
  );
}
