import { isUsuallyName } from '../text/lexicon.ts';
import { type Mention, type MentionKind, mentions } from '../text/mentions.ts';
import { fold, type Token, tokens } from '../text/terms.ts';
import { isShouted } from './capitals.ts';

/** What kind of answer a question wants; it shapes which sentence is chosen. */
export type Wanted =
  | 'who'
  | 'when'
  | 'where'
  | 'how-many'
  | 'how-much'
  | 'which'
  | 'why'
  | 'how'
  | 'said'
  | 'yes-no'
  | 'what';

/** A question, read. */
export interface Question {
  readonly text: string;
  readonly words: readonly Token[];
  readonly wanted: Wanted;
  /** Its content terms, each once, in order. */
  readonly terms: readonly string[];
  /** Terms of the earlier question this one follows up; they count half. */
  readonly inherited: readonly string[];
  /** The terms that follow "which", "what" or "how many": what the answer is one of, or counts. */
  readonly head: readonly string[];
  /** Its terms that name somebody or something. */
  readonly names: ReadonlySet<string>;
  /** Neighbouring content terms, `a b`. */
  readonly bigrams: readonly string[];
  readonly mentions: readonly Mention[];
}

/** Reads a question as people type it: with or without question mark, capitals or a question word. */
export function readQuestion(typed: string): Question {
  const text = isShouted(typed) ? typed.toLowerCase() : typed;
  const words = tokens(text);
  const content = words.filter((word) => word.term !== '');
  const ordered = content.map((word) => word.term);
  const named = mentions(text, words);
  const names = new Set(
    named
      .filter((mention) => mention.kind === 'name' || mention.kind === 'person' || mention.kind === 'place')
      .flatMap((mention) => mention.terms),
  );
  for (const term of ordered) if (isUsuallyName(term)) names.add(term);
  const { wanted, head } = wantedOf(text, words);
  return {
    text,
    words,
    wanted,
    head,
    terms: [...new Set(ordered)],
    inherited: [],
    names,
    bigrams: ordered.slice(1).map((term, i) => `${ordered[i]} ${term}`),
    mentions: named,
  };
}

const RECENT =
  /\b(this|last|past) (?:week|month|weekend|year)\b|\b(?:recent(?:ly)?|latest|new|today|yesterday|now|current(?:ly)?|just|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;

/** Whether a number of things or people is asked for; "how much" and "how long" ask for other amounts. */
export function asksForCount({ wanted, text }: Question): boolean {
  return wanted === 'how-many' && /\bhow many\b/i.test(text);
}

/** "this week", "the latest", "on Tuesday": a question about the last days. */
export function asksForRecent({ text }: Question): boolean {
  return RECENT.test(text);
}

/** The kinds of mention that can answer a question of each kind, best first. */
export const ANSWERED_BY: Readonly<Record<Wanted, readonly MentionKind[]>> = {
  who: ['person', 'name'],
  when: ['date'],
  where: ['place', 'name'],
  'how-many': ['number', 'percent', 'age'],
  'how-much': ['money', 'percent', 'number'],
  which: ['name', 'person', 'place'],
  why: [],
  how: [],
  said: [],
  'yes-no': [],
  what: ['name', 'person', 'place'],
};

interface Pattern {
  readonly wanted: Wanted;
  readonly pattern: RegExp;
}

/** In order: the first that fits decides. Questions may open with a clause, so most look anywhere. */
const PATTERNS: readonly Pattern[] = [
  {
    wanted: 'said',
    pattern:
      /\bwhat (?:did|does|do|has|have|had) .{2,60}\b(?:say|said|tell|told|claim(?:ed)?|announced?|warn(?:ed)?|respond(?:ed)?|call(?:ed)? for|think)\b/,
  },
  { wanted: 'how-much', pattern: /\bhow much\b|\bwhat (?:price|percentage|percent|share|amount|rate)\b/ },
  {
    wanted: 'how-many',
    pattern:
      /\bhow (?:many|old|long|far|tall|big|large|fast|high|often)\b|\bwhat (?:number|age|toll)\b|\bnumber of\b.*\?|\bdeath toll\b/,
  },
  {
    wanted: 'when',
    pattern:
      /\bwhen\b|\b(?:what|which) (?:date|day|year|month|time|decade|century|week)\b|\bhow (?:recently|soon)\b/,
  },
  {
    wanted: 'where',
    pattern:
      /\bwhere\b|\b(?:what|which) (?:\w+ )?(?:country|nation|state|city|town|place|continent|region|province|county|location|island|village)\b/,
  },
  {
    wanted: 'who',
    pattern:
      /\bwho\b|\bwhom\b|\bwhose\b|\b(?:what|which) (?:\w+ ){0,2}(?:person|man|woman|actor|actress|singer|player|president|leader|minister|star|athlete|celebrity|politician|spokesman|spokeswoman)\b/,
  },
  { wanted: 'why', pattern: /\bwhy\b|\bwhat (?:\w+ )?(?:reason|cause|caused|causes|led to)\b|\bhow come\b/ },
  { wanted: 'which', pattern: /\bwhich\b/ },
  { wanted: 'how', pattern: /\bhow\b/ },
  { wanted: 'what', pattern: /\bwhat\b|\bwhats\b/ },
  {
    wanted: 'yes-no',
    pattern: /^(?:and |but |so )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b/,
  },
];

function wantedOf(text: string, words: readonly Token[]): { wanted: Wanted; head: readonly string[] } {
  const folded = fold(text).replace(/[’']/g, '');
  const wanted = PATTERNS.find(({ pattern }) => pattern.test(folded))?.wanted ?? 'what';
  return { wanted, head: headTerms(text, words) };
}

const OPENERS = new Set(['which', 'what', 'many', 'much', 'whose']);
/** Where the noun phrase after "which" ends. */
const CLOSERS = new Set(
  `is are was were did does do has have had can could will would should may might must to of in on for at by with from that who
  according`.split(/\s+/),
);

/** "Which **wildly popular show** was …": at most four content terms up to the verb. */
function headTerms(text: string, words: readonly Token[]): readonly string[] {
  const at = words.findIndex((word) => OPENERS.has(fold(text.slice(word.start, word.end))));
  if (at < 0) return [];
  const head: string[] = [];
  for (const word of words.slice(at + 1, at + 6)) {
    if (CLOSERS.has(fold(text.slice(word.start, word.end)))) break;
    if (word.term !== '') head.push(word.term);
  }
  return head;
}
