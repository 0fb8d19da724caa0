import type { Chart, ChartMark } from '../message/chart.ts';
import { readableDate } from '../message/readable.ts';
import { shortened } from '../shortened.ts';
import type { ClaimedFigure } from './changes.ts';
import { byClaimant } from './claimants.ts';

/** An article of the story as far as its coverage goes. */
export interface Coverage {
  readonly id: string;
  readonly at: Date;
  /** Oldest first in the article. */
  readonly figures: readonly ClaimedFigure[];
}

/** Longer stories show their last days. */
const MOST_DAYS = 31;
const MOST_MARKS = 6;
/** Without a figure, fewer days than this are said faster than drawn. */
const FEWEST_DAYS = 3;
const DAY = 86_400_000;

/** The chart of a story; null when there is nothing to see: all of it was told on one day, or on two and without a figure. */
export function chartOf(
  { id, headline }: { readonly id: string; readonly headline: string },
  coverage: readonly Coverage[],
  sources: readonly (readonly string[])[],
): Chart | null {
  const told = [...coverage].sort((one, other) => one.at.getTime() - other.at.getTime());
  const dates = [...new Set(told.map(({ at }) => dayOf(at)))];
  if (dates.length === 0) return null;
  const last = Date.parse(dates.at(-1)!);
  const first = Math.max(Date.parse(dates[0]!), last - (MOST_DAYS - 1) * DAY);
  const days = Array.from({ length: (last - first) / DAY + 1 }, (_, at) => {
    const date = dayOf(new Date(first + at * DAY));
    const ids = new Set(told.filter((each) => dayOf(each.at) === date).map(({ id }) => id));
    const independent = sources.filter((source) => source.some((id) => ids.has(id)));
    return { date, articles: ids.size, sources: independent.length };
  });
  const covered = days.filter(({ articles }) => articles > 0);
  const marks = marksOf(told.filter(({ at }) => at.getTime() >= first));
  if (covered.length < 2 || (marks.length === 0 && covered.length < FEWEST_DAYS)) return null;
  return { story: id, headline, days, marks };
}

/** A claimant's figure where it is new, the last of a day; of too many, those of what is counted most often, and of them the last. */
function marksOf(told: readonly Coverage[]): ChartMark[] {
  const figures = told
    .flatMap(({ at, figures }) => figures.map((figure) => ({ ...figure, date: dayOf(at) })))
    .map((figure, place) => ({ ...figure, place, of: `${figure.counts} ${figure.whom}` }));
  const found = byClaimant(figures).flatMap((all) => {
    const fresh = all.filter(({ value }, at) => value !== all[at - 1]?.value);
    return fresh.filter(({ date }, at) => date !== fresh[at + 1]?.date);
  });
  const times = new Map<string, number>();
  for (const { of } of found) times.set(of, (times.get(of) ?? 0) + 1);
  return found
    .sort((one, other) => times.get(other.of)! - times.get(one.of)! || other.place - one.place)
    .slice(0, MOST_MARKS)
    .sort((one, other) => one.place - other.place)
    .map(({ date, claimant, text, counts }) => ({ date, claimant, says: `${text} ${counts}` }));
}

/** Discord takes 1,024 characters. */
const LONGEST_ALT = 1_000;

/** What the picture shows, with its numbers, for those who do not see it. */
export function chartInWords({ headline, days, marks }: Chart): string {
  const articles = days.reduce((sum, day) => sum + day.articles, 0);
  const peak = days.reduce((most, day) => (day.articles > most.articles ? day : most));
  const most =
    peak.articles === 1
      ? 'never more than one'
      : `most on ${readableDate(peak.date)} (${peak.articles}, from ${counted(peak.sources)})`;
  const said = marks.map(({ date, claimant, says }) => `${readableDate(date)}, ${claimant}: ${says}`);
  const coverage = `Articles a day on “${shortened(headline, 200)}”, ${readableDate(days[0]!.date)} to ${readableDate(days.at(-1)!.date)}: ${articles} in all, ${most}.`;
  return shortened(said.length === 0 ? coverage : `${coverage} Figures: ${said.join('; ')}.`, LONGEST_ALT);
}

function counted(sources: number): string {
  return sources === 1 ? '1 independent source' : `${sources} independent sources`;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
