import type { AnswerSentence } from '../answering/answer.ts';
import type { Span } from '../article.ts';
import type { Source } from '../message.ts';
import { readableDate } from './readable.ts';

/** Numbers the articles in the order they are first quoted: sentences of one article share a number. */
export function numberSources(sentences: readonly AnswerSentence[]): Map<string, Source> {
  const articles = [...new Set(sentences.map(({ articleId }) => articleId))];
  const quotedFrom = (id: string) => sentences.filter(({ articleId }) => articleId === id);
  return new Map(articles.map((id, index) => [id, source(index + 1, quotedFrom(id))]));
}

function source(number: number, quoted: readonly AnswerSentence[]): Source {
  const { articleId, headline, publisher, published, url, alsoIn } = quoted[0]!;
  return {
    number,
    articleId,
    headline,
    publisher,
    published: published === null ? null : readableDate(published),
    url,
    ...(alsoIn !== undefined && { alsoIn: `also in ${listed(alsoIn)}` }),
    links: [...new Set(quoted.flatMap(({ link }) => link ?? []))],
    spans: spansInOrder(
      quoted.flatMap((sentence) => (sentence.context ? [sentence.context, sentence] : [sentence])),
    ),
  };
}

/** Wire copy stands in dozens of papers: the first few tell enough. */
const NAMED = 4;

function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Ascending and without repeats: a context may be quoted on its own as well. */
function spansInOrder(spans: readonly Span[]): Span[] {
  const unique = new Map(spans.map(({ start, end }) => [`${start}-${end}`, { start, end }]));
  return [...unique.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
