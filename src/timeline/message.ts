import { numberSources } from '../message/number.ts';
import { quotation } from '../message/quotation.ts';
import { readableDate } from '../message/readable.ts';
import type { Block, Message, Quotation, Source } from '../message.ts';
import type { TimelineEvent } from './timeline.ts';

/** The page of a timeline: a heading a date, its sentences below it, and their sources. */
export function timelineMessage(events: readonly TimelineEvent[]): Message {
  if (events.length === 0) {
    return { blocks: [{ kind: 'note', text: 'No dated sentences on this in the archive.' }] };
  }
  const sources = numberSources(events.flatMap(({ sentence, alsoIn }) => [sentence, ...alsoIn]));
  const blocks = events.flatMap((event, i): Block[] => [
    ...(headingOf(event) === headingOf(events[i - 1])
      ? []
      : [{ kind: 'heading' as const, text: headingOf(event), level: 'part' as const }]),
    withOthers(quotation(event.sentence, events[i - 1]?.sentence, sources), event, sources),
  ]);
  return { blocks: [...blocks, { kind: 'sources', sources: [...sources.values()] }] };
}

/** `also in [2], [3]` beside a sentence that other articles have as well. */
function withOthers(
  shown: Quotation,
  { alsoIn }: TimelineEvent,
  sources: ReadonlyMap<string, Source>,
): Quotation {
  if (alsoIn.length === 0) return shown;
  const numbers = alsoIn.map(({ articleId }) => `[${sources.get(articleId)!.number}]`);
  const annotation = [
    ...(shown.annotation === null ? [] : [shown.annotation]),
    `also in ${numbers.join(', ')}`,
  ];
  return { ...shown, annotation: annotation.join(' · ') };
}

function headingOf(event: TimelineEvent | undefined): string {
  if (event === undefined) return '';
  const date = readableDate(event.date);
  return event.basis === 'text' ? date : `${date} (published; the sentence names no date)`;
}
