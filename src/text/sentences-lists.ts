import type { Span } from '../article.ts';

/**
 * The items of a list set on one line (`1) First 2) Second`, `• One • Two`), or the whole text when it is none. A
 * divider (`***`, `_____`) stands by itself, and so does the stamp of a mail whose header ran into its body.
 */
export function listItems(text: string): Span[] {
  const cuts = [0];
  for (const divider of text.matchAll(DIVIDER)) cuts.push(divider.index, divider.index + divider[0].length);
  for (const stamp of text.includes(':') || text.includes('>') ? text.matchAll(STAMP) : []) {
    const end = stamp.index + stamp[0].length;
    if (stamp[1] !== undefined && !IN_PHRASE.test(text.slice(Math.max(0, stamp.index - 20), stamp.index))) {
      cuts.push(stamp.index);
    }
    if (/^\s+["“(]?[\p{Lu}\d]/u.test(text.slice(end, end + 4))) cuts.push(end);
  }
  cuts.sort((a, b) => a - b);
  return cuts.flatMap((start, i) => itemsBetween(text, start, cuts[i + 1] ?? text.length));
}

const DIVIDER = /(?<!\S)(?:\*{3,}|_{3,}|={3,}|~{3,}|\* \* \*)(?!\S)/g;
/** `03/27/2025 09:11 AM`, or the address `<jo@desk.org>`. */
const STAMP =
  /(?<!\S)(\d{1,2}\/\d{1,2}\/\d{2,4} \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M\b)?)|<[^\s<>@]{1,60}@[^\s<>@]{1,60}>/g;
/** `on`, `at`, `Updated:` and the like before a stamp: it is a word of the sentence. */
const IN_PHRASE = /(?:\b\p{Ll}{1,6}|ed|[:,–—-])\s+$/u;
/** Only a list that starts at its beginning (1, a, i) counts: a stray `2)` in running text is no item. */
const MARKER = /\s*(?:([•⁃◦▪‣])|([([]?)([1aAiI])(\.\)|[.)\]])(?=\s+[\p{Lu}\p{N}“"]))/uy;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

function itemsBetween(text: string, start: number, end: number): Span[] {
  MARKER.lastIndex = start;
  const marker = MARKER.exec(text);
  if (marker === null || MARKER.lastIndex > end) return [{ start, end }];
  const starts = [start];
  for (
    let next = nextItem(text, marker, start, 1);
    next > 0 && next < end;
    next = nextItem(text, marker, next, starts.length)
  ) {
    starts.push(next);
  }
  return starts.map((from, i) => ({ start: from, end: starts[i + 1] ?? end }));
}

/** Where the item after the one at `from` starts, or -1; `count` items are known. */
function nextItem(text: string, marker: RegExpExecArray, from: number, count: number): number {
  const [, bullet, open = '', first = '', close = ''] = marker;
  const wanted = bullet ?? `${open}${ordinal(first, count)}${close}`;
  for (let at = text.indexOf(wanted, from + 1); at > 0; at = text.indexOf(wanted, at + 1)) {
    const opens = /\s/.test(text[at - 1] ?? '') && text.slice(from, at).trim() !== bullet;
    if (
      opens &&
      (bullet !== undefined || OPENS_ITEM.test(text.slice(at + wanted.length, at + wanted.length + 4)))
    )
      return at;
  }
  return -1;
}

const OPENS_ITEM = /^\s+[\p{Lu}“"]/u;

function ordinal(first: string, count: number): string {
  if (first === '1') return String(count + 1);
  if (first === 'i') return ROMAN[count] ?? '\0';
  return String.fromCharCode(first.charCodeAt(0) + count);
}
