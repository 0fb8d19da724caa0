import type { Attribution } from './attribution.ts';

/** What a reader should know before believing a sentence. */
export type Flag = 'claimed' | 'unverified' | 'anonymous source' | 'denied' | 'estimate' | 'corrected';

/** A sentence's flags, and where one of the next sentences holds them back. */
export interface Flagged {
  readonly flags: readonly Flag[];
  /** Index of the sentence that says nobody verified the same thing; undefined without one. */
  readonly caveat: number | undefined;
}

/** How many sentences behind a claim its caveat may stand. */
const CAVEAT_REACH = 2;

/**
 * The flags of `sentences[index]`, one article's sentences in order. `attribution` is the one the sentence is shown
 * with, undefined where the outlet speaks for itself; `publisher` is never a party to its own story.
 */
export function flagsOf(
  sentences: readonly string[],
  index: number,
  attribution?: Pick<Attribution, 'speaker'> | undefined,
  publisher?: string | undefined,
): Flagged {
  const sentence = sentences[index] ?? '';
  const caveat = caveatOf(sentences, index);
  const flags = RECOGNISERS.filter(({ holds }) => holds(sentence, { attribution, publisher })).map(
    ({ flag }) => flag,
  );
  if (caveat !== undefined && !flags.includes('unverified')) flags.push('unverified');
  return { flags: ORDER.filter((flag) => flags.includes(flag)), caveat };
}

const ORDER: readonly Flag[] = [
  'claimed',
  'unverified',
  'anonymous source',
  'denied',
  'estimate',
  'corrected',
];

interface Context {
  readonly attribution: Pick<Attribution, 'speaker'> | undefined;
  readonly publisher: string | undefined;
}

interface Recogniser {
  readonly flag: Flag;
  readonly holds: (sentence: string, context: Context) => boolean;
}

/** What every doubt and every denial has some word of: a look at most sentences is enough, and the patterns are slow to compile. */
const DOUBTS = /verif|confirm|authentic|corrobor|unsubstan|clear|known|word|possible/i;
const DENIES =
  /den[yi]|reject|refut|disput|dismiss|false|untrue|baseless|fake|unfounded|fabricated|responsible|involved|behind|true/i;
const UNVERIFIED =
  /\b(?:could|can|couldn['’]t|can['’]t|cannot|did|was|were|is|are|has|have|been|be|yet)\s?(?:not|n['’]t)?\s+(?:(?:yet|immediately|be|been|to|able|been able to)\s+)*(?:independently\s+)(?:verif|confirm|authenticat|corroborat)\w*|\b(?:not|n['’]t|never|unable to|impossible to|yet to)\s+(?:(?:be|been|yet|immediately|able|to|possible|independently)\s+)*(?:verif|confirm(?!ed (?:that|by))|authenticat|corroborat)\w*|\b(?:unconfirmed|unverified|uncorroborated|unsubstantiated)\b|\bno (?:independent|immediate|official) (?:confirmation|verification|word|comment from .{3,40} to confirm)\b|\bwas not immediately (?:possible|clear|known)\b|\b(?:it is|it was|it remains|remained|remains|is) (?:still )?(?:not (?:yet |immediately )?(?:clear|known)|unclear|unknown)\b/i;
