import type { AnswerSentence } from '../answering/answer.ts';
import type { Citation } from '../article.ts';
import type { Quotation, Source } from '../message.ts';
import { readableDate } from './readable.ts';

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

/** Two sentences with at most this between them have nothing but a paragraph break there: `\r\n\r\n`. */
const LONGEST_BREAK = 4;
