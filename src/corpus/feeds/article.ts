import { type Draft, draft, hasBody } from '../draft.ts';
import { type BodyText, lineOf, readFragment, readPlainBody } from '../html/fragment.ts';
import { readDate } from '../parts/published.ts';
import { pageAddress } from './address.ts';
import type { Feed, FeedItem, Markup } from './feed.ts';

/** What every article of a feed has in common. */
export interface FeedContext {
  /** The feed's own address, for links that are relative to it. */
  readonly address: string;
  readonly link: string | null;
  readonly publisher: string | undefined;
  /** The moment it came in: nothing was published after it. */
  readonly now: Date;
}

/** An item as an article, or why it is none; `url` is known either way. */
export type ReadItem = { readonly url: string | undefined; readonly headline: string } & (
  | { readonly draft: Draft; readonly problem: string | null }
  | { readonly reason: string }
);

/** Reads an item: the fuller of its texts becomes the article's, the shorter one its deck. */
export function readItem(item: FeedItem, context: FeedContext): ReadItem {
  const url = urlOf(item, context);
  const content = item.content === null ? null : bodyOf(item.content);
  const summary = item.summary === null ? null : bodyOf(item.summary);
  const body = longer(content, summary);
  const headline = headlineOf(item, body);
  if (body === null || !hasBody(body.parts))
    return { url, headline, reason: 'expected a text, came a headline alone' };
  const deck = summary !== null && body !== summary ? deckOf(summary, body) : undefined;
  const { published, problem } = dateOf(item, context.now);
  return {
    url,
    headline,
    problem,
    draft: draft({
      headline: headline || firstLine(body),
      deck,
      byline: bylineOf(item.authors),
      publisher: context.publisher,
      dateline: body.opening.dateline,
      published: published ?? body.opening.published,
      url,
      text: body.text,
      parts: body.parts,
    }),
  };
}

/** The name a feed gives itself. */
export function titleOf({ title }: Pick<Feed, 'title'>): string | undefined {
  const text = title === null ? '' : lineIn(title);
  return text === '' ? undefined : text.slice(0, LONGEST_NAME);
}

/** Where an item's page is. */
export function urlOf(
  { link, base }: FeedItem,
  context: Pick<FeedContext, 'address' | 'link'>,
): string | undefined {
  const site = context.link !== null && URL.canParse(context.link, context.address) ? context.link : '';
  const around = new URL(site, context.address).href;
  return pageAddress(link, base !== null && URL.canParse(base, around) ? new URL(base, around).href : around);
}

/** A date as the feed writes it, as ISO: with its zone where it has one. */
export function readFeedDate(written: string): string | undefined {
  const typed = written.trim();
  if (ISO.test(typed) && !Number.isNaN(Date.parse(typed))) return sane(typed);
  const read = readDate(typed);
  if (read?.includes('T')) return sane(read);
  const time = Date.parse(typed);
  // Without a zone only the day is sure; Date.parse would take this machine's.
  if (!Number.isNaN(time) && ZONED.test(typed)) return sane(new Date(time).toISOString());
  return read === undefined ? undefined : sane(read);
}

function dateOf(
  { published, updated }: FeedItem,
  now: Date,
): { readonly published?: string; readonly problem: string | null } {
  const written = published ?? updated;
  if (written === null) return { problem: null };
  const date = readFeedDate(written);
  if (date === undefined) return { problem: `expected a date, came ${JSON.stringify(written.slice(0, 40))}` };
  if (Date.parse(date) <= now.getTime() + SKEW) return { published: date, problem: null };
  return { problem: `expected a date that has been, came ${date}; it is left out` };
}

function bodyOf({ format, text }: Markup): BodyText | null {
  if (text.length > LONGEST_BODY) return null;
  if (format === 'plain') return readPlainBody(text.trim());
  // What is no markup is often sent as if it were: its lines are its paragraphs.
  return /<[a-z!/]/i.test(text) ? readFragment(text, isFurniture) : readPlainBody(linesOf(text));
}

function linesOf(text: string): string {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => (line.includes('&') ? lineOf(line) : line.trimEnd()))
    .filter((line) => !isFurniture(line))
    .join('\n');
}

function longer(one: BodyText | null, other: BodyText | null): BodyText | null {
  if (one === null || other === null) return one ?? other;
  return other.text.length > one.text.length ? other : one;
}

function headlineOf({ title }: FeedItem, body: BodyText | null): string {
  const line = title === null ? '' : lineIn(title);
  return (line || (body === null ? '' : firstLine(body))).slice(0, LONGEST_HEADLINE);
}

function firstLine({ text, parts }: BodyText): string {
  const first = parts.find(({ kind }) => kind === 'paragraph' || kind === 'caption') ?? parts[0];
  const line = first === undefined ? text : text.slice(first.start, first.end);
  return (/^[\s\S]{20,160}?[.!?](?=\s)/.exec(line)?.[0] ?? line.slice(0, 160)).replace(/\s+/g, ' ').trim();
}

/** A summary that the text begins with tells nothing of its own. */
function deckOf(summary: BodyText, body: BodyText): string | undefined {
  const line = summary.text.replace(/\s+/g, ' ').trim();
  const beginning = line.replace(/\s*(?:\[?(?:…|\.{3})\]?)$/, '');
  const isRepeated = body.text.replace(/\s+/g, ' ').includes(beginning);
  return line === '' || isRepeated || line.length > LONGEST_DECK ? undefined : line;
}

function bylineOf(authors: readonly string[]): string | undefined {
  const names = authors
    .map((author) =>
      lineOf(author)
        .replace(/[<(]?[^\s<>()]+@[^\s<>()]+[>)]?/g, '')
        .replace(/^\s*\((.*)\)\s*$/, '$1')
        .trim(),
    )
    .filter((name) => name !== '');
  return [...new Set(names)].join(', ').slice(0, LONGEST_NAME) || undefined;
}

function lineIn({ format, text }: Markup): string {
  if (text.length > LONGEST_BODY) return '';
  return format === 'html' ? lineOf(text) : text.replace(/\s+/g, ' ').trim();
}

/** What feeds put under every text. */
function isFurniture(line: string): boolean {
  return line.length < 300 && FURNITURE.test(line);
}

function sane(iso: string): string | undefined {
  return Number(iso.slice(0, 4)) >= EARLIEST ? iso : undefined;
}

const MINUTE = 60_000;
/** Clocks of servers differ, and some papers date by the end of the hour. */
const SKEW = 60 * MINUTE;
/** `1970-01-01` is how a program writes that it does not know. */
const EARLIEST = 1990;
const LONGEST_NAME = 200;
const LONGEST_HEADLINE = 500;
const LONGEST_DECK = 600;
const LONGEST_BODY = 2 * 1024 * 1024;
const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/;
const ZONED = /(?:Z|UTC|GMT|UT|[A-Z]{3,4}|[+-]\d{2}:?\d{2})$/;
const FURNITURE =
  /^(?:The post .+ (?:appeared first on|first appeared on) .+|(?:Continue reading|Read (?:more|on|the (?:full|whole|rest))\b|Click here to\b|Keep reading).{0,120}|\[?(?:…|\.{3})\]?|Comments?|Share this:?|Advertisement)$/i;
