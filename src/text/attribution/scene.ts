import type { Span } from '../../article.ts';
import { type Word, wordsOf } from './words.ts';

/** A sentence with its words, the quotation marks in them paired, and what stands around it in the paragraph. */
export interface Scene extends Span {
  readonly words: readonly Word[];
  /** For each word the quotation it stands in, -1 outside: index into `Story.quotations`. */
  readonly quoted: Int16Array;
  /** Whether a blank line or the article's end stands before, behind. */
  readonly opensParagraph: boolean;
  readonly closesParagraph: boolean;
}

/** A text in sentences, and its quotations. */
export interface Story {
  readonly text: string;
  readonly scenes: readonly Scene[];
  /** From the opening mark to behind the closing one, or to the paragraph's end where none closes. */
  readonly quotations: readonly Span[];
}

export function readStory(text: string, sentences: readonly Span[]): Story {
  const quotations = quotationsOf(text, sentences);
  let next = 0;
  const scenes = sentences.map(({ start, end }, i) => {
    const words = wordsOf(text, start, end);
    const quoted = new Int16Array(words.length).fill(-1);
    while (next < quotations.length && quotations[next]!.end <= start) next++;
    let q = next;
    words.forEach((word, w) => {
      while (q < quotations.length && quotations[q]!.end <= word.start) q++;
      if (q < quotations.length && quotations[q]!.start <= word.start) quoted[w] = q;
    });
    return {
      start,
      end,
      words,
      quoted,
      opensParagraph: i === 0 || breaks(text, sentences[i - 1]!.end, start),
      closesParagraph: i === sentences.length - 1 || breaks(text, end, sentences[i + 1]!.start),
    };
  });
  return { text, scenes, quotations };
}

function breaks(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) return true;
  return false;
}

const MARKS = /["“”]/g;

/** Pairs double quotation marks; a line's end closes what is open, as a quotation over paragraphs opens anew. */
function quotationsOf(text: string, sentences: readonly Span[]): Span[] {
  const found: Span[] = [];
  const last = sentences.at(-1)?.end ?? 0;
  let open = -1;
  let from = sentences[0]?.start ?? 0;
  const close = (end: number): void => {
    found.push({ start: open, end });
    open = -1;
  };
  MARKS.lastIndex = from;
  for (let match = MARKS.exec(text); match !== null && match.index < last; match = MARKS.exec(text)) {
    const at = match.index;
    const line = open < 0 ? -1 : text.indexOf('\n', from);
    if (line >= 0 && line < at) close(line);
    if (open < 0) {
      if (match[0] !== '”') open = at;
    } else if (match[0] !== '“') close(at + 1);
    from = at + 1;
  }
  if (open >= 0) {
    const line = text.indexOf('\n', open);
    close(line >= 0 && line < last ? line : last);
  }
  return found;
}
