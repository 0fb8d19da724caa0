import type { Answer, AnswerPart, AnswerSentence, Searched } from './answering/answer.ts';
import type { Claim } from './answering/claim.ts';
import type { Citation, Span } from './article.ts';
import { answerButtons } from './message/buttons.ts';
import type { Chart } from './message/chart.ts';
import { claimNotes } from './message/claim-notes.ts';
import { numberSources } from './message/number.ts';
import { readableCount, readableDate, readableMoment, readablePeriod } from './message/readable.ts';
import { adviceText, readingNotes } from './message/reading.ts';

/** A page as every platform shows it: what it says and in which order is decided here, a renderer only spells it. */
export interface Message {
  readonly blocks: readonly Block[];
  /** The kept reply that it shows: a renderer that had to leave quotations out offers them with `moreButton`. */
  readonly reply?: string;
  /** The place of its first quotation in that reply; default 0. */
  readonly from?: number;
}

export type Block = Heading | Quotation | Note | ClaimsTable | ChartPicture | SourceList | Buttons;

interface Heading {
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

interface Note {
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

/** How an answer is shown where people can press buttons. */
export interface AnswerView {
  /** The id it is kept under; without one there are no buttons. */
  readonly reply?: string;
  /** Only the one who asked sees it, and can share it. */
  readonly private?: boolean;
  /** The first sentence to show; default 0. */
  readonly from?: number;
  /** The most sentences to show; default all. */
  readonly most?: number;
}

/** The page of one answer: its quotations and their sources, always what was searched, and what can be pressed. */
export function answerMessage(answer: Answer, view: AnswerView = {}): Message {
  const { reply, from = 0, most = answer.sentences.length } = view;
  const sentences = answer.sentences.slice(from, from + most);
  const sources = numberSources([
    ...sentences,
    ...(from === 0 ? answer.claims.map((claim) => claim.sentence) : []),
  ]);
  const shown = (some: readonly AnswerSentence[]): Block[] =>
    some.map((sentence, index) => quotation(sentence, some[index - 1], sources));
  const page: Block[] = [
    ...(answer.parts === undefined
      ? [...headingOf(answer, from), ...notes(readingNotes(answer.reading)), ...shown(sentences)]
      : partBlocks(answer.parts, from, (part) => shown(sentences.filter((each) => each.part === part)))),
    ...claimsBlock(answer, from, sources),
    ...(sources.size > 0 ? [{ kind: 'sources' as const, sources: [...sources.values()] }] : []),
    ...(answer.advice === undefined ? [] : notes([adviceText(answer.advice)])),
    { kind: 'note', text: searchedText(answer.searched) },
  ];
  if (reply === undefined) return { blocks: page };
  return {
    blocks: [...page, answerButtons(answer, { ...view, reply, from, next: from + sentences.length })],
    reply,
    from,
  };
}

/** Each question over what was found for it; on a further page only those of which there is more. */
function partBlocks(
  parts: readonly AnswerPart[],
  from: number,
  shown: (part: number) => readonly Block[],
): Block[] {
  return parts.flatMap((part, i) => {
    const sentences = shown(i);
    if (from > 0) return sentences.length === 0 ? [] : [heading(part.question), ...sentences];
    const outcome = headingOf(part, 0).map(({ text }) => text);
    return [heading(part.question), ...notes([...outcome, ...readingNotes(part.reading)]), ...sentences];
  });
}

function notes(texts: readonly string[]): Note[] {
  return texts.map((text) => ({ kind: 'note', text }));
}

function headingOf({ kind }: Pick<Answer, 'kind'>, from: number): Heading[] {
  if (kind === 'declined') return [heading('Nothing in the archive answers this.')];
  if (kind === 'related') return [heading('No sentence answers this. The nearest ones, not an answer:')];
  return from > 0 ? [heading('Further sentences of this answer')] : [];
}

/** The claims side by side, on the answer's first page. */
function claimsBlock({ claims }: Answer, from: number, sources: ReadonlyMap<string, Source>): Block[] {
  if (from > 0 || claims.length === 0) return [];
  return [{ kind: 'claims', rows: claims.map((claim) => claimRow(claim, sources)) }];
}

function claimRow(claim: Claim, sources: ReadonlyMap<string, Source>): ClaimRow {
  const { claimant, says, sentence } = claim;
  return {
    claimant,
    says,
    date: sentence.published === null ? null : readableDate(sentence.published),
    flags: claimNotes(claim),
    source: sources.get(sentence.articleId)!.number,
    at: { start: sentence.start, end: sentence.end },
  };
}

/** What was looked through, as one sentence. */
export function searchedText({ articles, from, to, updated }: Searched): string {
  if (articles === 0) return 'Searched no articles: there are none.';
  const count = articles === 1 ? '1 article' : `${readableCount(articles)} articles`;
  const period = readablePeriod(from, to);
  const dated = period === null ? ', none of them dated' : ` from ${period}`;
  return `Searched ${count}${dated}${updated === null ? '' : `; read ${readableMoment(updated)}`}.`;
}

/** Two sentences with at most this between them have nothing but a paragraph break there: `\r\n\r\n`. */
const LONGEST_BREAK = 4;

function heading(text: string): Heading {
  return { kind: 'heading', text };
}

/** A cited sentence as a page shows it; `above` is the one shown right before it. */
export function quotation(
  sentence: AnswerSentence,
  above: AnswerSentence | undefined,
  sources: ReadonlyMap<string, Source>,
): Quotation {
  const { text, start, end } = sentence;
  const context = isQuotedBy(above, sentence.context) ? null : sentence.context;
  return {
    kind: 'quotation',
    text,
    start,
    end,
    source: sources.get(sentence.articleId)!.number,
    context: context && {
      text: context.text,
      start: context.start,
      end: context.end,
      omission: context.end > start || start - context.end > LONGEST_BREAK,
    },
    annotation: annotation(sentence),
  };
}

/** Nobody needs to read the sentence before a second time when it stands right above. */
function isQuotedBy(above: AnswerSentence | undefined, context: Citation | null): boolean {
  return (
    above !== undefined &&
    context !== null &&
    above.articleId === context.articleId &&
    above.start === context.start &&
    above.end === context.end
  );
}

function annotation({ text, start, speaker, flags, dates, caveat }: AnswerSentence): string | null {
  const inferred = [
    ...(speaker === null ? [] : [`speaker: ${speaker}`]),
    ...flags,
    ...dates.map(
      (date) => `“${text.slice(date.start - start, date.end - start)}”: ${readableDate(date.value)}`,
    ),
    ...(caveat ? [`further down: “${caveat.text}”`] : []),
  ];
  return inferred.length === 0 ? null : inferred.join(' · ');
}
