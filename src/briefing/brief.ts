import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import { type Briefing, type BriefingOptions, composeBriefing } from './briefing.ts';
import { outWithin } from './window.ts';

/** Options of one briefing; all may be left out. */
export interface BriefOptions extends Partial<Omit<BriefingOptions, 'archive' | 'index'>> {}

const DAY = 86_400_000;
/** Of so many of the newest articles one came out last; the dates of days leave the hour open. */
const NEWEST = 100;

/**
 * The briefing of what came out up to `until` (default: the newest article, `today` where none has a date) since `since`
 * (default: the 24 hours before).
 */
export async function brief(
  corpus: { readonly archive: Archive; readonly index: ArticleIndex },
  options: BriefOptions = {},
  today: Date = new Date(0),
): Promise<Briefing> {
  // The newest one may be anything; it is there in any case.
  if (options.until === undefined) await corpus.archive.bring({}, NEWEST);
  const until = options.until ?? newest(corpus.archive) ?? today;
  const since = options.since ?? new Date(until.getTime() - DAY);
  return composeBriefing({ ...options, archive: corpus.archive, index: corpus.index, since, until });
}

/** When the newest article came out; null where nobody knows that of any. */
function newest(archive: Archive): Date | null {
  let last = 0;
  for (const { article } of archive.articles()) last = Math.max(last, outWithin(article, archive)?.to ?? 0);
  return last === 0 ? null : new Date(last);
}
