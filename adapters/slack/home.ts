import type { types } from '@slack/bolt';
import { readableCount, readableMoment, readablePeriod, type Sources } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { type SlackBlock, shortened, spellHeading, spellNote } from './spell.ts';

/** What the App Home shows. */
export interface Home {
  readonly sources: Sources;
  /** The briefings of the person's channels, a line each. */
  readonly briefings: readonly string[];
}

/** The App Home: how to ask, what is indexed and how fresh it is, which briefings there are. */
export function homeView({ sources, briefings }: Home): types.HomeView {
  const blocks = [
    spellHeading('Ask the archive'),
    ...HOW_TO_ASK.map(line),
    spellHeading('What is indexed'),
    line(indexed(sources)),
    ...sources.publishers
      .slice(0, PUBLISHERS)
      .map(({ publisher, articles, from, to }) =>
        line(
          `${publisher ?? 'No publisher named'}: ${counted(articles, 'article')}${dated(readablePeriod(from, to))}`,
        ),
      ),
    ...(sources.skipped.length > 0
      ? [spellNote(`${counted(sources.skipped.length, 'file or line', 'files or lines')} could not be read.`)]
      : []),
    spellHeading('Briefings'),
    ...(briefings.length > 0 ? briefings.slice(0, BRIEFINGS).map(line) : [line(NO_BRIEFINGS)]),
  ];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.homeBlocks) };
}

const HOW_TO_ASK = [
  'In a channel: mention me with your question. In a thread of mine: go on asking. Here: just write.',
  '/ask answers only you, /timeline tells what happened in order, /sources what is indexed, /brief the briefing as of now.',
  '/brief add weekdays 7:45 Europe/Paris about Kidal: has a briefing posted in a channel; /brief help says more.',
  'On any message: More actions → Check against the archive.',
  'Every sentence I show is quoted word for word from an article, with its source. When none answers, I say so.',
];
const NO_BRIEFINGS = 'None are posted yet.';
const PUBLISHERS = 15;
const BRIEFINGS = 20;

function indexed({ articles, sentences, from, to, updated }: Sources): string {
  return `${counted(articles, 'article')}, ${counted(sentences, 'sentence')}${dated(readablePeriod(from, to))}; read ${readableMoment(updated)}.`;
}

function dated(period: string | null): string {
  return period === null ? '' : `, ${period}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${readableCount(count)} ${count === 1 ? one : many}`;
}

function line(text: string): SlackBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [{ type: 'text', text: shortened(text, LIMITS.item).toWellFormed() }],
      },
    ],
  };
}
