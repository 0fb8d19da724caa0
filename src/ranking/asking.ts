import type { Question } from '../question/question.ts';
import { fold } from '../text/terms.ts';

const ASKS = new Set('who whom whose when where why how which what'.split(' '));
/** Where the asking part of a question may begin: behind a full stop, or behind a comma before the question word. */
const BREAK = /[.!?;:—–]["”’)]?\s|,\s/g;
const STOP = /[.!?]["”’)]?(?=\s|$)/g;
/** Fewer terms than this ask nothing by themselves: "What is it called?" */
const LEAST = 2;

/**
 * The terms of the clause that asks, where a question sets a scene first: "Liz Cheney lost her seat this week.
 * **Which Republican won the primary?**" All terms where it sets none.
 */
export function askingTerms({ text, words, terms }: Question): ReadonlySet<string> {
  const asking = words.findLast((word) => ASKS.has(fold(text.slice(word.start, word.end))));
  if (asking === undefined) return new Set(terms);
  const ends = [...text.matchAll(STOP)].map((stop) => stop.index + 1);
  const end = ends.find((at) => at > asking.end) ?? text.length;
  const begins = [...text.slice(0, asking.start).matchAll(BREAK)].map((stop) => stop.index + 1);
  for (const begin of begins.reverse()) {
    const clause = words.filter((word) => word.term !== '' && word.start >= begin && word.end <= end);
    if (clause.length >= LEAST) return new Set(clause.map((word) => word.term));
  }
  return new Set(terms);
}
