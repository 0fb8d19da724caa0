import { parseFeed } from 'feedsmith';
import type { Feed, Markup } from '../feed.ts';

type Read = ReturnType<typeof parseFeed<string>>;
type Of<Format extends Read['format']> = Extract<Read, { readonly format: Format }>['feed'];
type Rss = Of<'rss'>;
type Rdf = Of<'rdf'>;
type Atom = Of<'atom'>;
type Json = Of<'json'>;

/** Reads RSS 0.9 to 2.0, RDF, Atom or JSON Feed. Throws what the parser throws. */
export function readFormats(text: string): Feed {
  const read = parseFeed(text);
  if (read.format === 'rss') return { format: 'rss', ...fromRss(read.feed) };
  if (read.format === 'rdf') return { format: 'rdf', ...fromRdf(read.feed) };
  if (read.format === 'atom') return { format: 'atom', ...fromAtom(read.feed) };
  return { format: 'json', ...fromJson(read.feed) };
}

type Formatless = Omit<Feed, 'format'>;

function fromRss({ title, link, ttl, sy, items = [], atom }: Rss): Formatless {
  return {
    title: html(title),
    link: link ?? alternate(atom?.links),
    minutes: ttl ?? syndication(sy),
    problems: [],
    items: items.map((item) => ({
      guid: item.guid?.value ?? item.atom?.id ?? null,
      link:
        item.link ??
        (item.guid?.isPermaLink !== false ? webGuid(item.guid?.value) : null) ??
        alternate(item.atom?.links),
      base: item.xml?.base ?? null,
      title: html(item.title ?? item.dc?.titles?.[0]),
      summary: html(item.description ?? item.dc?.descriptions?.[0]),
      content: html(item.content?.encoded),
      authors: [
        ...(item.dc?.creators ?? []),
        ...(item.authors ?? []).map(({ name }) => name),
        ...(item.atom?.authors ?? []).map(({ name }) => name),
      ].filter(isText),
      published:
        item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.atom?.published ?? null,
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0] ?? null,
    })),
  };
}

function fromRdf({ title, link, sy, items = [] }: Rdf): Formatless {
  return {
    title: html(title),
    link: link ?? null,
    minutes: syndication(sy),
    problems: [],
    items: items.map((item) => ({
      guid: item.rdf?.about ?? null,
      link: item.link ?? webGuid(item.rdf?.about),
      base: item.xml?.base ?? null,
      title: html(item.title),
      summary: html(item.description ?? item.dc?.descriptions?.[0]),
      content: html(item.content?.encoded),
      authors: (item.dc?.creators ?? []).filter(isText),
      published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? null,
      updated: item.dcterms?.modified?.[0] ?? null,
    })),
  };
}

function fromAtom({ title, links, sy, entries = [], authors = [], xml }: Atom): Formatless {
  return {
    title: markup(title),
    link: alternate(links),
    minutes: syndication(sy),
    problems: [],
    items: entries.map((entry) => ({
      guid: entry.id ?? null,
      link: alternate(entry.links),
      base: entry.xml?.base ?? xml?.base ?? null,
      title: markup(entry.title),
      summary: markup(entry.summary),
      content: markup(entry.content),
      authors: (entry.authors ?? authors).map(({ name }) => name).filter(isText),
      published: entry.published ?? entry.dc?.dates?.[0] ?? entry.updated ?? null,
      updated: entry.updated ?? null,
    })),
  };
}

function fromJson({ title, home_page_url, items = [], authors = [] }: Json): Formatless {
  return {
    title: plain(title),
    link: home_page_url ?? null,
    minutes: null,
    problems: [],
    items: items.map((item) => ({
      guid: item.id ?? null,
      link: item.url ?? item.external_url ?? webGuid(item.id),
      base: null,
      title: plain(item.title),
      summary: plain(item.summary),
      content: html(item.content_html) ?? plain(item.content_text),
      authors: (item.authors ?? authors).map(({ name }) => name).filter(isText),
      published: item.date_published ?? item.date_modified ?? null,
      updated: item.date_modified ?? null,
    })),
  };
}

const isText = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';
const html = (text: string | undefined): Markup | null => (isText(text) ? { format: 'html', text } : null);
const plain = (text: string | undefined): Markup | null => (isText(text) ? { format: 'plain', text } : null);

/** Atom says what a text is: `html` and `xhtml` are markup, `text` (and nothing) is not; other types are no text at all. */
function markup(text: { readonly value?: string; readonly type?: string } | undefined): Markup | null {
  const type = text?.type?.toLowerCase() ?? 'text';
  if (type === 'text' || type === 'text/plain') return plain(text?.value);
  return /html/.test(type) ? html(text?.value) : null;
}

type Links = readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[];

/** Of Atom's links the one that is the page. */
function alternate(links: Links = []): string | null {
  const pages = links.filter(({ rel = 'alternate', href }) => rel === 'alternate' && href !== undefined);
  return (pages.find(({ type = 'text/html' }) => /html/.test(type)) ?? pages[0])?.href ?? null;
}

const webGuid = (guid: string | undefined): string | null =>
  guid && /^https?:\/\//i.test(guid) ? guid : null;

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** `hourly`, 2 times: every 30 minutes. */
function syndication(
  sy: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined,
): number | null {
  const period = PERIODS[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  return period === undefined ? null : period / Math.max(1, sy?.updateFrequency ?? 1);
}
