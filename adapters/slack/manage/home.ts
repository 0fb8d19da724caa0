import type { types } from '@slack/bolt';
import {
  type BriefingEntry,
  feedLine,
  readableCount,
  readableMoment,
  readablePeriod,
  type Sources,
  shortened,
} from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { type SlackBlock, spellHeading, spellNote } from '../render/spell.ts';

/** What the App Home shows. */
export interface Home {
  readonly sources: Sources;
  /** The workspace's briefings; null where none can be made. */
  readonly briefings: readonly BriefingEntry[] | null;
  /** Managers get the buttons that change something. */
  readonly isManager: boolean;
  /** What just came of a press, where it could not be shown otherwise. */
  readonly notice: string | null;
}

/** What the buttons of a briefing ask for, in the order they stand. */
export const MANAGING = ['new', 'change', 'preview', 'run', 'pause', 'resume', 'remove'] as const;

export type Managing = (typeof MANAGING)[number];

/** Before the name of every action of the App Home. */
export const HOME_PREFIX = 'briefing:';

/** The App Home: how to ask, which briefings there are and what can be done about them, what is indexed. */
export function homeView({ sources, briefings, isManager, notice }: Home): types.HomeView {
  const blocks = [
    ...(notice === null ? [] : [spellNote(shortened(notice, LIMITS.context))]),
    spellHeading('Ask the archive'),
    ...HOW_TO_ASK.map(line),
    ...(briefings === null ? [] : briefingBlocks(briefings, isManager)),
    spellHeading('What is indexed'),
    line(indexed(sources)),
    ...sources.publishers
      .slice(0, PUBLISHERS)
      .map(({ publisher, articles, from, to }) =>
        spellNote(
          `${publisher ?? 'No publisher named'}: ${counted(articles, 'article')}${dated(readablePeriod(from, to))}`,
        ),
      ),
    ...(sources.skipped.length > 0
      ? [spellNote(`${counted(sources.skipped.length, 'file or line', 'files or lines')} could not be read.`)]
      : []),
    ...(sources.feeds ?? [])
      .slice(0, FEEDS)
      .map((feed) => spellNote(shortened(feedLine(feed), LIMITS.context))),
  ];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

function briefingBlocks(briefings: readonly BriefingEntry[], isManager: boolean): SlackBlock[] {
  const more = briefings.length - BRIEFINGS;
  return [
    spellHeading('Briefings'),
    ...(briefings.length > 0 ? [] : [line(NO_BRIEFINGS)]),
    ...briefings
      .slice(0, BRIEFINGS)
      .flatMap((entry) => [
        briefing(entry),
        spellNote(shortened(entry.rest, LIMITS.item)),
        buttons(offered(entry, isManager), entry.id),
      ]),
    ...(more > 0 ? [spellNote(`${more} more: /brief list in their channels shows them.`)] : []),
    ...(isManager ? [buttons(['new'], '')] : [spellNote(WHO_MANAGES)]),
  ];
}

/** Running a paused one is possible, but seldom what is meant: it has to be resumed first. */
function offered({ paused }: BriefingEntry, isManager: boolean): Managing[] {
  if (!isManager) return ['preview'];
  return [
    'change',
    'preview',
    ...(paused ? ['resume' as const] : ['run' as const, 'pause' as const]),
    'remove',
  ];
}

const LABELS: Readonly<Record<Managing, string>> = {
  new: 'New briefing',
  change: 'Change',
  preview: 'Preview',
  run: 'Run now',
  pause: 'Pause',
  resume: 'Resume',
  remove: 'Remove',
};

/** What is asked once more: it cannot be taken back, or is seen by everybody. */
const CONFIRMED: Partial<Record<Managing, types.ConfirmationDialog>> = {
  run: sure('Post it now?', 'It is posted in its channel for everybody.', 'Post it'),
  remove: {
    ...sure('Remove this briefing?', 'It will not be posted any more.', 'Remove it'),
    style: 'danger',
  },
};

function buttons(offers: readonly Managing[], id: string): SlackBlock {
  return {
    type: 'actions',
    elements: offers.map((what): types.Button => {
      const confirm = CONFIRMED[what];
      return {
        type: 'button',
        action_id: HOME_PREFIX + what,
        text: { type: 'plain_text', text: LABELS[what] },
        ...(id !== '' && { value: id }),
        ...(what === 'new' && { style: 'primary' }),
        ...(confirm && { confirm }),
      };
    }),
  };
}

function sure(title: string, text: string, confirm: string): types.ConfirmationDialog {
  const plain = (label: string) => ({ type: 'plain_text' as const, text: label });
  return { title: plain(title), text: plain(text), confirm: plain(confirm), deny: plain('Cancel') };
}

const HOW_TO_ASK = [
  'In a channel: mention me with your question. In a thread of mine: go on asking. Here: just write.',
  '/ask answers only you, /timeline tells what happened in order, /sources what is indexed, /brief the briefing as of now.',
  'On any message: More actions → Check against archive.',
  'Every sentence I show is quoted word for word from an article, with its source. When none answers, I say so.',
];
const NO_BRIEFINGS =
  'None are posted yet. A briefing comes to a channel at its times: each line a cited sentence, nothing that was read there before.';
const WHO_MANAGES =
  'Briefings are made and changed by those who manage them: this workspace’s admins, unless others were named.';
/** Those in trouble come first. */
const FEEDS = 10;
const PUBLISHERS = 15;
const BRIEFINGS = 22;

function indexed({ articles, sentences, from, to, updated }: Sources): string {
  return `${counted(articles, 'article')}, ${counted(sentences, 'sentence')}${dated(readablePeriod(from, to))}; read ${readableMoment(updated)}.`;
}

function dated(period: string | null): string {
  return period === null ? '' : `, ${period}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${readableCount(count)} ${count === 1 ? one : many}`;
}

function briefing({ when, channel }: BriefingEntry): SlackBlock {
  return richLine([
    { type: 'channel', channel_id: channel },
    { type: 'text', text: '  ' },
    { type: 'text', text: shortened(when, LIMITS.item), style: { bold: true } },
  ]);
}

function line(text: string): SlackBlock {
  return richLine([{ type: 'text', text: shortened(text, LIMITS.item) }]);
}

function richLine(elements: types.RichTextElement[]): SlackBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
