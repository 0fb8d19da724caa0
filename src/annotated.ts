import type { ResolvedDate } from './answering/answer.ts';
import type { Span } from './article.ts';
import { type ParsedArticle, sentenceAt } from './text/parsed.ts';
import { readSentence } from './text/reading.ts';

/** A sentence of an article with what is inferred of it, all of it beside the words. */
export interface AnnotatedSentence extends Span {
  readonly text: string;
  /** Index into `Article.parts`. */
  readonly part: number;
  readonly speaker: string | null;
  readonly cue: string | null;
  readonly flags: readonly string[];
  readonly dates: readonly ResolvedDate[];
  /** The later sentence that says nobody verified this one. */
  readonly caveat: Span | null;
}

/** Every quotable sentence of an article, in its order. */
export function annotated(parsed: ParsedArticle): AnnotatedSentence[] {
  const spanOf = (index: number): Span => ({ start: parsed.starts[index]!, end: parsed.ends[index]! });
  return Array.from(parsed.starts, (_, index) => {
    const { text, part } = sentenceAt(parsed, index);
    const { speaker, cue, flags, dates, caveat } = readSentence(parsed, index);
    return {
      ...spanOf(index),
      text,
      part,
      speaker,
      cue,
      flags,
      dates,
      caveat: caveat === null ? null : spanOf(caveat),
    };
  });
}
