import type { Span } from './article.ts';
import { type ParsedArticle, sentenceAt } from './text/parsed.ts';

/** A slice of an article: `article.text.slice(start, end) === text`. */
export interface Stretch extends Span {
  readonly text: string;
}

/** A sentence and what stands around it in its article; null where there is nothing. */
export interface Passage {
  readonly before: Stretch | null;
  readonly sentence: Stretch;
  readonly after: Stretch | null;
}

/**
 * The paragraph around the sentence at `start`. A sentence that is a paragraph of its own, as many are in news, has the
 * sentence before and the one after it instead. Null when no sentence begins there.
 */
export function passageAround(parsed: ParsedArticle, start: number): Passage | null {
  const { starts, ends, parts, article } = parsed;
  const at = starts.indexOf(start);
  if (at < 0) return null;
  const part = parts[at]!;
  let first = parts.indexOf(part);
  let last = parts.lastIndexOf(part);
  if (first === last) {
    if (isQuotable(parsed, at - 1)) first -= 1;
    if (isQuotable(parsed, at + 1)) last += 1;
  }
  const stretch = (from: number, to: number): Stretch | null => {
    if (from > to) return null;
    const span = { start: starts[from]!, end: ends[to]! };
    return { ...span, text: article.text.slice(span.start, span.end) };
  };
  return { before: stretch(first, at - 1), sentence: stretch(at, at)!, after: stretch(at + 1, last) };
}

function isQuotable(parsed: ParsedArticle, index: number): boolean {
  return index >= 0 && index < parsed.starts.length && QUOTABLE.includes(sentenceAt(parsed, index).kind);
}

const QUOTABLE: readonly string[] = ['paragraph', 'deck', 'caption'];
