import { stemmer } from 'stemmer';

/** A word of a text with its place (UTF-16 units) and its term; `term` is '' for a stop word. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

/**
 * The one tokenizer of index and question: words in order, each folded (case, diacritics), stemmed, stop words
 * emptied. `tokens("Gen. Goïta's convoys")` has the terms `gen`, `goita`, `convoi`.
 */
export function tokens(text: string, from = 0, to = text.length): Token[] {
  const found: Token[] = [];
  eachWord(text, from, to, (start, end) => {
    found.push({ start, end, term: termOf(text.slice(start, end)) });
  });
  return found;
}

/** The terms of a text in order, stop words left out. */
export function terms(text: string): string[] {
  const found: string[] = [];
  eachWord(text, 0, text.length, (start, end) => {
    const term = termOf(text.slice(start, end));
    if (term !== '') found.push(term);
  });
  return found;
}

/** Calls `visit` with the place of every word between `from` and `to`, in order; allocates nothing. */
export function eachWord(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => void,
): void {
  let at = from;
  while (at < to) {
    if (!isWordUnit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < to && (isWordUnit(text.charCodeAt(end)) || joins(text, end, at, to))) end++;
    visit(at, end);
    at = end;
  }
}

const memo = new Map<string, string>();
/** Words come from a Zipf curve: a bounded memo answers nearly all; past the bound it starts anew. */
const MEMO_SIZE = 200_000;

/** The term of one word as `eachWord` cuts it: folded, stemmed; '' for a stop word. */
export function termOf(word: string): string {
  const known = memo.get(word);
  if (known !== undefined) return known;
  if (memo.size >= MEMO_SIZE) memo.clear();
  const term = computeTerm(word);
  memo.set(word, term);
  return term;
}

function computeTerm(word: string): string {
  const whole = ACRONYMS.get(word.replaceAll('.', ''));
  if (whole !== undefined && (word.includes('.') || word === word.toUpperCase())) return whole;
  const folded = fold(word)
    .replace(/['’]s$|['’]$/, '')
    .replace(/['’.,]/g, '');
  if (STOP_WORDS.has(folded)) return '';
  const number = NUMBER_WORDS.get(folded);
  if (number !== undefined) return number;
  return /\d/.test(folded) ? folded : stemmer(IRREGULAR.get(folded) ?? folded);
}

/** Forms that no ending gives away: who "led" Mali leads it. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `arose:arise ate:eat became:become began:begin begun:begin bought:buy broke:break broken:break brought:bring built:build
  came:come caught:catch children:child chose:choose chosen:choose drew:draw drawn:draw drove:drive driven:drive fallen:fall fell:fall
  feet:foot felt:feel fled:flee flew:fly flown:fly fought:fight found:find froze:freeze frozen:freeze gave:give given:give gone:go
  went:go grew:grow grown:grow held:hold hid:hide hidden:hide kept:keep knew:know known:know laid:lay led:lead left:leave lent:lend
  lost:lose made:make meant:mean men:man met:meet paid:pay ran:run risen:rise rose:rise sang:sing sank:sink sunk:sink sat:sit saw:see
  seen:see sent:send shook:shake shaken:shake shot:shoot sold:sell sought:seek spent:spend spoke:speak spoken:speak stole:steal
  stolen:steal stood:stand struck:strike swam:swim swore:swear sworn:swear taken:take taught:teach thought:think threw:throw
  thrown:throw told:tell took:take tore:tear torn:tear understood:understand withdrew:withdraw withdrawn:withdraw woke:wake
  women:woman won:win wore:wear worn:wear written:write wrote:write`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Lower case without diacritics, in letters a keyboard has: `Goïta` and `goita` are one word. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłđßæœıðþ]/g, (letter) => LETTERS[letter] ?? letter);
}

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ð: 'd',
  þ: 'th',
};

/** Written in capitals these are names, not the words "us" and "un"; all spellings meet in one term. */
const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['US', 'usa'],
  ['USA', 'usa'],
  ['UN', 'un'],
  ['IT', 'it-sector'],
  ['WHO', 'who-agency'],
]);

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  'two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, i) => [word, String(i + 2)]),
);

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

const WORD_UNIT = wordUnits();

function isWordUnit(unit: number): boolean {
  return WORD_UNIT[unit] === 1;
}

/** One byte for each UTF-16 unit: is it a letter, a mark or a digit? (Beyond the basic plane: no.) */
function wordUnits(): Uint8Array {
  const table = new Uint8Array(65536);
  // All at once: a test of each would be a twentieth of what the first answer takes.
  const units = String.fromCharCode(...Array(0x3100).keys());
  for (const { index, 0: run } of units.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    table.fill(1, index, index + run.length);
  table.fill(1, 0x3400, 0xd7b0);
  table.fill(1, 0xf900, 0xfe00);
  return table;
}

/** `O'Brien`, `Mali’s`, `U.S.`, `1,002`, `7.5`: a mark between two word units that does not end the word. */
function joins(text: string, at: number, start: number, to: number): boolean {
  if (at + 1 >= to || !isWordUnit(text.charCodeAt(at + 1))) return false;
  const mark = text[at];
  if (mark === "'" || mark === '’') return true;
  const digits = isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
  if (mark === ',') return digits;
  if (mark !== '.') return false;
  const initial = at - start === 1 || text[at - 2] === '.';
  return digits || (initial && !isWordUnit(at + 2 < to ? text.charCodeAt(at + 2) : 32));
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Words that say nothing of what a text is about; question words are among them, they are read elsewhere. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all also although am among an and any are aren arent as at be because been before being
 below between both but by can cannot cant could couldnt did didnt do does doesnt doing dont during each either else ever few
 for from further had hadnt has hasnt have havent having he her here hers herself him himself his how however i id if ill im in
 into is isnt it its itself ive just let lets many may me might mine more most much must my myself neither no nor not now
 of on once one only onto or other our ours ourselves own per rather s same shall shant she shes should shouldnt
 since so some such t than that thats the their theirs them themselves then there theres these they theyre theyve this those
 though through to too toward towards under until unless upon us very via was wasnt we were werent weve what whats when
 whenever where wheres whether which while who whom whos whose why will with within without wont would wouldnt yet you your
 youre yours yourself yourselves`.split(/\s+/),
);
