/** The coverage of one story over the days, with its figures: what a picture of it shows. */
export interface Chart {
  /** The id of the story it is of. */
  readonly story: string;
  readonly headline: string;
  /** Every day from the first to the last, those without an article as well. */
  readonly days: readonly ChartDay[];
  /** Oldest first. */
  readonly marks: readonly ChartMark[];
}

/** How much of the story was told on a day. */
interface ChartDay {
  /** `2025-06-14`, UTC. */
  readonly date: string;
  readonly articles: number;
  /** How many independent sources these come from. */
  readonly sources: number;
}

/** Who gave which figure for the first time, at the day it was said. */
export interface ChartMark {
  readonly date: string;
  readonly claimant: string;
  /** In the article's words, with what is counted: `10 killed`. */
  readonly says: string;
}
