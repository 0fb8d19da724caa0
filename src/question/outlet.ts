import { fold, termOf } from '../text/terms.ts';
import type { Question } from './question.ts';

/** Whose words a question wants: an outlet of the archive, or somebody who is quoted in it. */
export interface Outlet {
  /** As the archive names them; empty for a speaker. */
  readonly publishers: readonly string[];
  /** The question without naming the outlet: who published a report is not in its words. */
  readonly rest: string;
}

/** The publishers of an archive that a question names with a cue: "according to AP", "what does Reuters say", "in the Guardian". */
export function readOutlet(text: string, publishers: readonly string[]): Outlet | null {
  const byKey = publishersByKey(publishers);
  if (byKey.size === 0) return null;
  const named = nameAt(text, /^\s*(?:the\s+)?/i.exec(text)![0].length, byKey);
  const told = named && TELLS.exec(text.slice(named.end));
  if (told) return { publishers: named.publishers, rest: text.slice(named.end + told[0].length) };
  for (const match of text.matchAll(CUES)) {
    const from = match.index + match[0].length;
    const found = nameAt(text, from, byKey);
    if (found === null) continue;
    const says = SAYS.test(text.slice(found.end).replace(/^['’]s\s+\w+/, ''));
    const cue = match.groups?.cue?.toLowerCase() ?? '';
    if (ASKING.has(cue) ? !says : !ENDS.test(text.slice(found.end))) continue;
    const rest = ASKING.has(cue)
      ? `${text.slice(0, from).replace(/\bthe\s+$/i, '')}they${text.slice(found.end)}`
      : `${text.slice(0, match.index)}${text.slice(found.end).replace(/^\s*,/, '')}`;
    return { publishers: found.publishers, rest: rest.trim() };
  }
  return null;
}

const CUES =
  /(?<![\p{L}\p{N}])(?:,\s*)?(?<cue>according to|as reported by|reported by|told by|written by|published (?:by|in)|in|by|from|per|via|does|did|do|has|have|is|are|was|can|will)\s+(?:the\s+)?(?=\S)/giu;
const ASKING: ReadonlySet<string> = new Set([
  'does',
  'did',
  'do',
  'has',
  'have',
  'is',
  'are',
  'was',
  'can',
  'will',
]);
const SAYS =
  /^\s+(?:\w+\s+)?(?:say|said|saying|report|reported|reporting|write|written|wrote|writing|tell|told|claim|claimed|publish|published|know|have|think|cover|covered|call|called)\b/i;
const ENDS =
  /^(?:['’]s (?:report|reports|reporting|story|stories|article|articles|coverage)\b|\s+(?:report|reports|reporting|story|stories|article|articles|coverage|news)\b|\s*(?:$|[?.,;:!])|\s+(?:who|what|when|where|why|how|which|whose|is|are|was|were|did|does|do|has|have|had|will|can|about|on|and)\b)/i;
/** "AFP says how many died in Morocco" */
const TELLS = /^(?:\s+(?:says|said|reports|reported)|:),?\s+(?=(?:who|what|when|where|why|how|which)\b)/i;
const MOST_WORDS = 4;

interface Named {
  readonly end: number;
  readonly publishers: readonly string[];
}

/** The longest publisher's name at a place; written small only where nothing in the question has a capital. */
function nameAt(text: string, from: number, byKey: ReadonlyMap<string, readonly string[]>): Named | null {
  const words = [
    ...text.slice(from, from + LONGEST_NAME).matchAll(/[\p{L}\p{N}&][\p{L}\p{N}&.'’-]*/gu),
  ].slice(0, MOST_WORDS);
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1]!;
    const name = text.slice(from, from + last.index + last[0].length).replace(/['’]s$|[.'’-]+$/i, '');
    const publishers = keysOf(name, false).flatMap((key) => byKey.get(key) ?? []);
    if (publishers.length === 0 || (!hasCapital(name) && (hasCapital(text.slice(1)) || isWord(name))))
      continue;
    return { end: from + name.length, publishers: [...new Set(publishers)] };
  }
  return null;
}

const LONGEST_NAME = 60;
const hasCapital = (text: string): boolean => text !== text.toLowerCase();
/** "in the week", "by the independent": small, it is a word before it is an outlet. */
const isWord = (name: string): boolean =>
  /^(?:week|time|times|sun|post|mail|mirror|star|independent|nation|hill|verge|age|people|standard|express|record|citizen|observer)$/i.test(
    name.trim(),
  );

function publishersByKey(publishers: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, string[]>();
  for (const publisher of publishers) {
    for (const key of keysOf(publisher, true)) byKey.set(key, [...(byKey.get(key) ?? []), publisher]);
  }
  return byKey;
}

/** What a name is compared by: `The New York Times`, `nytimes.com` and `NYT` meet in `newyorktimes`. */
function keysOf(name: string, withInitials: boolean): string[] {
  const words = fold(name.replace(/^https?:\/\//, '').replace(/^(?:www|edition|news)\./, ''))
    .replace(/\.(?:com|org|net|info|news|co|ac|gov|int|tv|fm|[a-z]{2})(?:\.[a-z]{2})?$/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the');
  const whole = words.join('');
  if (whole === '') return [];
  const bare = whole.replace(/^the(?=\p{L}{4})/u, '');
  const short = words.at(-1) === 'news' && words.length > 1 ? words.slice(0, -1).join('') : whole;
  const initials = withInitials && words.length > 1 ? [words.map((word) => word[0]).join('')] : [];
  return [
    ...new Set([whole, bare, short, ...initials, ...(SHORT.get(whole) ?? []), ...(SHORT.get(bare) ?? [])]),
  ];
}

/** Short names and addresses that no rule makes, in groups that mean one outlet. */
const SHORT: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'associatedpress ap apnews',
    'newyorktimes nyt nytimes',
    'wallstreetjournal wsj',
    'washingtonpost wapo wp',
    'losangelestimes latimes lat',
    'financialtimes ft',
    'agencefrancepresse afp',
    'britishbroadcastingcorporation bbc bbcnews',
    'cablenewsnetwork cnn',
    'aljazeera aljazeeraenglish aje',
    'deutschewelle dw',
    'guardian theguardian',
    'nationalpublicradio npr',
    'unitedpressinternational upi',
    'pressassociation pa',
    'deutschepresseagentur dpa',
    'radiofreeeuroperadioliberty rferl',
    'southchinamorningpost scmp',
    'usatoday usat',
    'voiceofamerica voa voanews',
    'thomsonreuters reuters',
  ].flatMap((line) => {
    const names = line.split(' ');
    return names.map((name): [string, readonly string[]] => [name, names]);
  }),
);

const SPEAKER =
  /\baccording to (?<source>[^,?!;:.]{2,60}?)(?=\s*(?:[,?!;:.]|$)|\s+(?:who|what|when|where|why|how|which|did|was|were|is|are|has|have|will)\b)|\b(?:did|does|do|has|have) (?<subject>(?!(?:they|it|he|she|we|you|i)\b)[^,?!;:]{2,50}?) (?:say|said|claim|claimed|state|stated|report|reported|announce|announced|tell|told)\b/i;

const TELLER =
  /^\s*(?:[Tt]he )?(?<subject>\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})(?: (?:says|said|reports|reported)|:),? (?=(?:who|what|when|where|why|how|which)\b)/u;
const PER = /\b[Pp]er (?:the )?(?<source>\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2})\s*(?=[?.,!]|$)/u;

/** The terms of whom a question wants to hear: "according to the army", "what did the ministry say"; empty for none. */
export function readSpeaker(text: string): readonly string[] {
  const span = speakerSpan(text);
  if (span === null || NOBODY.test(text.slice(span.start, span.end))) return [];
  const words = text.slice(span.start, span.end).match(/[\p{L}\p{N}'’.]+/gu) ?? [];
  return [...new Set(words.map(termOf).filter((term) => term !== ''))];
}

/** "According to a new survey", "did each side say": nobody in particular is quoted. */
const NOBODY =
  /^(?:an? |the |new |recent |latest |its |multiple |several |some |media |news |local )*(?:reports?|sources?|survey|study|studies|poll|data|research|researchers|figures|statistics|analysis|census|rules|law|people|experts|scientists|(?:each|both|either|all)\b.*|any(?:one|body)|every(?:one|body)|who|whom)\b/i;

/** Where a question names whom it wants to hear; null where it names nobody. */
export function speakerSpan(text: string): { readonly start: number; readonly end: number } | null {
  const match = SPEAKER.exec(text) ?? TELLER.exec(text) ?? PER.exec(text);
  const named = match?.groups?.source ?? match?.groups?.subject;
  if (match === null || named === undefined) return null;
  const start = match.index + match[0].indexOf(named);
  return { start, end: start + named.length };
}

/** A question without its "according": that asks for a speaker, and says nothing of accords. */
export function withoutCue(question: Question): Question {
  if (!/\baccording to\b/i.test(question.text) || /\baccords?\b/i.test(question.text)) return question;
  return {
    ...question,
    terms: question.terms.filter((term) => term !== ACCORDING),
    inherited: question.inherited.filter((term) => term !== ACCORDING),
    bigrams: question.bigrams.filter((pair) => !pair.split(' ').includes(ACCORDING)),
  };
}

const ACCORDING = termOf('according');
