/** A text of a feed, as HTML or as it stands. */
export interface Markup {
  readonly format: 'html' | 'plain';
  readonly text: string;
}

/** A feed as it was sent, whatever its format. Nothing in it is trusted yet. */
export interface Feed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json';
  readonly title: Markup | null;
  /** The site it belongs to. */
  readonly link: string | null;
  /** Minutes for which it asks not to be read again. */
  readonly minutes: number | null;
  readonly items: readonly FeedItem[];
  /** What was wrong with it, though it could be read. */
  readonly problems: readonly string[];
}

/** One entry of a feed; addresses may be relative to `base`. */
export interface FeedItem {
  readonly guid: string | null;
  readonly link: string | null;
  readonly base: string | null;
  readonly title: Markup | null;
  readonly summary: Markup | null;
  readonly content: Markup | null;
  readonly authors: readonly string[];
  /** Dates as they are written. */
  readonly published: string | null;
  readonly updated: string | null;
}
