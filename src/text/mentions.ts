import { isUsuallyName } from './lexicon.ts';
import { fold, type Token } from './terms.ts';

/** The kinds of thing a short answer can be. */
export type MentionKind = 'person' | 'place' | 'name' | 'number' | 'money' | 'percent' | 'date' | 'age';

/** Something a sentence names or counts, over the tokens `first` to `last` (inclusive). */
export interface Mention {
  readonly kind: MentionKind;
  readonly first: number;
  readonly last: number;
  /** Its terms in order, so that "Mr. Biden" and "Biden" meet; numbers by their digits. */
  readonly terms: readonly string[];
}

/** The names, numbers and dates of one sentence, in order. `words` are the sentence's tokens. */
export function mentions(text: string, words: readonly Token[]): Mention[] {
  const found: Mention[] = [];
  let at = 0;
  while (at < words.length) {
    const mention = mentionAt(text, words, at);
    if (mention !== undefined && mention.first > (found.at(-1)?.last ?? -1)) found.push(mention);
    at = mention === undefined ? at + 1 : mention.last + 1;
  }
  return found;
}

function mentionAt(text: string, words: readonly Token[], at: number): Mention | undefined {
  const raw = rawWord(text, words, at);
  const word = fold(raw);
  // Most words begin with a small letter and are neither a day nor a number.
  if (!isCapital(raw) && !isDigit(raw) && !RELATIVE_DAYS.has(word) && !NUMBER_WORD.has(word))
    return undefined;
  return (
    dateAt(text, words, at, raw, word) ?? numberAt(text, words, at, raw, word) ?? nameAt(text, words, at, raw)
  );
}

const MONTHS = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
const DAYS = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));
const RELATIVE_DAYS = new Set('today yesterday tomorrow tonight'.split(' '));

/** A month, a weekday or a year, with the day and year beside it. */
function dateAt(
  text: string,
  words: readonly Token[],
  at: number,
  raw: string,
  word: string,
): Mention | undefined {
  const capital = isCapital(raw);
  if (
    (capital &&
      (DAYS.has(word) || (MONTHS.has(word) && (word !== 'may' || hasDayBeside(text, words, at))))) ||
    RELATIVE_DAYS.has(word)
  ) {
    const from = MONTHS.has(word) && at > 0 && isDayNumber(rawWord(text, words, at - 1)) ? at - 1 : at;
    let to = at;
    while (to + 1 < words.length && to - from < 3 && isDatePart(text, words, to + 1)) to++;
    return mention('date', text, words, from, to);
  }
  if (isYear(raw) && !followsCurrency(text, words, at)) return mention('date', text, words, at, at);
  if (isDayNumber(raw) && at + 1 < words.length && isMonth(rawWord(text, words, at + 1))) {
    let to = at + 1;
    while (to + 1 < words.length && isYear(rawWord(text, words, to + 1))) to++;
    return mention('date', text, words, at, to);
  }
  return undefined;
}

function hasDayBeside(text: string, words: readonly Token[], at: number): boolean {
  const before = at > 0 ? rawWord(text, words, at - 1) : '';
  const after = at + 1 < words.length ? rawWord(text, words, at + 1) : '';
  return (
    isDayNumber(before) ||
    isDayNumber(after) ||
    isYear(after) ||
    /^(in|since|until|by|last|early|late)$/i.test(before)
  );
}

function isDatePart(text: string, words: readonly Token[], at: number): boolean {
  const raw = rawWord(text, words, at);
  return adjacent(text, words, at - 1) && (isMonth(raw) || isDayNumber(raw) || isYear(raw));
}

const isMonth = (raw: string): boolean => isCapital(raw) && MONTHS.has(fold(raw));
const isDayNumber = (raw: string): boolean => /^([12]?\d|3[01])(st|nd|rd|th)?$/.test(raw);
const isYear = (raw: string): boolean => /^(1[5-9]\d\d|20\d\d)s?$/.test(raw);

