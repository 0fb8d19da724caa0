import type { Answer, AnswerPart, AnswerSentence, Searched } from '../answering/answer.ts';
import type { Claim } from '../answering/claim.ts';
import type { Block, ClaimRow, Heading, Message, Note, Source } from '../message.ts';
import { answerButtons } from './buttons.ts';
import { claimNotes } from './claim-notes.ts';
import { numberSources } from './number.ts';
import { quotation } from './quotation.ts';
import { readableCount, readableDate, readableMoment, readablePeriod } from './readable.ts';
import { adviceText, readingNotes } from './reading.ts';

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

function heading(text: string): Heading {
  return { kind: 'heading', text };
}
