import { createHash } from 'node:crypto';
import { isSameSite } from './address.ts';

/** What an item is known by. */
export interface Marks {
  readonly guid: string | null;
  readonly url: string | undefined;
  readonly headline: string;
}

/** What is known of an article that a feed brought before. */
export interface Known {
  readonly article: string;
  readonly guid: string | null;
  readonly url: string | null;
}

/** An article's id for every item of one document; null for one that is in it twice. */
export function identify(items: readonly Marks[], feed: string, known: readonly Known[]): (string | null)[] {
  // A link that several items share (the front page, a live blog) or a guid of several links tells none apart.
  const urls = new Map<string, number>();
  const guids = new Map<string, Set<string>>();
  for (const { guid, url } of items) {
    if (url !== undefined) urls.set(url, (urls.get(url) ?? 0) + 1);
    if (guid !== null) guids.set(guid, (guids.get(guid) ?? new Set()).add(url ?? ''));
  }
  const byGuid = new Map(
    known.flatMap(({ guid, article }) => (guid === null ? [] : [[guid, article] as const])),
  );
  const byUrl = new Map(known.flatMap(({ url, article }) => (url === null ? [] : [[url, article] as const])));
  const taken = new Set<string>();
  return items.map(({ guid, url, headline }) => {
    const sureGuid = guid !== null && guids.get(guid)!.size === 1 ? guid : null;
    const sureUrl = url !== undefined && urls.get(url) === 1 ? url : null;
    const before = (sureGuid && byGuid.get(sureGuid)) ?? (sureUrl && byUrl.get(sureUrl)) ?? null;
    const id = before ?? idOf(sureGuid ?? sureUrl ?? `${url ?? guid ?? ''} ${headline}`, feed);
    if (taken.has(id)) return null;
    taken.add(id);
    return id;
  });
}

/**
 * The id of a new article. An address on the feed's own site is the id itself, so that two feeds of one paper bring one
 * article; anything else holds within its feed only, so that no feed can change what another brought.
 */
function idOf(mark: string, feed: string): string {
  if (/^https?:\/\/\S+$/i.test(mark) && isSameSite(mark, feed)) return mark;
  return `feed:${hashOf(feed).slice(0, 10)}#${mark.length > LONGEST ? hashOf(mark) : mark}`;
}

/** For telling texts and marks apart. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

const LONGEST = 200;