/** `confirmed that it could not`: a denial of the act is none of the check. */
const SOURCE_HIDDEN =
  /\b(?:anonymous(?:ly)?|anonymity|unnamed|unidentified (?:official|source)|(?:not|n['’]t) (?:authorized|authorised) to (?:speak|comment|discuss|brief)|(?:asked|declined|refused|did not want|requested) (?:not )?to be (?:named|identified|quoted by name)|(?:asked|declined) (?:that|to have) (?:his|her|their) names?|(?:a|two|three|several|multiple|one|military|security|diplomatic|government|intelligence|local|senior|police|hospital|judicial|medical) sources?\b|sources? (?:said|say|says|told|close to|familiar|with knowledge|in the)|(?:person|people|official|officials) (?:familiar with|close to|with knowledge|briefed on|with direct knowledge))/i;
const SOURCES_THAT_ARE_NOT =
  /\b(?:open|energy|water|food|power|news|renewable|single|main|major|primary) sources?\b/i;
const DENIED =
  /\b(?:den(?:y|ies|ied|ying) (?!entry|access|permission|visas?|bail|service|them|him|her|people|care|aid)|denials?\b|reject(?:s|ed|ing)? (?:the |these |those |any |all |such |claims?|accusations?|allegations?|reports?|suggestions?)|refut(?:e|es|ed|ing)\b|disput(?:e|es|ed|ing) (?:the |that |this |those |claims?|accounts?|figures?|reports?)|dismiss(?:es|ed|ing)? (?:the |these |those |any |all )?(?:\w+ )?(?:claims?|accusations?|allegations?|reports?|suggestions?|charges?|figures?|as (?:false|propaganda|fake|baseless|lies|rumou?rs?))|(?:claims?|reports?|allegations?|accusations?) (?:is|are|was|were) (?:false|untrue|baseless|fake|unfounded|fabricated)|(?:said|insisted|maintained) .{0,40}\b(?:was|were|is|are|did|had|has|have) (?:not|n['’]t) (?:responsible|involved|behind|true))/i;
const ESTIMATE =
  /\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|an estimated|estimated(?: at)?|at least|at most|up to|as many as|as few as|more than|less than|fewer than|over|under|upwards? of|no (?:more|fewer|less) than|between)\s+(?:[$£€]\s?)?(?:\d|(?:an? )?(?:dozen|hundred|thousand|million|billion)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half a)|\b(?:dozens|scores|hundreds|thousands|tens of thousands|millions|billions|several (?:dozen|hundred|thousand)|a handful|a (?:few|couple) (?:dozen|hundred|thousand))\b|\bestimat(?:e|es|ed|ing)\b/i;
/** A place or a point of time, not a size: `around 4 a.m.`, `over three days`, `about 2015`, `between 25 and 27 July`. */
const NOT_ESTIMATED =
  /\b(?:about|around|over|under|between|some|at least|at most|up to|more than|less than|nearly|almost|roughly)\s+(?:\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b|o['’]clock)|(?:1[5-9]|20)\d\d\b|(?:\d{1,2} (?:and|or|to) )?\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:the )?(?:age|noon|midnight)|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) (?:minutes?|hours?|days?|weeks?|months?|years?|decades?)\b)/gi;
/** What every correction has of these: a look at most sentences is enough. */
const CORRECTS = /correct|clarifi|note|version|amended|revis/i;
const CORRECTED =
  /^\s*(?:correction|clarification|editor['’]s note)\b|\b(?:earlier|previous) versions? of (?:this|the|our) (?:story|article|report|post)\b|\b(?:this|the) (?:story|article|report|headline|post) (?:has been|was) (?:corrected|amended|updated to correct|clarified)\b|\bcorrect(?:s|ed|ing) (?:the |its |an earlier |a previous |his |her )?(?:figure|toll|number|statement|report|spelling|name|date)\b|\brevis(?:ed|es|ing) (?:the |its |down |up )?(?:\w+ )?(?:toll|figure|number|count|estimate)\b/i;

/** One list of small recognisers, a flag each; what looks like one and is not is named beside it. */
const RECOGNISERS: readonly Recogniser[] = [
  {
    flag: 'claimed',
    holds: (_, { attribution, publisher }) =>
      attribution !== undefined && !isOutlet(attribution.speaker, publisher),
  },
  { flag: 'unverified', holds: (sentence) => DOUBTS.test(sentence) && UNVERIFIED.test(sentence) },
  {
    flag: 'anonymous source',
    holds: (sentence) =>
      SOURCE_HIDDEN.test(sentence) && SOURCE_HIDDEN.test(sentence.replace(SOURCES_THAT_ARE_NOT, '')),
  },
  { flag: 'denied', holds: (sentence) => DENIES.test(sentence) && DENIED.test(sentence) },
  {
    flag: 'estimate',
    holds: (sentence) => ESTIMATE.test(sentence) && ESTIMATE.test(sentence.replace(NOT_ESTIMATED, '')),
  },
  { flag: 'corrected', holds: (sentence) => CORRECTS.test(sentence) && CORRECTED.test(sentence) },
];

function isOutlet(speaker: string | null, publisher: string | undefined): boolean {
  if (speaker === null || publisher === undefined) return false;
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/^the /, '')
      .replace(/[^a-z0-9]/g, '');
  return plain(speaker) === plain(publisher);
}

/** The sentence soon behind that doubts the same thing: it names a thing of this one, or points back to it. */
function caveatOf(sentences: readonly string[], index: number): number | undefined {
  const things = thingsOf(sentences[index] ?? '');
  for (let at = index + 1; at <= Math.min(sentences.length - 1, index + CAVEAT_REACH); at++) {
    const next = sentences[at]!;
    const doubt = DOUBTS.test(next) ? UNVERIFIED.exec(next) : null;
    if (doubt === null || !CHECK.test(doubt[0])) continue;
    const object = next.slice(doubt.index + doubt[0].length).split(/[.;,]/)[0] ?? '';
    const back =
      /^\W*(?:the|that|those|these|this|either|both)?\s*(?:claims?|reports?|figures?|account|accounts|numbers?|tolls?|it|them|statements?|allegations?|information)\b/i.test(
        object.trim(),
      );
    const passive =
      /^\W*(?:the|that|those|these|this|neither|both|its|their)?\s*(?:claims?|reports?|figures?|accounts?|numbers?|tolls?|it|they|statements?|allegations?|information)\b/i.test(
        next,
      );
    if ((back || passive) && at === index + 1) return at;
    if ([...thingsOf(object), ...thingsOf(next.slice(0, doubt.index))].some((thing) => things.has(thing)))
      return at;
  }
  return undefined;
}

/** Only a failed check holds a claim back; `it is unclear how many` speaks for itself. */
const CHECK = /verif|confirm|authentic|corrobor/i;

const SMALL =
  /^(?:associated|press|reuters|agency|news|could|independently|which|their|there|these|those|about|after|before|where|while|would|should|being|other|from|with|that|this|were|have|been|also|said|says|more|than|into|they|them|what|when|some|over|such|only)$/;

/** The words of a sentence that can name a thing: four letters and more, in one number. */
function thingsOf(sentence: string): ReadonlySet<string> {
  const words = sentence.toLowerCase().match(/[\p{L}]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !SMALL.test(word)).map((word) => word.replace(/(?:ies|s)$/, '')));
}
