import {
  AFTER_CLOCK,
  abbreviates,
  BEFORE_NUMBER,
  CALENDAR,
  CLOCK,
  EITHER,
  has,
  LEADING,
  NAMED_WITH_MARK,
  OPENING,
  SAYING,
} from './abbreviations.ts';

/** A place where a sentence may end: a run of terminal marks, the closing marks on it, and what stands around. */
export interface Stop {
  readonly text: string;
  /** Where the sentence it would end begins. */
  readonly from: number;
  /** The run of marks, e.g. `.`, `?!`, `. . .`. */
  readonly at: number;
  readonly marks: string;
  /** After the closing quotation marks and brackets: where the sentence would end. */
  readonly end: number;
  readonly closers: string;
  /** The first thing after white space; never the end of the stretch. */
  readonly next: number;
  /** The token before the marks, without opening punctuation: `U.S`, `Gen`, `5`. */
  readonly word: string;
  /** The token after, without opening punctuation. */
  readonly nextWord: string;
  readonly nextCase: 'upper' | 'lower' | 'digit' | 'other';
}

type Verdict = 'end' | 'on' | undefined;

/** The first rule with an opinion decides; a stop nobody objects to ends the sentence. */
export function endsSentence(stop: Stop): boolean {
  for (const rule of RULES) {
    const verdict = rule(stop);
    if (verdict !== undefined) return verdict === 'end';
  }
  return true;
}

/** In order: from what surely goes on, through quotations and brackets, to abbreviations. */
const RULES: readonly ((stop: Stop) => Verdict)[] = [
  wideMark,
  continuingMark,
  nothingSaid,
  listMarker,
  insideToken,
  ellipsis,
  nameWithMark,
  sayingAfter,
  closedThenLowerCase,
  abbreviationInBrackets,
  clock,
  beforeNumber,
  leading,
  calendar,
  either,
  initial,
];

/** Chinese and Japanese marks end a sentence without a space after them. */
function wideMark({ marks }: Stop): Verdict {
  return /[。！？．｡؟۔।]/.test(marks) ? 'end' : undefined;
}

/** `Help!, he shouted`: a comma, colon or bracket cannot open a sentence, nor the dash of `RENO, Nev. — The…`. */
function continuingMark({ text, next, marks, word }: Stop): Verdict {
  const mark = text[next] ?? '';
  if (mark === ':' || mark === ';') return /[)(DPp/|-]/.test(text[next + 1] ?? '') ? undefined : 'on';
  if (mark === '–' || mark === '—' || (mark === '-' && text[next + 1] === '-')) {
    return marks === '.' && isAbbreviation(word) ? 'on' : afterDash(text, next);
  }
  return ',)]}/%&=+…'.includes(mark) || (mark === '.' && marks !== '.') ? 'on' : undefined;
}

