import type { Answer, AnswerSentence } from '../answering/answer.ts';
import type { Dateline } from '../dateline.ts';
import { answerMessage } from '../message/answer.ts';
import { numberSources } from '../message/number.ts';
import type { Block, Message, Quotation } from '../message.ts';

/** The most sentences of an answer on one page; the others wait behind a button. */
const SHOWN = 3;

/** A page of an answer, from sentence `from` on. */
export function answerPage(
  answer: Answer,
  view: { readonly reply: string; readonly private: boolean; readonly from?: number },
): Message {
  return answerMessage(answer, { ...view, most: SHOWN });
}

/** The paragraph around each sentence of a page, cut where the sentence begins and ends, so that it is marked. */
export async function contextPage(
  answer: Answer,
  from: number,
  passage: Dateline['passage'],
): Promise<Message> {
  const around = shownFrom(answer, from).map(async (sentence) => {
    const found = await passage(sentence.articleId, sentence.start);
    if (found === null) return [{ sentence, note: 'its article is no longer in the archive' }];
    const { before, after } = found;
    return [
      ...(before ? [{ sentence: { ...sentence, ...before }, note: 'before it' }] : []),
      { sentence, note: 'the sentence of the answer' },
      ...(after ? [{ sentence: { ...sentence, ...after }, note: 'after it' }] : []),
    ];
  });
  return quotedPage('In context', (await Promise.all(around)).flat());
}

/** For each sentence of a page who says it: whom it names as far as that is known, else its outlet. */
export function whoPage(answer: Answer, from: number): Message {
  return quotedPage(
    'Who says so',
    shownFrom(answer, from).map((sentence) => ({ sentence, note: saidBy(sentence) })),
  );
}

function saidBy({ speaker, cue, publisher }: AnswerSentence): string {
  if (speaker !== null) return `said by ${speaker}${cue === null ? '' : ` (“${cue}”)`}`;
  // That nobody was recognised does not mean that the sentence names nobody.
  return `no speaker recognised: as ${publisher ?? 'the article'} states it`;
}

function shownFrom({ sentences }: Answer, from: number): readonly AnswerSentence[] {
  return sentences.slice(from, from + SHOWN);
}

interface Quoted {
  readonly sentence: AnswerSentence;
  /** What we say about it, beside it. */
  readonly note: string;
}

function quotedPage(heading: string, quoted: readonly Quoted[]): Message {
  const sources = numberSources(quoted.map(({ sentence }) => ({ ...sentence, context: null })));
  const quotations = quoted.map(
    ({ sentence: { text, start, end, articleId }, note }): Quotation => ({
      kind: 'quotation',
      text,
      start,
      end,
      source: sources.get(articleId)!.number,
      context: null,
      annotation: note,
    }),
  );
  const blocks: Block[] = [
    { kind: 'heading', text: heading },
    ...quotations,
    { kind: 'sources', sources: [...sources.values()] },
  ];
  return { blocks };
}
