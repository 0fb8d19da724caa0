import type { Citation } from '../article.ts';
import { leans } from '../ranking/leaning.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import { readSentence } from '../text/reading.ts';
import type { AnswerSentence } from './answer.ts';
import { sentenceLink } from './link.ts';

/** Sentence `index` of an article, with everything a reader needs to find it there. */
export function cite(parsed: ParsedArticle, index: number): Citation {
  const { article } = parsed;
  const { text, start, end } = sentenceAt(parsed, index);
  return {
    text,
    articleId: article.id,
    headline: article.headline,
    publisher: article.publisher ?? null,
    published: article.published ?? null,
    url: article.url ?? null,
    start,
    end,
  };
}

/** The same with what is inferred of it, and the sentence it leans on. `score` is 0 to 1. */
export function quote(parsed: ParsedArticle, index: number, score: number): AnswerSentence {
  const citation = cite(parsed, index);
  const { speaker, cue, flags, caveat, dates } = readSentence(parsed, index);
  return {
    ...citation,
    score,
    speaker,
    cue,
    flags,
    dates,
    caveat: caveat === null ? null : cite(parsed, caveat),
    context: leans(citation) ? contextOf(parsed, index) : null,
    link: sentenceLink(parsed.article.url, citation.text),
  };
}

/** The sentence before, when it stands in the same kind of part: a caption does not explain a paragraph. */
function contextOf(parsed: ParsedArticle, index: number): Citation | null {
  if (index === 0) return null;
  const kind = (i: number): string | undefined => parsed.article.parts[parsed.parts[i]!]?.kind;
  return kind(index - 1) === kind(index) ? cite(parsed, index - 1) : null;
}