const NUMBER_WORD = new Set(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands
  millions billions first second third half quarter scores several`.split(/\s+/),
);
const MAGNITUDE = new Set('hundred thousand million billion trillion m bn tn k dozen'.split(' '));
const CURRENCY_WORD = new Set(
  'dollar dollars pound pounds euro euros yen yuan rupee rupees ruble rubles francs cents'.split(' '),
);

function numberAt(
  text: string,
  words: readonly Token[],
  at: number,
  raw: string,
  word: string,
): Mention | undefined {
  if (!isDigit(raw) && !NUMBER_WORD.has(word)) return undefined;
  let to = at;
  while (to + 1 < words.length && adjacent(text, words, to)) {
    const next = fold(rawWord(text, words, to + 1));
    if (!MAGNITUDE.has(next) && !(NUMBER_WORD.has(word) && NUMBER_WORD.has(next))) break;
    to++;
  }
  return mention(numberKind(text, words, at, to), text, words, at, to);
}

function numberKind(text: string, words: readonly Token[], from: number, to: number): MentionKind {
  if (followsCurrency(text, words, from)) return 'money';
  const after = text.slice(words[to]!.end, words[to]!.end + 12);
  if (/^\s?%|^[\s-]per ?cent/i.test(after)) return 'percent';
  if (/^[\s-]years?[\s-]old/i.test(after)) return 'age';
  const next = to + 1 < words.length ? fold(rawWord(text, words, to + 1)) : '';
  return CURRENCY_WORD.has(next) ? 'money' : 'number';
}

function followsCurrency(text: string, words: readonly Token[], at: number): boolean {
  return /[$£€¥]\s?$/.test(text.slice(Math.max(0, words[at]!.start - 2), words[at]!.start));
}

/** Small words inside a name: "Bank of England", "Ursula von der Leyen". */
const INSIDE = new Set('of de la le el al the van von der den bin ibn for and du da dos des'.split(' '));
const TITLE = new Set(
  `mr mrs ms dr president minister prime secretary senator sen rep gov governor mayor chancellor king queen prince princess pope
  general gen colonel col captain capt judge justice chief spokesman spokeswoman spokesperson director coach actor actress singer
  star professor prof leader chairman ceo sir lord analyst author officer sgt lieutenant lt congressman congresswoman`.split(
    /\s+/,
  ),
);
const PLACE_CUE = new Set(
  'in at near from outside across to into toward towards around inside throughout within'.split(' '),
);
/** "…, spokesman for", ", the defence minister": a person's office behind the name. */
const OFFICE =
  /^,? (?:an? |the |its |his |her |their )?(?:[\p{L}’'-]+ ){0,3}(?:spokes(?:man|woman|person)|minister|president|leader|director|chief|chairman|head|analyst|professor|expert|governor|mayor|secretary|ceo|commander|founder|author|coach|actor|actress|singer)\b/iu;
const SAYING = /^\s*,?\s*(who|said|says|told|tweeted|added|announced|wrote|joined|played|\d\d)\b/;

/** A run of capitalised words; the first word of the sentence counts only when it is known to be a name. */
function nameAt(text: string, words: readonly Token[], at: number, raw: string): Mention | undefined {
  const token = words[at]!;
  if (!isCapital(raw) || token.term === '') return undefined;
  const opening = at === 0 || /[“"‘:•]\s?$/.test(text.slice(Math.max(0, token.start - 2), token.start));
  let to = at;
  while (to + 1 < words.length && adjacent(text, words, to)) {
    const next = rawWord(text, words, to + 1);
    if (isCapital(next) && words[to + 1]!.term !== '') to++;
    else {
      const after = pastSmallWords(text, words, to + 1);
      if (after === undefined) break;
      to = after;
    }
  }
  if (opening && to === at && !isUsuallyName(token.term)) return undefined;
  return mention(nameKind(text, words, at, to), text, words, at, to);
}

/** The capitalised word that one or two small words lead to: "Bank **of** England", "Ursula **von der** Leyen". */
function pastSmallWords(text: string, words: readonly Token[], from: number): number | undefined {
  for (let at = from; at < from + 2 && at + 1 < words.length; at++) {
    const small = rawWord(text, words, at);
    if (!INSIDE.has(small) || small === 'and' || !adjacent(text, words, at)) return undefined;
    if (isCapital(rawWord(text, words, at + 1))) return words[at + 1]!.term === '' ? undefined : at + 1;
  }
  return undefined;
}

function nameKind(text: string, words: readonly Token[], from: number, to: number): MentionKind {
  const before = from > 0 ? fold(rawWord(text, words, from - 1)) : '';
  const first = fold(rawWord(text, words, from));
  if (TITLE.has(before) || TITLE.has(first)) return 'person';
  const after = text.slice(words[to]!.end, words[to]!.end + 14);
  if (
    SAYING.test(after) ||
    (after.startsWith(',') && OFFICE.test(text.slice(words[to]!.end, words[to]!.end + 60)))
  )
    return 'person';
  if (PLACE_CUE.has(before)) return 'place';
  return 'name';
}

function mention(
  kind: MentionKind,
  text: string,
  words: readonly Token[],
  first: number,
  last: number,
): Mention {
  const terms: string[] = [];
  for (let i = first; i <= last; i++) {
    const word = words[i]!;
    const term = word.term !== '' ? word.term : fold(text.slice(word.start, word.end));
    if (word.term !== '' || kind === 'number') terms.push(term);
  }
  return { kind, first, last, terms };
}

/** Whether nothing but a space, a hyphen or an abbreviation's full stop stands between a token and the next. */
function adjacent(text: string, words: readonly Token[], at: number): boolean {
  const gap = text.slice(words[at]!.end, words[at + 1]!.start);
  if (/^,\s$/.test(gap)) return isYear(rawWord(text, words, at + 1)) && isDayNumber(rawWord(text, words, at));
  return (
    /^(\s|\s?[-–]\s?|\.\s)$/.test(gap) && !(gap.startsWith('.') && words[at]!.end - words[at]!.start > 4)
  );
}

function rawWord(text: string, words: readonly Token[], at: number): string {
  return text.slice(words[at]!.start, words[at]!.end);
}

const isDigit = (raw: string): boolean => raw >= '0' && raw < ':';

function isCapital(raw: string): boolean {
  const first = raw[0] ?? '';
  return first !== first.toLowerCase();
}
