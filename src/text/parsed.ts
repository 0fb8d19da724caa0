import type { Article, Sentence } from '../article.ts';
import { articleSentences } from './sentences.ts';
import { eachWord } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * An article cut into quotable sentences, with their terms as vocabulary numbers. Flat arrays, because an archive
 * holds millions of sentences: sentence `i` is `starts[i]` to `ends[i]`, and its content terms are
 * `terms.subarray(termStarts[i], termStarts[i + 1])`.
 */
export interface ParsedArticle extends Cut {
  readonly article: Article;
}

/** Where an article's sentences are, and what they are about. */
export interface Cut {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Index into `article.parts` of each sentence's part. */
  readonly parts: Int32Array;
  readonly terms: Int32Array;
  readonly termStarts: Int32Array;
  readonly headlineTerms: Int32Array;
  /** The MinHash signature of the text, where it was worked out beforehand. */
  readonly signature?: Int32Array;
}

/** Cuts and numbers an article; `vocabulary` learns its terms. */
export function parseArticle(article: Article, vocabulary: Vocabulary): ParsedArticle {
  return { article, ...cutArticle(article, vocabulary) };
}

/** The same of an article that has no id yet. */
export function cutArticle(
  article: Pick<Article, 'text' | 'parts' | 'headline'>,
  vocabulary: Pick<Vocabulary, 'idOfWord'>,
): Cut {
  const sentences = articleSentences(article);
  const numbers: number[] = [];
  const termStarts = new Int32Array(sentences.length + 1);
  sentences.forEach((sentence, i) => {
    collectTerms(article.text, sentence.start, sentence.end, vocabulary, numbers);
    termStarts[i + 1] = numbers.length;
  });
  const headline: number[] = [];
  collectTerms(article.headline, 0, article.headline.length, vocabulary, headline);
  return {
    starts: Int32Array.from(sentences, (sentence) => sentence.start),
    ends: Int32Array.from(sentences, (sentence) => sentence.end),
    parts: Int32Array.from(sentences, (sentence) => sentence.part),
    terms: Int32Array.from(numbers),
    termStarts,
    headlineTerms: Int32Array.from(headline),
  };
}

/** Sentence `i` of a parsed article. */
export function sentenceAt(parsed: ParsedArticle, i: number): Sentence {
  const start = parsed.starts[i]!;
  const end = parsed.ends[i]!;
  const part = parsed.parts[i]!;
  return {
    start,
    end,
    text: parsed.article.text.slice(start, end),
    part,
    kind: parsed.article.parts[part]!.kind,
  };
}

function collectTerms(
  text: string,
  from: number,
  to: number,
  vocabulary: Pick<Vocabulary, 'idOfWord'>,
  into: number[],
): void {
  eachWord(text, from, to, (start, end) => {
    const id = vocabulary.idOfWord(text.slice(start, end));
    if (id >= 0) into.push(id);
  });
}
