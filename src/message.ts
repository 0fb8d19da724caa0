import type { Span } from './article.ts';
import type { Chart } from './message/chart.ts';

/** A page as every platform shows it: what it says and in which order is decided here, a renderer only spells it. */
export interface Message {
  readonly blocks: readonly Block[];
  /** The kept reply that it shows: a renderer that had to leave quotations out offers them with `moreButton`. */
  readonly reply?: string;
  /** The place of its first quotation in that reply; default 0. */
  readonly from?: number;
}

export type Block = Heading | Quotation | Note | ClaimsTable | ChartPicture | SourceList | Buttons;

/** Over the page, or over a part of it. */
export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
  /** `part`: over a part of the page, below the page's own. */
  readonly level?: 'part';
}

/** A sentence of an article, word for word. Everything in it but `annotation` and `source` is the article's. */
export interface Quotation extends Span {
  readonly kind: 'quotation';
  readonly text: string;
  /** The number of its article in the source list. */
  readonly source: number;
  readonly context: QuotedContext | null;
  /** What we infer about the sentence: speaker, flags, resolved dates. Stands beside the quotation. */
  readonly annotation: string | null;
}

/** The sentence a quotation leans on. */
interface QuotedContext extends Span {
  readonly text: string;
  /** Something between it and the quotation was left out, and `[…]` has to say so. */
  readonly omission: boolean;
}

/** Small print: what we say ourselves. */
export interface Note {
  readonly kind: 'note';
  readonly text: string;
}

/** Who says what, side by side: one row a claimant. */
interface ClaimsTable {
  readonly kind: 'claims';
  readonly rows: readonly ClaimRow[];
}

export interface ClaimRow {
  readonly claimant: string;
  /** The figure or statement, in the article's words. */
  readonly says: string;
  /** As people read it; null when unknown. */
  readonly date: string | null;
  /** What we infer: unverified, estimate, denied. */
  readonly flags: readonly string[];
  /** The number of its article in the source list. */
  readonly source: number;
  /** Where the sentence that says it stands in that article. */
  readonly at?: Span;
}

/** A chart, drawn where pictures can be shown; elsewhere its words stand for it. It is kept as data: a picture is a hundred times its size. */
interface ChartPicture {
  readonly kind: 'chart';
  readonly chart: Chart;
  /** What it shows, in words: the picture's alternative text. */
  readonly alt: string;
}

/** What a reader can press; platforms without buttons leave them out. */
export interface Buttons {
  readonly kind: 'buttons';
  readonly buttons: readonly Button[];
}

/** The things a button can ask for. */
export type Action = 'context' | 'who' | 'more' | 'share' | 'useful' | 'useless' | 'why-not';

export interface Button {
  readonly action: Action;
  readonly label: string;
  /** What it is about, in at most 60 characters of `[A-Za-z0-9:_-]`: a kept reply's id, and an item of it. */
  readonly about: string;
}

interface SourceList {
  readonly kind: 'sources';
  readonly sources: readonly Source[];
}

/** An article that was quoted, and where in it. */
export interface Source {
  readonly number: number;
  readonly articleId: string;
  readonly headline: string;
  readonly publisher: string | null;
  /** As people read it: `14 June 2025`. */
  readonly published: string | null;
  readonly url: string | null;
  /** Other papers that printed it: `also in Reuters, BBC`; absent where there are none. */
  readonly alsoIn?: string;
  /** Links to the very sentences, in the order they are quoted. */
  readonly links: readonly string[];
  /** Everything quoted from it, in the article's order. */
  readonly spans: readonly Span[];
}

/** Whether a page is nothing but a few words of ours: they are its text then, and no small print. */
export function isOnlySaid({ blocks }: Message): boolean {
  return blocks.every(({ kind }) => kind === 'note' || kind === 'buttons');
}
