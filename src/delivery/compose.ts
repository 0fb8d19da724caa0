import type { BriefOptions } from '../briefing/brief.ts';
import type { Briefing } from '../briefing/briefing.ts';
import { sentenceKey } from '../briefing/key.ts';
import { briefingMessage } from '../briefing/message.ts';
import type { Message } from '../message.ts';
import type { Database } from '../store/database.ts';
import { backlogSince } from './backlog.ts';
import { leftOutPage } from './left-out.ts';
import type { Compose } from './make.ts';
import { readBefore, readSentences } from './read.ts';
import type { Schedule } from './schedules/schedule.ts';
import { latenessInWords } from './slots.ts';
import { lastPosted } from './status.ts';
import { toldBefore } from './told.ts';

/** Writes a briefing, as `Dateline.brief` does. */
export type Brief = (options: BriefOptions) => Promise<Briefing>;

export interface ComposeOptions {
  readonly brief: Brief;
  readonly database: Database;
  /** A headline by its article's id, for what is left out. */
  readonly headlineOf: (articleId: string) => Promise<string | null>;
  /** Keeps a page for the button that shows it, under the id it returns; without it there is no button. */
  readonly keep?: (page: Message, schedule: Schedule) => Promise<string>;
}

const DAY = 86_400_000;

/** What a schedule's slot is posted as: what came out since its last briefing, as far as its channel has not read it. */
export function createCompose({ brief, database, headlineOf, keep }: ComposeOptions): Compose {
  return async (schedule, slot) => {
    const read = await readSentences(database, schedule.platform, schedule.channel);
    const window = { since: slot.previous ?? new Date(slot.due.getTime() - DAY), until: slot.due };
    const told = await toldBefore(database, schedule.platform, schedule.channel);
    const backlog = await backlogSince(database, window.since);
    const order = { ...orderOf(schedule), ...window, backlog };
    const briefing = await brief({ ...order, read: (key) => read.has(key), told });
    const { main, detail } = briefingMessage(briefing, {
      preface: slot.late === null ? null : latenessInWords(slot.late),
      silentWhenEmpty: schedule.silentWhenEmpty,
    });
    if (main === null || briefing.stories.length === 0) return { nothing: true, say: main };
    const known = {
      posted: shownKeys(briefing),
      told: {
        articles: briefing.stories.flatMap(({ articles }) => articles),
        figures: briefing.stories.flatMap(({ figures }) => figures),
      },
    };
    if (keep === undefined) return { main, detail, ...known };
    const button = whyNot(await keep(await leftOutPage(briefing, headlineOf), schedule));
    return detail === null
      ? { main: withBlock(main, button), detail, ...known }
      : { main, detail: withBlock(detail, button), ...known };
  };
}

/** The window of a schedule's last posted briefing and what its channel had read by then; of one of now, when none was posted. */
export async function lastBriefing(database: Database, schedule: Schedule, now: Date): Promise<BriefOptions> {
  const { id, platform, channel } = schedule;
  const last = await lastPosted(database, id);
  const until = last?.due ?? now;
  const read = last
    ? await readBefore(database, platform, channel, last.posted)
    : await readSentences(database, platform, channel);
  const since = last?.previous ?? new Date(until.getTime() - DAY);
  const told = await toldBefore(database, platform, channel, last?.posted);
  const backlog = await backlogSince(database, since);
  return { ...orderOf(schedule), since, until, backlog, read: (key) => read.has(key), told };
}

function orderOf({ subjects, publishers, length, chart }: Schedule): BriefOptions {
  return { subjects, publishers, length, chart };
}

/** Every sentence that the two messages quote as news. */
function shownKeys({ stories }: Briefing): string[] {
  const shown = stories.flatMap(({ lines, changes }) => [
    ...lines,
    ...changes.flatMap((change) => (change.kind === 'new-story' ? [] : [change.sentence])),
  ]);
  return [...new Set(shown.map(({ text }) => sentenceKey(text)))];
}

function whyNot(about: string): Message['blocks'][number] {
  return { kind: 'buttons', buttons: [{ action: 'why-not', label: 'Why not here?', about }] };
}

function withBlock(message: Message, block: Message['blocks'][number]): Message {
  return { ...message, blocks: [...message.blocks, block] };
}
