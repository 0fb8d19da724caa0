import type { DateExpression } from './dates.ts';
import { sameFamily } from './families.ts';
import type { ParsedArticle } from './parsed.ts';
import { namesDay } from './reading.ts';
import { datesOfSentence } from './sentence-dates.ts';
import { areSynonyms } from './synonyms.ts';
import { termOf, terms } from './terms.ts';

/** When what a sentence tells happened: an ISO day, month or year, as exactly as the article says. */
export interface Happened {
  readonly date: string;
  /** `nearby`: a sentence beside it dates the same event. */
  readonly basis: 'sentence' | 'nearby';
}

/** The date that a sentence says itself: its most exact one that was past when it was published; null without one. */
export function datedItself(parsed: ParsedArticle, index: number): string | null {
  const { published, text } = parsed.article;
  const sentence = text.slice(parsed.starts[index], parsed.ends[index]);
  const found = datesOfSentence(parsed, index)
    .filter(namesDay)
    .map((each) => DAY_MONTH_OR_YEAR.exec(past(each, published, sentence))?.[0])
    .filter((date) => date !== undefined)
    .filter((date) => published === undefined || date <= published.slice(0, date.length))
    .sort((one, other) => other.length - one.length);
  return found[0] ?? null;
}

/** `had killed 84 there between 25 and 27 July`, told in June: what names no year and does not look ahead was a year ago. */
function past({ value, text }: DateExpression, published: string | undefined, sentence: string): string {
  const isOpen = /^\d{4}-\d\d/.test(value) && !/\d{4}/.test(text);
  if (!isOpen || published === undefined || value.slice(0, 10) <= published.slice(0, 10)) return value;
  return AHEAD.test(sentence) || !/[A-Z]/.test(text) || /day\b/i.test(text)
    ? value
    : `${Number(value.slice(0, 4)) - 1}${value.slice(4)}`;
}

const AHEAD =
  /\b(?:will|would|shall|may|might|could|next|upcoming|coming|scheduled|expected|planned|due|until|by|plans?|set to|to be|deadline)\b/i;

/** A time of day is cut off; a decade, a week and a duration are no date of an event. */
const DAY_MONTH_OR_YEAR = /^\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)/;

/** Where an event is dated beside the sentence that tells more of it, nearest first. */
const BESIDE = [-1, 1, -2, 2];

/** The date of what a sentence tells: its own, else that of a sentence beside it that tells the same event and names the day. */
export function happenedAt(parsed: ParsedArticle, index: number): Happened | null {
  const own = datedItself(parsed, index);
  if (own !== null) return { date: own, basis: 'sentence' };
  const events = eventsOf(parsed, index);
  if (events.length === 0) return null;
  for (const step of BESIDE) {
    const at = index + step;
    if (at < 0 || at >= parsed.starts.length || !isSameEvent(events, eventsOf(parsed, at))) continue;
    const date = datedItself(parsed, at);
    if (date?.length === EXACT) return { date, basis: 'nearby' };
  }
  return null;
}

const EXACT = '2025-06-12'.length;

/** What news calls the things that happen on a day. */
const EVENTS: ReadonlySet<string> = new Set(
  `ambush ambushed assault attack attacked attacks blast blasts bombing bombings clash clashed clashes collapse collapsed crash crashed
  crush earthquake quake explosion explosions exploded fire blaze flood floods flooding landslide massacre offensive raid raids riot
  shelling shooting shot stabbing stampede storm hurricane strike strikes struck tornado tsunami eruption derailment sinking sank`
    .split(/\s+/)
    .map(termOf),
);

/** Whether a term is a word for something that happens on a day: an ambush, a blast, a flood. */
function isEvent(term: string): boolean {
  return EVENTS.has(term);
}

function eventsOf({ article, starts, ends }: ParsedArticle, index: number): string[] {
  return terms(article.text.slice(starts[index], ends[index])).filter(isEvent);
}

const isSameEvent = (ones: readonly string[], others: readonly string[]): boolean =>
  ones.some((one) =>
    others.some((other) => one === other || sameFamily(one, other) || areSynonyms(one, other)),
  );
