import type { PartKind, Span } from '../../article.ts';

/** A line, or several lines that are one paragraph, without the white space around it. */
export interface Block extends Span {
  readonly text: string;
  /** True when a blank line stands before it. */
  readonly gap: boolean;
  /** Set where the format itself says what it is: a Markdown heading, a `figcaption`. */
  readonly kind?: PartKind;
}

/** The lines of `text` that hold something, from offset `from` on. */
export function readLines(text: string, from = 0): Block[] {
  // A lone CR as line end (old Mac files) is only taken for one where no LF is.
  const newline = text.includes('\n') ? '\n' : '\r';
  const lines: Block[] = [];
  let gap = false;
  for (let at = from; at < text.length; ) {
    const found = text.indexOf(newline, at);
    const until = found < 0 ? text.length : found;
    const line = block(text, at, until, gap);
    if (line) lines.push(line);
    gap = !line;
    at = until + 1;
  }
  return lines;
}

/** The stretch from `start` to `end` as a block, or undefined when there is only white space. */
export function block(
  text: string,
  start: number,
  end: number,
  gap: boolean,
  kind?: PartKind,
): Block | undefined {
  const raw = text.slice(start, end);
  const trimmed = raw.trim();
  if (trimmed === '') return undefined;
  const begin = start + raw.length - raw.trimStart().length;
  return { start: begin, end: begin + trimmed.length, text: trimmed, gap, ...(kind ? { kind } : {}) };
}

/** No mail program or typewriter wraps wider than this. */
const MAX_WIDTH = 100;
const MIN_WIDTH = 40;
/** The share of line ends inside a text that must be mid-sentence before it counts as wrapped. */
const WRAPPED = 0.3;

/**
 * Joins the lines of soft-wrapped text into paragraphs. A line was wrapped when the next line's first word would not have
 * fitted on it any more; a line that falls short ends its paragraph, so headline, deck and date stay apart.
 */
export function unwrap(text: string, lines: readonly Block[]): readonly Block[] {
  let width = 0;
  for (const line of lines) width = Math.max(width, line.text.length);
  if (width > MAX_WIDTH || width < MIN_WIDTH) return lines;
  const full = (line: Block, next: Block) => {
    const space = next.text.indexOf(' ');
    const word = space < 0 ? next.text.length : space;
    return !next.gap && line.text.length + 1 + word > width - SLACK;
  };
  let ends = 0;
  let torn = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (!next || next.gap) continue;
    ends++;
    if (full(line, next) && !/[.!?…:]["”’')\]]*$/.test(line.text)) torn++;
  }
  if (torn === 0 || torn < ends * WRAPPED) return lines;

  const paragraphs: Block[] = [];
  let first = lines[0];
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (first && (!next || !full(line, next))) {
      paragraphs.push({ ...first, end: line.end, text: text.slice(first.start, line.end) });
      first = next;
    }
  }
  return paragraphs;
}

/** Some programs break a character or two before the limit. */
const SLACK = 2;
