import { readableCount, readableMoment, readablePeriod } from '../message/readable.ts';
import type { Message } from '../message.ts';
import type { Sources } from '../sources.ts';

/** What is indexed and how fresh it is. */
export function sourcesPage({
  articles,
  sentences,
  from,
  to,
  updated,
  publishers,
  skipped,
}: Sources): Message {
  const period = readablePeriod(from, to);
  const lines = [
    `${counted(articles, 'article')}, ${counted(sentences, 'sentence')}${period === null ? '' : `, ${period}`}; read ${readableMoment(updated)}.`,
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
  return {
    blocks: [
      { kind: 'heading', text: 'What is indexed' },
      ...lines.map((text) => ({ kind: 'note' as const, text })),
    ],
  };
}

const MOST_PUBLISHERS = 12;

function counted(count: number, noun: string): string {
  return `${readableCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
