import type { Question } from '../../question/question.ts';
import { inverseFrequency } from '../../retrieval/archive.ts';
import { sameFamily } from '../../text/families.ts';
import { type ParsedArticle, sentenceAt } from '../../text/parsed.ts';
import { areSynonyms } from '../../text/synonyms.ts';
import { termOf, terms } from '../../text/terms.ts';
import type { Place } from './claimed.ts';
import type { Ranked } from './kind.ts';

/** Causes and denials seldom share words with the question: they are looked for in every sentence of the first articles. */
const ARTICLES = 6;
const READ = 24;
const LEAST_ODDS = 0.02;
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

/** The places of the first articles' sentences that are about what is asked, best article first. */
export function placesOf(question: Question, ranked: readonly Ranked[]): Place[] {
  const best = ranked[0]?.score ?? 0;
  const articles = new Map<ParsedArticle, number>();
  for (const { candidate, score } of ranked.slice(0, READ)) {
    const odds = Math.exp(score - best);
    if (odds < LEAST_ODDS || articles.size === ARTICLES) break;
    if (!articles.has(candidate.parsed)) articles.set(candidate.parsed, odds);
  }
  const asked = [...question.terms, ...question.inherited].filter((term) => !ASKING.has(term));
  if (asked.length === 0) return [];
  return [...articles]
    .flatMap(([parsed, odds]) =>
      Array.from(parsed.starts, (_, index) => ({ parsed, index, odds }))
        .filter(({ index }) => sentenceAt(parsed, index).kind === 'paragraph')
        .filter(({ index }) => isAbout(parsed, index, asked, question.names))
        .map((place) => ({ ...place, odds: odds * ownShare(place, asked) })),
    )
    .sort((one, other) => other.odds - one.odds);
}

/** The sentence that says the most of what is asked by itself comes first of an article; half to 1. */
function ownShare({ parsed: { article, starts, ends }, index }: Place, asked: readonly string[]): number {
  const own = terms(article.text.slice(starts[index], ends[index]));
  return 0.5 + asked.filter((term) => own.some((other) => isSaid(term, other))).length / asked.length / 2;
}

/** The things asked for stand in the sentence or the one before; names may stand further above. */
function isAbout(
  parsed: ParsedArticle,
  index: number,
  asked: readonly string[],
  names: ReadonlySet<string>,
): boolean {
  const { article, starts, ends } = parsed;
  // "No group has claimed it": the sentence before says what.
  const here = terms(article.text.slice(starts[Math.max(0, index - 1)], ends[index]));
  const above = terms(article.text.slice(starts[Math.max(0, index - BEFORE)], starts[index]));
  const around = [...here, ...above, ...terms(article.headline)];
  const isHere = (term: string): boolean => here.some((other) => isSaid(term, other));
  const isNear = (term: string): boolean => around.some((other) => isSaid(term, other));
  return (
    heldShare(
      asked.filter((term) => !names.has(term)),
      isHere,
    ) >= HERE && heldShare(asked, isNear) >= ON_TOPIC
  );
}

/** The share of the terms' weight in news at large that is held; 1 of none. */
function heldShare(asked: readonly string[], isHeld: (term: string) => boolean): number {
  let held = 0;
  let total = 0;
  for (const term of asked) {
    const weight = inverseFrequency(0, 0, term);
    total += weight;
    if (isHeld(term)) held += weight;
  }
  return total === 0 ? 1 : held / total;
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
