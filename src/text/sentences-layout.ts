import type { Span } from '../article.ts';

/** The stretches of a bare text that a sentence cannot cross; line breaks left inside one are soft wraps. */
export function blocks(text: string): Span[] {
  const found: Span[] = [];
  const paragraphs = paragraphsOf(text);
  const width = wrapWidth(paragraphs, text);
  for (const lines of paragraphs) {
    const closed = endsClosed(slice(text, lines.at(-1)));
    const wrapped = closed && lines.slice(0, -1).every((line, i) => isFull(text, line, lines[i + 1], width));
    let open: { start: number; end: number } | undefined;
    for (const line of lines) {
      if (open !== undefined && isSoft(slice(text, open), slice(text, line), closed, wrapped))
        open.end = line.end;
      else {
        open = { ...line };
        found.push(open);
      }
    }
  }
  return found;
}

/** Wider lines are whole paragraphs, narrower ones a list or a poem: neither was wrapped by a mail program. */
const WRAP_WIDTH = { least: 40, most: 120 };
const BREAK = /\r\n|[\n\r\u2028\u2029\v\f]/g;
const LIST_ITEM = /^(?:[•⁃◦▪‣·]|[-*+–—]\s|[([]?(?:\d{1,3}|\p{L}|[ivx]{1,5})[.)]{1,2}\s)/u;

/** Whether the break between two lines only wraps: `closed` when the paragraph ends in a full stop, as lists do not. */
function isSoft(before: string, after: string, closed: boolean, wrapped: boolean): boolean {
  if (LIST_ITEM.test(after)) return false;
  if (/^[.,;:!?)\]}%]/.test(after)) return true;
  if (wrapped) return true;
  return (
    closed &&
    /^[\p{Ll}(]/u.test(after) &&
    (/^\p{Ll}/u.test(after) || /\p{Ll}$/u.test(before)) &&
    !endsClosed(before)
  );
}

function endsClosed(line: string): boolean {
  return /[.!?…:]["'”’»)\]]*$/.test(line);
}

/** A line is full when the next word would not have fitted. */
function isFull(text: string, line: Span, next: Span | undefined, width: number): boolean {
  if (next === undefined || width === 0) return false;
  const word = /^\S+/.exec(slice(text, next))?.[0] ?? '';
  return line.end - line.start + 1 + word.length > width;
}

/** The width the text was wrapped to, 0 when it was not. */
function wrapWidth(paragraphs: readonly Span[][], text: string): number {
  const width = paragraphs.flat().reduce((most, { start, end }) => Math.max(most, end - start), 0);
  if (width < WRAP_WIDTH.least || width > WRAP_WIDTH.most) return 0;
  const full = paragraphs.flatMap((lines) =>
    lines.filter((line, i) => isFull(text, line, lines[i + 1], width)),
  );
  return full.length >= 2 ? width : 0;
}

/** Trimmed, non-empty lines, grouped between blank ones. */
function paragraphsOf(text: string): Span[][] {
  const paragraphs: Span[][] = [];
  let lines: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const line = text.slice(start, end);
    const trimmed = line.trim();
    if (trimmed !== '') {
      const from = start + line.indexOf(trimmed);
      if (lines.push({ start: from, end: from + trimmed.length }) === 1) paragraphs.push(lines);
    } else lines = [];
  };
  for (const match of text.matchAll(BREAK)) {
    close(match.index);
    start = match.index + match[0].length;
  }
  close(text.length);
  return paragraphs;
}

function slice(text: string, span: Span | undefined): string {
  return span === undefined ? '' : text.slice(span.start, span.end);
}
