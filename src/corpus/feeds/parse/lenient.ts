import { parseFeed } from '@rowanmanning/feed-parser';
import type { Feed, Markup } from '../feed.ts';

/** Reads feeds that the stricter reader refuses: a second opinion for RSS and Atom. Throws what the parser throws. */
export function readLeniently(text: string): Feed {
  const { meta, title, url, items } = parseFeed(text);
  return {
    format: meta.type === 'atom' ? 'atom' : 'rss',
    title: html(title),
    link: url,
    minutes: null,
    problems: [],
    items: items.map((item) => ({
      guid: item.id,
      link: item.url,
      base: null,
      title: html(item.title),
      summary: html(item.description),
      content: html(item.content),
      authors: item.authors.flatMap(({ name }) => name ?? []),
      published: item.published?.toISOString() ?? null,
      updated: item.updated?.toISOString() ?? null,
    })),
  };
}

const html = (text: string | null): Markup | null =>
  text !== null && text.trim() !== '' ? { format: 'html', text } : null;
