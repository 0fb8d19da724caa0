/** What a stretch of an article's text is: only captions, decks and paragraphs are quoted as answers. */
export type PartKind =
  | 'headline'
  | 'deck'
  | 'byline'
  | 'date'
  | 'caption'
  | 'credit'
  | 'cross-head'
  | 'paragraph';

/** A stretch of `Article.text` of one kind; offsets are UTF-16 units, `end` exclusive. */
export interface Part {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
}

/** Where an article was read: a file, and the line in it when it holds several. */
export interface Origin {
  readonly path: string;
  readonly line?: number;
}

/**
 * One article as it was received. `text` is never changed after reading: every citation is a slice of it.
 * In a plain text file `text` is the whole decoded file, headline included (only a byte-order mark is dropped);
 * in a JSON line it is the row's `text`, and the headline stands outside it.
 */
export interface Article {
  readonly id: string;
  readonly headline: string;
  readonly deck?: string;
  readonly byline?: string;
  /** Who published it, as named by the source, e.g. `The Guardian` or `cnn.com`. */
  readonly publisher?: string;
  /** Where (and when) it was filed, as printed: `BAMAKO, June 14`. */
  readonly dateline?: string;
  readonly url?: string;
  /** ISO 8601 date or date-time; absent when the source gives none. */
  readonly published?: string;
  readonly text: string;
  /** Ascending and disjoint; text outside every part (layout, credits) is never quoted. */
  readonly parts: readonly Part[];
  readonly origin: Origin;
}

/** A stretch of text; UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One sentence of an article: `article.text.slice(start, end) === text`, always. */
export interface Sentence extends Span {
  readonly text: string;
  readonly kind: PartKind;
  /** Index into `Article.parts` of the part it stands in. */
  readonly part: number;
}

/** A sentence lifted from an article, with everything a reader needs to find it there. */
export interface Citation extends Span {
  readonly text: string;
  readonly articleId: string;
  readonly headline: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}
