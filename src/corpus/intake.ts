import type { Article } from '../article.ts';

/** An article on its way into the archive. */
export interface Arrival {
  readonly article: Article;
  /** Where it comes from: `file:` and a path, or the address of a feed. What is gone from there is withdrawn by it. */
  readonly from: string;
  /** When it came in, ISO date-time; the article's own date may be days before. */
  readonly arrived: string;
  /** It was there before we looked, as all that a feed lists when it is first read: it goes by its own date, never as just come. */
  readonly backlog?: boolean;
}

/** What an arrival was: never seen, another text of an article that is known, or nothing new. */
export type Taken = 'new' | 'changed' | 'same';

/** The one way into a living archive: feeds and the watched folder bring articles here, one call after the other. */
export interface Intake {
  /** Resolves, in order, once the articles are on disk and questions find them. */
  take(arrivals: readonly Arrival[]): Promise<readonly Taken[]>;
  /** Takes articles out again, for a file that is gone; ids that are not known are passed over. */
  withdraw(ids: readonly string[]): Promise<void>;
}
