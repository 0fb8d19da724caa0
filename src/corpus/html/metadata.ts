import { type IsoDate, readDate } from '../parts/published.ts';
import type { PageNode } from './blocks.ts';

/** What a page says about its article, in its head. */
export interface Metadata {
  readonly headline: string | undefined;
  readonly deck: string | undefined;
  readonly byline: string | undefined;
  readonly publisher: string | undefined;
  readonly published: IsoDate | undefined;
  readonly url: string | undefined;
}

/** Reads JSON-LD first, which is written for machines, then the meta elements, then `time`. */
export function readMetadata(document: PageNode): Metadata {
  const data = readLinkedData(document);
  const meta = (...names: string[]) => {
    for (const name of names) {
      const node = document.querySelector(
        `meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`,
      );
      const content = node?.getAttribute('content')?.trim();
      if (content) return content;
    }
    return undefined;
  };
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name)?.trim() || undefined;
  const dates = [
    string(data?.datePublished),
    meta(
      'article:published_time',
      'datePublished',
      'date',
      'pubdate',
      'publish-date',
      'parsely-pub-date',
      'dc.date',
      'DC.date.issued',
      'sailthru.date',
    ),
    attribute('article time[datetime]', 'datetime'),
    attribute('time[datetime]', 'datetime'),
  ];
  return {
    headline: string(data?.headline) ?? meta('og:title', 'twitter:title'),
    deck: meta('og:description', 'description'),
    byline: names(data?.author) ?? meta('author', 'article:author', 'byl', 'parsely-author'),
    publisher: names(data?.publisher) ?? meta('og:site_name', 'application-name'),
    published: dates.map((date) => (date ? readDate(date) : undefined)).find(Boolean),
    url: attribute('link[rel="canonical"]', 'href') ?? meta('og:url'),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** The first thing in the page's JSON-LD that is an article; broken JSON-LD is common and tells nothing. */
function readLinkedData(document: PageNode): Fields | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const found = findArticle(JSON.parse(script.textContent ?? ''), 0);
      if (found) return found;
    } catch {}
  }
  return undefined;
}

function findArticle(value: unknown, depth: number): Fields | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  if (Array.isArray(value)) return value.map((item) => findArticle(item, depth + 1)).find(Boolean);
  const fields = value as Fields;
  if (/Article|BlogPosting|Report/.test(String(fields['@type']))) return fields;
  return findArticle(fields['@graph'], depth + 1) ?? findArticle(fields.mainEntity, depth + 1);
}

const string = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : undefined);

/** A name, an object with a name, or a list of either. */
function names(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(names).filter(Boolean).join(', ') || undefined;
  if (typeof value === 'object' && value !== null) return string((value as Fields).name);
  const name = string(value);
  return name && !/^https?:/i.test(name) ? name : undefined;
}
