import { readableCount, readableMoment, readablePeriod, readableProgress } from '../message/readable.ts';
import type { Message } from '../message.ts';
import type { Sources } from '../sources.ts';
import { feedLine } from './feed-line.ts';

/** What is indexed and how fresh it is. */
export function sourcesPage({
  articles,
  sentences,
  from,
  to,
  updated,
  publishers,
  skipped,
  reading,
  feeds = [],
}: Sources): Message {
  const period = readablePeriod(from, to);
  const lines = [
    `${counted(articles, 'article')}, ${counted(sentences, 'sentence')}${period === null ? '' : `, ${period}`}; read ${readableMoment(updated)}.`,
    ...(reading === undefined ? [] : [`Reading: ${readableProgress(reading)}.`]),
    ...publishers.slice(0, MOST_PUBLISHERS).map((each) => {
      const published = readablePeriod(each.from, each.to);
      return `${each.publisher ?? 'No publisher named'}: ${counted(each.articles, 'article')}${published === null ? '' : `, ${published}`}`;
    }),
    ...(publishers.length > MOST_PUBLISHERS
      ? [`${publishers.length - MOST_PUBLISHERS} more publishers`]
      : []),
    ...(skipped.length === 0
      ? []
      : [
          `${counted(skipped.length, 'item')} could not be read and ${skipped.length === 1 ? 'was' : 'were'} skipped.`,
        ]),
  ];
  const feedLines = [
    ...feeds.slice(0, MOST_FEEDS).map(feedLine),
    ...(feeds.length > MOST_FEEDS ? [`${feeds.length - MOST_FEEDS} more feeds`] : []),
  ];
  return {
    blocks: [
      { kind: 'heading', text: 'What is indexed' },
      ...lines.map(note),
      ...(feedLines.length === 0
        ? []
        : [{ kind: 'heading' as const, text: 'Feeds' }, ...feedLines.map(note)]),
    ],
  };
}

const note = (text: string) => ({ kind: 'note' as const, text });

const MOST_PUBLISHERS = 12;
const MOST_FEEDS = 12;

function counted(count: number, noun: string): string {
  return `${readableCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
