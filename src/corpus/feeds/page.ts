import type { Draft } from '../draft.ts';
import type { Parser } from './parser.ts';
import type { Robots } from './robots.ts';
import type { Web } from './web.ts';

/** What the page of an item gave: a fuller article, nothing now but perhaps later, or nothing ever. */
export type PageRead = { readonly draft: Draft } | { readonly reason: string; readonly again: boolean };

/** What pages are read with. */
export interface PageOptions {
  readonly web: Web;
  readonly robots: Robots;
  readonly parser: Parser;
  readonly signal?: AbortSignal;
}

/** Reads the page an item links to, where its site lets robots. */
export async function readPage(url: string, { web, robots, parser, signal }: PageOptions): Promise<PageRead> {
  const refusal = await notAllowed(url, robots, signal);
  if (refusal !== null) return refusal;
  const got = await web.get(url, { accept: 'text/html,application/xhtml+xml', ...(signal && { signal }) });
  if (got.kind !== 'body') {
    const again =
      got.kind === 'later' || (got.kind === 'failed' && (got.status === null || got.status >= 429));
    return { reason: got.kind === 'unchanged' ? 'expected a page, came 304' : got.reason, again };
  }
  if (new URL(got.address).origin !== new URL(url).origin) {
    const there = await notAllowed(got.address, robots, signal);
    if (there !== null) return there;
  }
  if (got.contentType !== null && !/html/i.test(got.contentType))
    return { reason: `expected a page, came ${JSON.stringify(got.contentType.slice(0, 60))}`, again: false };
  const read = await parser.page(got);
  return 'draft' in read ? read : { ...read, again: false };
}

/** The item's article with the page's text, where that is the fuller one. What the feed says of it stays. */
export function fuller(item: Draft | null, page: Draft): Draft {
  if (item === null) return page;
  if (page.text.length <= item.text.length) return item;
  const { text, parts } = page;
  const dateline = page.dateline ?? item.dateline;
  const byline = item.byline ?? page.byline;
  const published = item.published ?? page.published;
  return {
    ...item,
    ...(byline && { byline }),
    ...(dateline && { dateline }),
    ...(published && { published }),
    text,
    parts,
  };
}

async function notAllowed(url: string, robots: Robots, signal?: AbortSignal): Promise<PageRead | null> {
  const allowed = await robots.allows(url, signal);
  if (allowed === 'yes') return null;
  return allowed === 'no'
    ? { reason: 'its robots.txt keeps the page from us', again: false }
    : { reason: 'its robots.txt is out of reach', again: true };
}
