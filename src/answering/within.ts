import { spanOf } from '../question/days.ts';
import type { Window } from '../question/window.ts';
import type { PlacedCandidate } from '../ranking/candidates.ts';
import type { ArticleFilter } from '../retrieval/filter.ts';
import { isoDay } from '../text/dates/calendar.ts';
import { dates } from '../text/dates.ts';

/** What happens on a day is told the day after, and by weeklies later. */
const SLACK_DAYS = 3;
/** How much of an article's beginning says when its news happened; UTF-16 units. */
const LEDE = 600;
const DAY = 86_400_000;

/** The articles a window lets be found, with some days behind it for those that tell of it late. */
export function publishedWithin({ since, until }: Window, at: Date | undefined): ArticleFilter {
  const end = until === null ? Number.POSITIVE_INFINITY : Date.parse(until) + (SLACK_DAYS + 1) * DAY - 1;
  const last = Math.min(end, at?.getTime() ?? Number.POSITIVE_INFINITY);
  return {
    ...(since !== null && { since: new Date(since) }),
    ...(Number.isFinite(last) && { until: new Date(last) }),
  };
}

/** Whether a sentence was published within a window, or speaks of a day in it; `isNear`: its article came out soon after. */
export function isWithin(window: Window, { parsed, index }: PlacedCandidate, isNear: boolean): boolean {
  const { published, text } = parsed.article;
  if (published !== undefined && holds(window, published.slice(0, 10), published.slice(0, 10))) return true;
  const start = parsed.starts[index]!;
  if (isDated(window, text, { published, from: start, to: parsed.ends[index]! })) return true;
  return isNear && isDated(window, text, { published, from: 0, to: Math.min(start, LEDE) });
}

function isDated(
  window: Window,
  text: string,
  stretch: { readonly published: string | undefined; readonly from: number; readonly to: number },
): boolean {
  return dates(text, stretch).some(({ value }) => {
    const span = spanOf(value);
    return span !== null && holds(window, isoDay(span[0]), isoDay(span[1]));
  });
}

function holds({ since, until }: Window, first: string, last: string): boolean {
  return (since === null || first >= since) && (until === null || last <= until);
}
