import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import { type Briefing, type BriefingOptions, composeBriefing } from './briefing.ts';
import { outWithin } from './coverage.ts';

/** Options of one briefing; all may be left out. */
export interface BriefOptions extends Partial<Omit<BriefingOptions, 'archive' | 'index'>> {}

const DAY = 86_400_000;

/** The briefing of what came out up to `until` (default: the newest article) since `since` (default: the 24 hours before). */
export function brief(
  corpus: { readonly archive: Archive; readonly index: ArticleIndex },
  options: BriefOptions = {},
): Promise<Briefing> {
  const until = options.until ?? new Date(newest(corpus.archive));
  const since = options.since ?? new Date(until.getTime() - DAY);
  return composeBriefing({ ...options, archive: corpus.archive, index: corpus.index, since, until });
}

function newest(archive: Archive): number {
  let last = 0;
  for (const { article } of archive.articles()) last = Math.max(last, outWithin(article, archive)?.to ?? 0);
  return last;
}
