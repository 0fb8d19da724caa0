import type { Article, PartKind, Sentence, Span } from '../article.ts';
import { blocks } from './sentences-layout.ts';
import { listItems } from './sentences-lists.ts';
import { endsSentence, type Stop } from './sentences-stops.ts';

/** The parts whose sentences are quoted as answers. */
const QUOTABLE: ReadonlySet<PartKind> = new Set<PartKind>(['deck', 'caption', 'paragraph']);

/** The sentences of an article's deck, captions and paragraphs; each is a slice of `article.text`. */
export function articleSentences(article: Pick<Article, 'text' | 'parts'>): Sentence[] {
  const { text, parts } = article;
  return parts.flatMap(({ kind, start, end }, part) =>
    QUOTABLE.has(kind)
      ? sentenceSpans(text, start, end).map((span) => ({
          ...span,
          text: text.slice(span.start, span.end),
          kind,
          part,
        }))
      : [],
  );
}

/** The sentences of a bare text: a blank line, a heading or a list item ends one, a soft wrap does not. */
export function textSpans(text: string): Span[] {
  return blocks(text).flatMap(({ start, end }) => sentenceSpans(text, start, end));
}

/**
 * The sentences of one part, in which a line break is only a soft wrap. Spans are trimmed, ascending and disjoint, and
 * together hold every character of the part that is not white space.
 */
export function sentenceSpans(text: string, start = 0, end = text.length): Span[] {
  const part = text.slice(start, end);
  return listItems(part).flatMap((item) =>
    spansOf(part.slice(item.start, item.end)).map((span) => ({
      start: start + item.start + span.start,
      end: start + item.start + span.end,
    })),
  );
}

// One scan over the terminal marks: ICU's Intl.Segmenter knows neither abbreviations nor attributions, and each of our
// decisions has a name (sentences-stops.ts).
const MARK = /[.!?…‼⁇⁈⁉。！？．｡؟۔।]/g;
/** A run of marks, spaced dots included; not the dot of `.zip`. */
const MARKS = /[.!?…‼⁇⁈⁉。！？．｡؟۔।]+(?:[ \u00a0]+[.!?…]+(?![^\s.!?…"'”’)\]]))*/y;
/** What closes with the sentence: quotation marks (one turned the wrong way too), brackets, emphasis. */
const CLOSERS = /(?:[\uFE0F"'”’»›)\]}＂」』*_]|[“‘](?!\S))*/y;
/** What hangs on a finished sentence: reference marks `[3] [4]`, an omission `[…]`, an emoticon, emoji. */
const TAIL_PIECES = [
  String.raw`\s*\[(?:\d{1,3}(?:[,–-]\s?\d{1,3})*|\.\.\.|…)\]`,
  String.raw`[ \u00a0]+[:;]['’]?-?[()DPp](?!\S)`,
  String.raw`[ \u00a0]*(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*`,
];
const TAIL = new RegExp(`(?:${TAIL_PIECES.join('|')})*`, 'uy');
const OPENERS = /["'“”‘’«‹([{「『*_¿¡]*/y;
const SPACE = /\s*/y;
const TOKEN = /[^\s"'“”‘«»()[\]{}—–/]{1,40}/y;
/** A word is looked for no further back than this. */
const LONGEST_WORD = 40;

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = match(SPACE, text, 0);
  MARK.lastIndex = from;
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    const at = mark.index;
    if (isInsideWord(text, at)) continue;
    const marksEnd = match(MARKS, text, at);
    const closersEnd = match(CLOSERS, text, marksEnd);
    const end = mayHaveTail(text, closersEnd) ? match(TAIL, text, closersEnd) : closersEnd;
    const next = match(SPACE, text, end);
    if (next === text.length) break;
    MARK.lastIndex = closersEnd;
    if (!endsSentence(stopAt(text, { from, at, marksEnd, closersEnd, end, next }))) continue;
    spans.push({ start: from, end });
    MARK.lastIndex = from = next;
  }
  const end = text.trimEnd().length;
  return end > from ? [...spans, { start: from, end }] : spans;
}

/** Whether a tail may follow: what opens most sentences, an ASCII letter or a quotation mark, does not. */
function mayHaveTail(text: string, at: number): boolean {
  const code = text.charCodeAt(match(SPACE, text, at));
  return code === 0x5b || code === 0x3a || code === 0x3b || code >= 0x203c;
}

/** The commonest case, `3.5` and `example.com`, settled without looking further. */
function isInsideWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at + 1);
  return text[at] === '.' && ((code >= 97 && code <= 122) || (code >= 48 && code <= 57));
}

/** Offsets of a stop, in ascending order. */
interface Place {
  readonly from: number;
  readonly at: number;
  readonly marksEnd: number;
  readonly closersEnd: number;
  readonly end: number;
  readonly next: number;
}

function stopAt(text: string, place: Place): Stop {
  const { from, at, marksEnd, closersEnd, end, next } = place;
  const first = match(OPENERS, text, next);
  const nextEnd = match(TOKEN, text, first);
  let wordStart = at;
  while (wordStart > from && at - wordStart < LONGEST_WORD && !isWordEdge(text.charCodeAt(wordStart - 1)))
    wordStart--;
  return {
    text,
    from,
    at,
    marks: text.slice(at, marksEnd),
    end,
    closers: text.slice(marksEnd, closersEnd),
    next,
    word: text.slice(wordStart, at),
    nextWord: text.slice(first, nextEnd).replace(/[.,;:!?…]+$/, ''),
    nextCase: caseOf(String.fromCodePoint(text.codePointAt(first) ?? 32)),
  };
}

const WORD_EDGES = new Set([...'"“”‘«»()[]{}-–—/•⁃*_~|<>'].map((edge) => edge.charCodeAt(0)));

function isWordEdge(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    WORD_EDGES.has(code) ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x3000
  );
}

function caseOf(letter: string): Stop['nextCase'] {
  if (letter >= 'a' && letter <= 'z') return 'lower';
  if (letter >= 'A' && letter <= 'Z') return 'upper';
  if (letter >= '0' && letter <= '9') return 'digit';
  if (/\p{Ll}/u.test(letter)) return 'lower';
  return /[\p{Lu}\p{Lt}\p{Lo}]/u.test(letter) ? 'upper' : 'other';
}

/** Where a sticky pattern ends that matches at `at`, or `at`. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
