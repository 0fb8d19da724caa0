import type { Advice, Reading } from '../answering/answer.ts';
import { readableDays } from './readable.ts';

/** What a question was taken to mean, a sentence each; none where it was taken at its word. */
export function readingNotes(reading: Reading | undefined): string[] {
  if (reading === undefined) return [];
  const { corrections, when, publishers, dropped } = reading;
  return [
    ...(corrections.length === 0
      ? []
      : [`Read ${listed(corrections.map(({ typed, read }) => `“${typed}” as “${read}”`))}.`]),
    ...(when === null ? [] : [dropped.includes('when') ? nothingOf(timeOf(when, 'of ')) : onlyOf(when)]),
    ...(publishers.length === 0
      ? []
      : [
          dropped.includes('publishers')
            ? nothingOf(`of ${listed(publishers)}`)
            : `Only ${listed(publishers)}.`,
        ]),
  ];
}

type When = NonNullable<Reading['when']>;

function onlyOf(when: When): string {
  const day = when.since !== null && when.since === when.until;
  return `Only articles ${timeOf(when, 'of ')}, and sentences about ${day ? 'that day' : 'that time'}.`;
}

function nothingOf(what: string): string {
  return `Nothing ${what} answers this, so all articles were searched.`;
}

function timeOf({ since, until }: When, of: string): string {
  if (since !== null && until !== null) return of + readableDays(since, until);
  if (since !== null) return `since ${readableDays(since, since)}`;
  return until === null ? 'of any time' : `up to ${readableDays(until, until)}`;
}

/** What to do about a question in which nothing can be looked for. */
export function adviceText(advice: Advice): string {
  switch (advice.kind) {
    case 'no-question':
      return 'That asks nothing. Ask about anything in the archive, for example who did what, where, when or how many.';
    case 'common-words':
      return 'These words stand in every article. Add a name, a place or what happened.';
    case 'unknown-words':
      return `No article has ${listed(
        advice.words.map((word) => `“${word}”`),
        'or',
      )}. Try a name, a place or other words for what happened.`;
    case 'only-time':
      return 'That asks for all there was in a time: a briefing tells it by story. Or add what it is about.';
    case 'too-long':
      return 'That is long for a question: ask in a sentence or two, or have the text checked against the archive.';
  }
}

function listed(items: readonly string[], word = 'and'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}
