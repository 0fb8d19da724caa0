import { numberSources } from '../message/number.ts';
import { readableDate } from '../message/readable.ts';
import { type Block, type Message, quotation } from '../message.ts';
import type { TimelineEvent } from './timeline.ts';

/** The page of a timeline: a heading a date, its sentences below it, and their sources. */
export function timelineMessage(events: readonly TimelineEvent[]): Message {
  if (events.length === 0) {
    return { blocks: [{ kind: 'note', text: 'No dated sentences on this in the archive.' }] };
  }
  const sources = numberSources(events.map(({ sentence }) => sentence));
  const blocks = events.flatMap((event, i): Block[] => [
    ...(headingOf(event) === headingOf(events[i - 1])
      ? []
      : [{ kind: 'heading' as const, text: headingOf(event), level: 'part' as const }]),
    quotation(event.sentence, events[i - 1]?.sentence, sources),
  ]);
  return { blocks: [...blocks, { kind: 'sources', sources: [...sources.values()] }] };
}

function headingOf(event: TimelineEvent | undefined): string {
  if (event === undefined) return '';
  const date = readableDate(event.date);
  return event.basis === 'text' ? date : `${date} (published; the sentence names no date)`;
}
