import type { Feed } from './feed.ts';
import { readFormats } from './parse/formats.ts';
import { readLeniently } from './parse/lenient.ts';

/** A feed, or why the text is none; `elsewhere` are feeds that a page names instead. */
export type Parsed =
  | { readonly feed: Feed }
  | { readonly reason: string; readonly elsewhere?: readonly string[] };

/**
 * Reads the text of a feed that stood at `address`. A document type is cut out and one with entities of its own refused:
 * no feed needs them, and they are how a kilobyte becomes a gigabyte. Of a feed that was cut off, the whole items are read.
 */
export function parseFeedText(text: string, address: string): Parsed {
  const start = text.trimStart();
  if (start === '') return { reason: 'expected a feed, came nothing' };
  if (isTooMany(start)) return { reason: `expected a feed, came more than ${MOST_TAGS} elements` };
  if (HTML.test(start.slice(0, HEAD))) return notAFeed(start, address);
  const plain = withoutDoctype(start);
  if (plain === null)
    return { reason: 'expected a feed, came a document type with entities of its own, which is refused' };
  if (!isCutOff(plain)) return attempt(plain);
  const whole = wholeItems(plain);
  const read = attempt(whole ?? plain);
  if ('reason' in read) return read;
  // Parsers take half an item for one.
  if (whole === null) return { reason: 'expected a feed, came only its beginning' };
  const { length } = read.feed.items;
  const problem = `expected the end of the feed, came only its first ${length === 1 ? 'item' : `${length} items`}`;
  return { feed: { ...read.feed, problems: [problem] } };
}

function attempt(text: string): Parsed {
  try {
    return { feed: readFormats(text) };
  } catch (error) {
    try {
      // It takes entities from a document type wherever one stands, and finds a feed in anything that has the right root.
      const feed = DECLARES.test(text) ? null : readLeniently(text);
      if (feed !== null && feed.items.length > 0) return { feed };
    } catch {}
    return { reason: `expected a feed, came ${whatCame(text, error)}` };
  }
}

function whatCame(text: string, error: unknown): string {
  if (/^[[{]/.test(text)) return isJson(text) ? 'JSON that is no JSON Feed' : 'broken JSON';
  if (!text.startsWith('<')) return 'text that is neither XML nor JSON';
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const said = String(cause instanceof Error ? cause.message : cause)
    .replace(/\p{C}+/gu, ' ')
    .slice(0, 120);
  const root = /<([\w:-]+)/.exec(text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, ''))?.[1];
  return /unrecognized/i.test(said) ? `XML that is no feed (<${root ?? '?'}>)` : `broken XML: ${said}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Cuts `<!DOCTYPE …>` out of the prolog; null when it declares entities. */
function withoutDoctype(text: string): string | null {
  const found = /<!DOCTYPE\s/i.exec(text);
  const first = /<[A-Za-z]/.exec(text);
  if (/<!ENTITY[\s%]/i.test(first ? text.slice(0, first.index) : text)) return null;
  if (!found || (first && first.index < found.index)) return text;
  const subset = text.indexOf('[', found.index);
  const close = text.indexOf('>', found.index);
  if (close < 0) return text;
  if (subset < 0 || subset > close) return text.slice(0, found.index) + text.slice(close + 1);
  const end = /\]\s*>/.exec(text.slice(subset));
  if (!end) return text;
  const inside = text.slice(subset, subset + end.index);
  if (/<!ENTITY/i.test(inside)) return null;
  return text.slice(0, found.index) + text.slice(subset + end.index + end[0].length);
}

/** Elements take a hundred times their size once they are read. */
function isTooMany(text: string): boolean {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1))
    if (++tags > MOST_TAGS) return true;
  return false;
}

function isCutOff(text: string): boolean {
  return text.startsWith('<') && !/<\/(?:[\w-]+:)?(?:rss|feed|rdf)\s*>/i.test(text.slice(-TAIL));
}

/** The feed up to its last whole item, closed again; null when none is whole. */
function wholeItems(text: string): string | null {
  for (const [item, closing] of CONTAINERS) {
    const last = text.lastIndexOf(item);
    if (last >= 0) return text.slice(0, last + item.length) + closing(text);
  }
  return null;
}

const CONTAINERS: readonly (readonly [item: string, closing: (text: string) => string])[] = [
  ['</item>', (text) => (/<rdf:RDF[\s>]/.test(text.slice(0, HEAD)) ? '</rdf:RDF>' : '</channel></rss>')],
  ['</entry>', () => '</feed>'],
];

/** A page where a feed was expected often names the feed. */
function notAFeed(html: string, address: string): Parsed {
  const elsewhere = [...html.slice(0, MOST_HTML).matchAll(/<link\b[^<>]{0,1000}>/gi)].flatMap(([tag]) => {
    const attribute = (name: string) =>
      new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
        .exec(tag)
        ?.slice(1)
        .find(Boolean);
    const isFeed =
      /\balternate\b/i.test(attribute('rel') ?? '') &&
      /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)/i.test(attribute('type') ?? '');
    const href = attribute('href')?.replaceAll('&amp;', '&');
    if (!isFeed || !href || !URL.canParse(href, address)) return [];
    const url = new URL(href, address);
    return /^https?:$/.test(url.protocol) ? [url.href] : [];
  });
  const reason = 'expected a feed, came a web page';
  return elsewhere.length === 0 ? { reason } : { reason, elsewhere: [...new Set(elsewhere)].slice(0, 5) };
}

const HEAD = 1024;
const MOST_TAGS = 1_000_000;
const DECLARES = /<!(?:DOCTYPE|ENTITY)/i;
/** Some servers write a comment or a warning below the feed. */
const TAIL = 4096;
const MOST_HTML = 1 << 20;
const HTML = /^(?:\s|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*<(?:!doctype\s+html|html|head|body)[\s>]/i;
