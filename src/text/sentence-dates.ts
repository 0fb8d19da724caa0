import type { Span } from '../article.ts';
import { type DateExpression, dates } from './dates.ts';
import type { ParsedArticle } from './parsed.ts';

/** How far before a sentence its paragraph is read for the date it leans on, in UTF-16 units. */
const REACH = 600;

/** The expressions of time in sentence `index`, read in its paragraph: `27 July` behind `In July 2024` is of that year. */
export function datesOfSentence({ article, starts, ends }: ParsedArticle, index: number): DateExpression[] {
  const { text, published, parts } = article;
  const start = starts[index]!;
  const paragraph = parts.find((part) => part.start <= start && start < part.end)?.start ?? start;
  // From the start of a sentence, so that no expression is cut.
  let first = index;
  while (first > 0 && starts[first - 1]! >= Math.max(paragraph, start - REACH)) first--;
  return dates(text, { published, from: starts[first]!, to: ends[index]! }).filter(
    (date) => date.start >= start && !pointsBack(text, date),
  );
}

/** `resumed that August, as …`: of a time that was told before, and not the nearest to the article. */
function pointsBack(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - POINTER.length), start);
  const inside = text.slice(start, end);
  const points = before.endsWith(POINTER) || inside.startsWith(POINTER);
  // `said that Thursday’s raid …` goes on with what is said.
  return (
    points &&
    !/\d{4}/.test(inside) &&
    /^\s*(?:[.,;:)]|$|(?:as|when|after|because|while)\b)/.test(text.slice(end))
  );
}

const POINTER = 'that ';
