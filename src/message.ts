import type { Answer, AnswerSentence, Searched } from './answering/answer.ts';
import type { Span } from './article.ts';

/** A page as every platform shows it: what it says and in which order is decided here, a renderer only spells it. */
export interface Message {
  readonly blocks: readonly Block[];
}

export type Block = Heading | Quotation | Note | ClaimsTable | SourceList | Buttons;

interface Heading {
  readonly kind: 'heading';
  readonly text: string;
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
}

/** What a reader can press; platforms without buttons leave them out. */
interface Buttons {
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
  /** Links to the very sentences, in the order they are quoted. */
  readonly links: readonly string[];
  /** Everything quoted from it, in the article's order. */
  readonly spans: readonly Span[];
}

/** The page of one answer: its quotations and their sources, and always what was searched. */
export function answerMessage(answer: Answer): Message {
  const sources = numberSources(answer.sentences);
  const quotations = answer.sentences.map((sentence) => quotation(sentence, sources));
  const searched: Note = { kind: 'note', text: searchedText(answer.searched) };
  if (answer.kind === 'declined')
    return { blocks: [heading('Nothing in the archive answers this.'), searched] };
  const page: Block[] = [...quotations, { kind: 'sources', sources: [...sources.values()] }, searched];
  if (answer.kind === 'answered') return { blocks: page };
  return { blocks: [heading('No sentence answers this. The nearest ones, not an answer:'), ...page] };
}

/** `2025-06-14T09:30:00Z` → `14 June 2025`: the day as the source wrote it. What is no ISO date stays as it is. */
export function readableDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|T)/.exec(iso) ?? [];
  if (year === undefined) return iso;
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** `10 June 2025 to 20 June 2025`, or one day, or null when nothing is dated. */
export function readablePeriod(from: string | null, to: string | null): string | null {
  const days = [from, to].filter((date) => date !== null).map(readableDate);
  return days.length === 0 ? null : [...new Set(days)].join(' to ');
}

/** `4874` → `4,874`; by hand, as the first `toLocaleString` of a process costs 15 ms. */
export function readableCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** What was looked through, as one sentence. */
export function searchedText({ articles, from, to, updated }: Searched): string {
  if (articles === 0) return 'Searched no articles: there are none.';
  const count = articles === 1 ? '1 article' : `${readableCount(articles)} articles`;
  const period = readablePeriod(from, to);
  const dated = period === null ? ', none of them dated' : ` from ${period}`;
  return `Searched ${count}${dated}${updated === null ? '' : `; last update ${readableMoment(updated)}`}.`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Two sentences with at most this between them have nothing but a paragraph break there: `\r\n\r\n`. */
const LONGEST_BREAK = 4;

/** `2025-06-21T14:05:10.000Z` → `21 June 2025, 14:05 UTC`. */
function readableMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime()) || !iso.includes('T')) return readableDate(iso);
  const utc = moment.toISOString();
  return `${readableDate(utc)}, ${utc.slice(11, 16)} UTC`;
}

function heading(text: string): Heading {
  return { kind: 'heading', text };
}

/** Numbers the articles in the order they are first quoted: sentences of one article share a number. */
function numberSources(sentences: readonly AnswerSentence[]): Map<string, Source> {
  const articles = [...new Set(sentences.map(({ articleId }) => articleId))];
  const quotedFrom = (id: string) => sentences.filter(({ articleId }) => articleId === id);
  return new Map(articles.map((id, index) => [id, source(index + 1, quotedFrom(id))]));
}

function source(number: number, quoted: readonly AnswerSentence[]): Source {
  const { articleId, headline, publisher, published, url } = quoted[0]!;
  return {
    number,
    articleId,
    headline,
    publisher,
    published: published === null ? null : readableDate(published),
    url,
    links: [...new Set(quoted.flatMap(({ link }) => link ?? []))],
    spans: spansInOrder(
      quoted.flatMap((sentence) => (sentence.context ? [sentence.context, sentence] : [sentence])),
    ),
  };
}

/** Ascending and without repeats: a context may be quoted on its own as well. */
function spansInOrder(spans: readonly Span[]): Span[] {
  const unique = new Map(spans.map(({ start, end }) => [`${start}-${end}`, { start, end }]));
  return [...unique.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function quotation(sentence: AnswerSentence, sources: ReadonlyMap<string, Source>): Quotation {
  const { text, start, end, context } = sentence;
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

function annotation({ text, start, speaker, flags, dates }: AnswerSentence): string | null {
  const inferred = [
    ...(speaker === null ? [] : [`speaker: ${speaker}`]),
    ...flags,
    ...dates.map(
      (date) => `“${text.slice(date.start - start, date.end - start)}”: ${readableDate(date.value)}`,
    ),
  ];
  return inferred.length === 0 ? null : inferred.join(' · ');
}
