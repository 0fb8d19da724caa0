import { WORD_CLASSES } from './class-data.ts';

/**
 * What a word can be, coarsely: enough to see where a name or a noun phrase ends and a verb begins. Closed classes by
 * list, open ones by ending, with the exceptions counted in news.
 */
export type WordClass =
  | 'det'
  | 'prep'
  | 'pron'
  | 'aux'
  | 'conj'
  | 'wh'
  | 'that'
  | 'to'
  | 'adv'
  | 'not'
  | 'name'
  | 'num'
  | 'own'
  | 'ed'
  | 'ing'
  | 's'
  | 'either'
  | 'verb'
  | 'adj'
  | 'noun'
  | 'open'
  | 'close'
  | 'quote'
  | 'comma'
  | 'stop'
  | 'mark';

/** The class of a word; `first` where a capital is only a sentence's. */
export function classOf(raw: string, lower: string, first: boolean): WordClass {
  const known = CLOSED.get(lower);
  if (known !== undefined && !(known === 'adv' && raw !== lower && !first)) return known;
  const initial = raw.charCodeAt(0);
  if (initial >= 48 && initial <= 57) return 'num';
  if (!isLetter(initial)) return 'mark';
  if (raw !== lower && !first) return 'name';
  if (raw !== lower && raw.length > 1 && raw === raw.toUpperCase()) return 'name';
  return openClassOf(lower);
}

/** The class of a word in lower case that is in no closed class. */
function openClassOf(lower: string): WordClass {
  const usual = usually(lower);
  if (usual === 'verb') return lower.endsWith('ed') ? 'ed' : lower.endsWith('ing') ? 'ing' : 'verb';
  if (usual === 'noun')
    return lower.endsWith('s') && !lower.endsWith('ss') && lower.length > 3 ? 's' : 'noun';
  return usual;
}

type OpenClass = keyof typeof WORD_CLASSES;

let exceptions: Map<string, OpenClass> | undefined;

function usually(lower: string): OpenClass {
  exceptions ??= new Map(
    Object.entries(WORD_CLASSES).flatMap(([kind, list]) =>
      list.split(' ').map((word): [string, OpenClass] => [word, kind as OpenClass]),
    ),
  );
  return exceptions.get(lower) ?? classByEnding(lower);
}

/** What a word's ending says of it; the words it is wrong about are in `WORD_CLASSES`. */
export function classByEnding(lower: string): OpenClass {
  if (lower.length > 3 && lower.endsWith('ed')) return 'verb';
  if (lower.length > 4 && lower.endsWith('ing')) return 'verb';
  if (lower.endsWith('ly')) return 'adv';
  return ADJECTIVE_ENDING.test(lower) ? 'adj' : 'noun';
}

const ADJECTIVE_ENDING = /(?:able|ible|ous|ful|less|ive|ic|al|ish|ary|ant|ent|y)$/;

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000);
}

const LISTS: Readonly<Partial<Record<WordClass, string>>> = {
  det: 'the a an this these those my your his her its our their some any no every each all both another several many most few such',
  prep: 'of in on at by for with from about against into over after before under between during through without among within toward towards behind despite like unlike beyond across near per via amid upon regarding concerning including around above below since until because as than',
  pron: 'i you he she it we they me him us them himself herself itself themselves who someone anyone everyone nobody others one there mine yours ours theirs something nothing everything',
  aux: "is are was were be been being am has have had having do does did will would can could may might must should shall 'm 're 've 'd 'll won't can't cannot couldn't wouldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't i'm it's he's she's we're they're you're i've we've they've you've i'd he'd she'd we'd they'd i'll he'll she'll we'll they'll you'll that's there's what's let's",
  conj: 'and or but nor yet so if while when although though whereas unless whether',
  wh: 'which what how why where whom whose whatever whoever',
  that: 'that',
  to: 'to',
  not: "not n't never",
  adv: 'also then again still just even only already now once often later earlier soon too here instead ago together away back down off out up recently however meanwhile moreover therefore thus perhaps maybe repeatedly previously ever always well very more less much rather quite almost nearly',
  own: "'s",
};

const CLOSED: ReadonlyMap<string, WordClass> = new Map([
  ...Object.entries(LISTS).flatMap(([kind, list]) =>
    list.split(' ').map((word): [string, WordClass] => [word, kind as WordClass]),
  ),
  ...['“', '‘', '«'].map((mark): [string, WordClass] => [mark, 'open']),
  ...['”', '»'].map((mark): [string, WordClass] => [mark, 'close']),
  ['"', 'quote'],
  [',', 'comma'],
  ...['.', '!', '?', ';'].map((mark): [string, WordClass] => [mark, 'stop']),
]);
