import { type FeedSource, feedTrouble, readableCount } from '../../../src/index.ts';
import type { Host } from '../host.ts';
import { keptFeeds } from '../setup/feed-list.ts';
import { type Finding, ok, warning } from './finding.ts';

/** Feeds that fail, have gone or are silent, each with what to do; one line for all that do well. */
export async function feedFindings(declared: number, host: Host): Promise<readonly Finding[]> {
  const feeds = await keptFeeds(host);
  if (feeds.length === 0)
    return declared === 0 ? [] : [ok(`feeds: ${readableCount(declared)}, read once serve runs`)];
  const inTrouble = feeds.filter(({ state, silent }) => silent || state === 'failing' || state === 'gone');
  const well = feeds.length - inTrouble.length;
  return [
    ...(well > 0 ? [ok(`feeds: ${readableCount(well)} of ${readableCount(feeds.length)} do well`)] : []),
    ...inTrouble.map((feed) => warning(`feed ${feed.address}: ${feedTrouble(feed)}`, feedTodo(feed))),
  ];
}

function feedTodo({ state, address }: FeedSource): string {
  if (state === 'gone') return `dateline feeds remove ${address}, or add where it is now`;
  if (state === 'failing') return `dateline feeds test ${address} says what comes now`;
  return `look at ${address}: it may have moved without saying so`;
}
