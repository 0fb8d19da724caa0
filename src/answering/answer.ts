import type { Citation } from '../article.ts';
import type { Claim } from './claim.ts';
import type { Explanation } from './explanation.ts';

export type { Claim } from './claim.ts';

/** How a question ended: with an answer, with the nearest sentences marked as no answer, or with neither. */
export type AnswerKind = 'answered' | 'related' | 'declined';

/** A date expression in a sentence and the TIMEX3 value it resolves to; offsets as in `Citation`. */
export interface ResolvedDate {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** A lifted sentence as an answer shows it. What we infer stands in its own fields, never in `text`. */
export interface AnswerSentence extends Citation {
  /** How well it answers, 0 to 1; comparable within one answer. */
  readonly score: number;
  readonly speaker: string | null;
  readonly cue: string | null;
  readonly flags: readonly string[];
  readonly dates: readonly ResolvedDate[];
  /** The sentence right before, when this one leans on it ("They …", "It added …"). */
  readonly context: Citation | null;
  /** A later sentence of the article that says nobody verified what this one says. */
  readonly caveat?: Citation | null;
  /** Which of several questions it answers, as an index of `parts`; absent where one was asked. */
  readonly part?: number;
  /** Other papers that printed the same text; absent where nobody has looked, or there are none. */
  readonly alsoIn?: readonly string[];
  /** A link to the very sentence on the publisher's page (a text fragment); null without a URL. */
  readonly link: string | null;
}

/** What was looked through, said with every answer and most of all with a declined one. */
export interface Searched {
  readonly articles: number;
  /** Earliest and latest publication date, ISO; null when no article has one. */
  readonly from: string | null;
  readonly to: string | null;
  /** When the corpus was last read, ISO date-time. */
  readonly updated: string | null;
}

/** What a question was taken to mean beyond its words: said beside the answer, so that nobody is misread in silence. */
export interface Reading {
  /** Words that nobody writes so, and what they were read as. */
  readonly corrections: readonly { readonly typed: string; readonly read: string }[];
  /** Only what was published or happened on these days, first and last included; null is open. */
  readonly when: {
    readonly since: string | null;
    readonly until: string | null;
    readonly words: string;
  } | null;
  /** Only what these publish; empty: all. */
  readonly publishers: readonly string[];
  /** Which of them left nothing and were dropped. */
  readonly dropped: readonly ('when' | 'publishers')[];
}

/** One of several questions that were asked at once. */
export interface AnswerPart {
  readonly question: string;
  readonly kind: AnswerKind;
  readonly confidence: number;
  readonly reading?: Reading;
}

/** Why nothing was found, where the question itself shows it. */
export type Advice =
  /** It asks nothing: no word, a greeting, thanks. */
  | { readonly kind: 'no-question' }
  /** All its words stand in every text. */
  | { readonly kind: 'common-words' }
  /** No article holds any of these. */
  | { readonly kind: 'unknown-words'; readonly words: readonly string[] }
  /** It says when, and nothing of what. */
  | { readonly kind: 'only-time' }
  /** It is a text rather than a question. */
  | { readonly kind: 'too-long' };

/** The answer to one question; plain data, the same on every platform. */
export interface Answer {
  /** The caller's id of the question, in a batch. */
  readonly id?: string;
  readonly question: string;
  readonly kind: AnswerKind;
  /** How sure we are that the first sentence answers, 0 to 1. */
  readonly confidence: number;
  /** Best first, of several questions the best of each first; empty when declined. */
  readonly sentences: readonly AnswerSentence[];
  /** Who says what, for questions about a figure, a cause or a responsibility; empty for others. */
  readonly claims: readonly Claim[];
  /** The questions, in order, where several were asked at once; a sentence's `part` is an index of them. */
  readonly parts?: readonly AnswerPart[];
  /** Where a single question was taken to mean more than its words. */
  readonly reading?: Reading;
  readonly advice?: Advice;
  /** What put each sentence there, one a question, where it was asked for. */
  readonly explanation?: readonly Explanation[];
  readonly searched: Searched;
  readonly tookMs: number;
}