/** `“It works.” — Jo Smith` and `and -- hurrah! -- it works` go on; a dash that opens a line of dialogue does not. */
function afterDash(text: string, dash: number): Verdict {
  return /^[-–—]+\s+[\p{Lu}\d]/u.test(text.slice(dash, dash + 12)) &&
    !/["”’]\s*$/.test(text.slice(dash - 3, dash))
    ? 'end'
    : 'on';
}

/** `… the rest`, `“...Those who`: a sentence is more than its marks. */
function nothingSaid({ text, from, at }: Stop): Verdict {
  return at - from < 4 && !/[\p{L}\p{N}\p{S}]/u.test(text.slice(from, at)) ? 'on' : undefined;
}

/**
 * No white space after the mark: `3.5`, `jo@desk.org`, `.zip`. Only a missing space ends a sentence here, and only where
 * the word after surely opens one: `end.The next`.
 */
function insideToken({ text, at, end, next, marks, closers, word, nextWord, nextCase }: Stop): Verdict {
  if (next > end) return undefined;
  if (closers === '' && /[\s([]/.test(text[at - 1] ?? '')) return 'on';
  const opensQuotation = /[“"(‘]/.test(text[next] ?? '');
  if (nextCase !== 'upper' && !opensQuotation) return 'on';
  if (
    marks === '.' &&
    closers === '' &&
    (word.length < 2 || /[@/\\:_.]/.test(word.replace(/(?<=\d)\.(?=\d)/g, '')))
  )
    return 'on';
  if (/^\s*[\w-]*[@/\\]/.test(text.slice(next, next + 40))) return 'on';
  if (/\p{Lu}$/u.test(text[at - 1] ?? '') && closers === '') return 'on';
  if (isEllipsis(marks) && closers === '') return has(OPENING, nextWord) ? 'end' : 'on';
  if (marks !== '.' || closers !== '' || opensQuotation) return 'end';
  if (has(OPENING, nextWord) || has(LEADING, nextWord)) return 'end';
  return /^\p{Lu}\p{Ll}+(?:['’]\p{Ll}+)?[\s,]/u.test(text.slice(next, next + 24)) &&
    /^\p{Ll}{3,}$/u.test(word)
    ? 'end'
    : 'on';
}

/** `1. Flour`, `Q. Why…`: a number or letter that opens the sentence is its marker. */
function listMarker({ text, from, at, marks, closers }: Stop): Verdict {
  if (marks !== '.' || at - from > 6) return undefined;
  if (closers !== '' && closers !== ')') return undefined;
  return /^(?:[•⁃·*-]\s*)?[([]?(?:\d{1,2}(?:\.\d+)*|\p{L}|[ivx]+|[IVX]+)$/u.test(text.slice(from, at))
    ? 'on'
    : undefined;
}

/**
 * Dots that leave something out end a sentence only before a capital, and not where they stand free between words
 * (`we … I mean`): there they are a pause. Four spaced dots hold the full stop.
 */
function ellipsis({ text, at, marks, closers, nextCase, nextWord }: Stop): Verdict {
  if (!isEllipsis(marks) || /[?!]$/.test(marks)) return undefined;
  if (nextCase === 'lower') return /^(?:https?:|www\.)/.test(nextWord) ? 'end' : 'on';
  const dots = marks.replace(/[^.…]/g, '').length;
  const bracketed = /[[(]/.test(text[at - 1] ?? '') && closers !== '';
  const free = /\s/.test(text[at - 1] ?? '') && closers === '' && dots < 4;
  return (free || bracketed) && !(has(OPENING, nextWord) && !/^I\b/.test(nextWord)) ? 'on' : 'end';
}

/** `a job at Yahoo! in May`, `Hello! magazine`: a capital before the mark and none after is a name. */
function nameWithMark({ marks, closers, word, nextWord, nextCase }: Stop): Verdict {
  if (marks !== '!' || closers !== '') return undefined;
  if (nextCase === 'lower') return /^\p{Lu}\p{Ll}*$/u.test(word) ? 'on' : undefined;
  return has(NAMED_WITH_MARK, word) && !OPENING_ALONE.test(nextWord) ? 'on' : undefined;
}

const OPENING_ALONE = /^(?:The|A|An|It|He|She|They|We|I|This|That|In|But|And)$/;

/**
 * `“Why?” President Smith asked.`, `Stop there! he shouted`: the saying belongs to what was said. After a full stop a
 * name opens the next sentence; the saying would have followed a comma.
 */
function sayingAfter({ text, next, closers, marks }: Stop): Verdict {
  if (!/[?!]/.test(marks)) return undefined;
  const after = text.slice(next, next + 80);
  const saying = (/["'”’»]/.test(closers) ? SAYER_AND_VERB : PRONOUN_AND_VERB).exec(after);
  if (saying === null || CLAUSE.test(after.slice(saying[0].length))) return undefined;
  const first = /^\p{L}+/u.exec(after)?.[0] ?? '';
  return first === 'I' || first === 'The' || /^\p{Ll}/u.test(first) || !has(OPENING, first)
    ? 'on'
    : undefined;
}

const VERB = `(?:${[...SAYING].join('|')})\\b`;
const PRONOUN_AND_VERB = new RegExp(`^(?:he|she|they|we|i|one) ${VERB}`, 'u');
const SAYER_AND_VERB = new RegExp(
  `^(?:I|\\p{Lu}[\\p{L}.’'-]*(?: \\p{Lu}[\\p{L}.’'-]*){0,3}|The(?: [\\p{L}’'-]+){1,4}?) ${VERB}`,
  'u',
);
/** What was said comes after the verb: a sentence of its own. */
const CLAUSE =
  /^ (?:that|whether|if|he|she|it|they|there|the|his|her|its|their|a|an|this|these|those|we|no|some|many)\b/;

/** `“Go home!” she said`, `(He was late.) to the meeting`: what was closed stood inside the sentence. */
function closedThenLowerCase({ closers, nextCase }: Stop): Verdict {
  return nextCase === 'lower' && closers !== '' ? 'on' : undefined;
}

/** `the United Nations (U.N.) Security Council`: the bracket opened after the sentence did, so its stop is the abbreviation’s. */
function abbreviationInBrackets({ text, from, at, closers, marks, word, nextWord }: Stop): Verdict {
  if (marks !== '.' || !/^[)\]]/.test(closers) || has(OPENING, nextWord)) return undefined;
  const open = Math.max(text.lastIndexOf('(', at), text.lastIndexOf('[', at));
  return open > from && isAbbreviation(word) ? 'on' : undefined;
}

/** `At 5 a.m. Gen. Traoré arrived` and `8 p.m. ET` go on; `He left at 6 p.m. Police…` does not. */
function clock({ text, from, at, marks, word, nextWord, nextCase }: Stop): Verdict {
  if (marks !== '.' || !has(CLOCK, word.replace(/^\d+(?::\d+)?/, ''))) return undefined;
  if (nextCase !== 'upper') return 'on';
  if (has(AFTER_CLOCK, nextWord)) return 'on';
  const soFar = text.slice(from, at);
  return soFar.length < 40 &&
    /^(?:at|by|around|about|before|after|until|since|from|just)\s[^\s]+(?:\s[^\s]+){0,3}$/iu.test(soFar)
    ? 'on'
    : 'end';
}

/** `No. 3`, `Fig. 2`. */
function beforeNumber({ marks, closers, word, nextCase, nextWord }: Stop): Verdict {
  if (marks !== '.' || closers !== '' || !abbreviates(BEFORE_NUMBER, word)) return undefined;
  return nextCase === 'digit' || nextWord === 'of' || /^[IVXLC]+\b/.test(nextWord.replace(/^I$/, ''))
    ? 'on'
    : undefined;
}

/** `Gen. Goïta`, `e.g. a hat`. */
function leading({ marks, closers, word }: Stop): Verdict {
  return marks === '.' && closers === '' && abbreviates(LEADING, word) ? 'on' : undefined;
}

/** `Jan. 5` and `since Dec. when` go on, `in Dec. Smith left` does not. */
function calendar({ marks, closers, word, nextCase }: Stop): Verdict {
  if (marks !== '.' || closers !== '' || !abbreviates(CALENDAR, word)) return undefined;
  return nextCase === 'upper' ? 'end' : 'on';
}

/**
 * `Apple Inc. shares`, `U.S. Army` go on, `Inc. The company`, `in the U.S. The army` do not. `Jo Hill, R-Ala.` would have
 * a comma after it if the sentence went on.
 */
function either({ text, at, marks, closers, word, nextWord, nextCase }: Stop): Verdict {
  if (marks !== '.' || !(isDotted(word) || abbreviates(EITHER, word))) return undefined;
  if (word === 'etc') return nextCase === 'upper' ? 'end' : undefined;
  if (nextCase !== 'upper') return 'on';
  if (/[RDI]-$/.test(text.slice(Math.max(0, at - word.length - 2), at - word.length))) return 'end';
  return closers !== '' || has(OPENING, nextWord) ? 'end' : 'on';
}

/** `U.S`, `Ph.D`. */
const isDotted = (word: string): boolean => word.includes('.') && DOTTED.test(word);
const DOTTED = /^(?:\p{L}\.)+\p{L}$|^\p{Lu}\p{Ll}\.\p{Lu}$/u;

/** `J. K. Rowling`, `E. coli`; but `she and I. Did you…`, `Plan B. The army…`. */
function initial({ text, at, marks, closers, word, nextWord, nextCase }: Stop): Verdict {
  if (marks !== '.' || closers !== '' || !/^\p{L}$/u.test(word)) return undefined;
  if (nextCase === 'lower') return 'on';
  const before = /(\S+)\s+\S*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[1] ?? '';
  if (word === 'I' && !/^\p{Lu}/u.test(before)) return 'end';
  return has(OPENING, nextWord) ? 'end' : 'on';
}

function isEllipsis(marks: string): boolean {
  return marks.includes('…') || marks.replace(/[^.]/g, '').length > 1;
}

function isAbbreviation(word: string): boolean {
  return (
    /^\p{L}$/u.test(word) ||
    isDotted(word) ||
    [LEADING, EITHER, CALENDAR, CLOCK].some((list) => abbreviates(list, word))
  );
}
