import type { BriefOptions } from '../briefing/brief.ts';
import type { Briefing } from '../briefing/briefing.ts';
import { briefingMessage } from '../briefing/message.ts';
import type { Why } from '../briefing/why.ts';
import { type Brief, lastBriefing } from '../delivery/compose.ts';
import { type Compose, previousOf } from '../delivery/make.ts';
import { readSentences } from '../delivery/read.ts';
import {
  addSchedule,
  changeSchedule,
  listSchedules,
  pausePlace,
  pauseSchedule,
  removeSchedule,
  resumeSchedule,
} from '../delivery/schedules/kept.ts';
import type { Schedule } from '../delivery/schedules/schedule.ts';
import { makeSlotNow } from '../delivery/slots.ts';
import { toldBefore } from '../delivery/told.ts';
import type { Database } from '../store/database.ts';
import { CarriedOut } from './briefings/carried-out.ts';
import { addressOf, isOfChannel } from './briefings/channel.ts';
import { readForm, type ScheduleForm } from './briefings/form.ts';
import { withKnownPublishers } from './briefings/known-publishers.ts';
import type { Order } from './briefings/orders.ts';
import { type Outcome, page, refused, told } from './briefings/outcome.ts';
import { type ReadSettings, readScheduleWords } from './briefings/settings.ts';
import {
  inShort,
  inWords,
  listInWords,
  ordersInWords,
  problemInWords,
  unknownInWords,
} from './briefings/words.ts';
import { said } from './help.ts';
import type { Place } from './types.ts';

export interface BriefingsOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly brief: Brief;
  readonly compose: Compose;
  readonly why: (id: string, options: BriefOptions) => Promise<readonly Why[]>;
  /** The publishers in the archive, as they are written there. */
  readonly publishers: () => Promise<readonly string[]>;
  /** Has a schedule's briefing posted that was just made due; what came of it in one sentence. */
  readonly run: (schedule: Schedule) => Promise<string>;
}

/** Who orders something, and where. */
export interface Orderer extends Omit<Place, 'thread'> {
  readonly user: string;
  readonly isManager: boolean;
  /** The same for every delivery of the same order; without one it is another order each time. */
  readonly eventId?: string;
}

/** A briefing of a channel, and its number there. */
interface Meant {
  readonly schedule: Schedule;
  readonly number: number;
}

/** The most briefings of one channel. */
const MOST = 20;
const TOO_MANY = `A channel has at most ${MOST} briefings.`;

/** Carries out what people order of a channel's briefings: in a chat and on the command line alike. */
export function createBriefings(options: BriefingsOptions) {
  const { database, now, brief, compose, why } = options;
  const carriedOut = new CarriedOut(database, now);

  async function preview(schedule: Schedule): Promise<Outcome> {
    const due = now();
    const previous = await previousOf(database, schedule.id, due);
    const slot = { scheduleId: schedule.id, due, asked: true, late: null, previous };
    const composed = await compose(schedule, slot);
    if ('nothing' in composed) {
      return page(composed.say ?? said('Nothing is new: nothing would be posted.'));
    }
    return page(composed.main, composed.detail);
  }

  async function briefNow(orderer: Orderer, topic: string): Promise<Outcome> {
    const [first] = await schedulesOf(orderer);
    if (topic === '' && first !== undefined) return preview(first);
    const read = await readSentences(database, orderer.platform, addressOf(orderer));
    const before = await toldBefore(database, orderer.platform, addressOf(orderer));
    const subjects = topic === '' ? [] : [topic];
    const briefing: Briefing = await brief({ subjects, read: (key) => read.has(key), told: before });
    const { main, detail } = briefingMessage(briefing);
    return page(main!, detail);
  }

  async function add(orderer: Orderer, words: string | ScheduleForm): Promise<Outcome> {
    const there = await schedulesOf(orderer);
    if (there.length >= MOST) return refused(TOO_MANY);
    const read = await settingsIn(words, null, there.at(-1)?.timing.zone ?? null);
    if ('problem' in read) return refused(problemInWords(read));
    const { platform, workspace, user } = orderer;
    const { timing, ...settings } = read.settings;
    return carriedOut.once(orderer.eventId, async (inside) => {
      // Counted again: another process may have made one meanwhile.
      if ((await schedulesOf(orderer, inside)).length >= MOST) return refused(TOO_MANY);
      const channel = addressOf(orderer);
      const order = { ...settings, timing: timing!, platform, workspace, channel, createdBy: user };
      const made = await addSchedule(inside, order, now());
      return told('Made:', inWords(made, there.length + 1, now()));
    });
  }

  async function change(
    { schedule, number }: Meant,
    words: string | ScheduleForm,
    event: string | undefined,
  ): Promise<Outcome> {
    const read = await settingsIn(words, schedule);
    if ('problem' in read) return refused(problemInWords(read));
    return carriedOut.once(event, async (inside) => {
      const changed = await changeSchedule(inside, schedule.id, read.settings, now());
      return changed === null ? refused(GONE) : told('Changed:', inWords(changed, number, now()));
    });
  }

  /** Makes the briefing due, which is done once, and has it posted. */
  async function run(schedule: Schedule, event: string | undefined): Promise<Outcome> {
    await carriedOut.once(event, async (inside) => {
      await makeSlotNow(inside, schedule, now());
      return told('It is on its way.');
    });
    return told(await options.run(schedule));
  }

  /** What ends with one statement or two. */
  function settle(
    { schedule, number }: Meant,
    kind: 'pause' | 'resume' | 'remove',
    event: string | undefined,
  ): Promise<Outcome> {
    return carriedOut.once(event, async (inside) => {
      switch (kind) {
        case 'pause':
          await pauseSchedule(inside, schedule.id, now());
          return told(
            `Paused: ${inWords({ ...schedule, paused: true, pausedBecause: null }, number, now())}`,
          );
        case 'resume':
          await resumeSchedule(inside, schedule.id, now());
          return told(`Resumed: ${inWords({ ...schedule, paused: false }, number, now())}`);
        case 'remove':
          await removeSchedule(inside, schedule.id, now());
          return told(`Removed: ${inShort(schedule)}.`);
      }
    });
  }

  async function settingsIn(
    words: string | ScheduleForm,
    kept: Schedule | null,
    home: string | null = null,
  ): Promise<ReadSettings> {
    const read = typeof words === 'string' ? readScheduleWords(words, { kept, home }) : readForm(words);
    const said = 'problems' in read ? Object.values(read.problems)[0]! : read;
    return withKnownPublishers(said, options.publishers);
  }

  async function whyOf(schedule: Schedule, words: string): Promise<Outcome> {
    if (words === '')
      return refused('Which article? Write why, the number of the briefing and the article’s id.');
    const found = await why(words, await lastBriefing(database, schedule, now()));
    return told(
      ...found
        .slice(0, MOST_WHY)
        .map(({ headline, articleId, reason }) => `${headline ?? articleId}: ${reason}`),
    );
  }

  async function carryOut(order: Order, orderer: Orderer): Promise<Outcome> {
    const { isManager, eventId } = orderer;
    if (MANAGED.has(order.kind)) {
      if (!isManager) return refused(NOT_ALLOWED);
      // Looked at first: what was number 2 may be another one since.
      const known = eventId === undefined ? null : await carriedOut.of(eventId);
      if (known !== null) return known;
    }
    switch (order.kind) {
      case 'now':
        return briefNow(orderer, order.topic);
      case 'help':
        return told(...ordersInWords());
      case 'list':
        return told(...listInWords(await schedulesOf(orderer), now()));
      case 'add':
        return add(orderer, order.words);
    }
    const there = await schedulesOf(orderer);
    const at = place(order.which, there);
    const schedule = there[at];
    if (schedule === undefined) return refused(unknownInWords(order.which, there.length));
    const meant = { schedule, number: at + 1 };
    switch (order.kind) {
      case 'change':
        return change(meant, order.words, eventId);
      case 'why':
        return whyOf(schedule, order.words);
      case 'preview':
        return preview(schedule);
      case 'run':
        return run(schedule, eventId);
      default:
        return settle(meant, order.kind, eventId);
    }
  }

  /** A channel's schedules, numbered from 1 in this order. */
  async function schedulesOf(place: Omit<Place, 'thread'>, inside = database): Promise<Schedule[]> {
    return (await listSchedules(inside)).filter((each) => isOfChannel(each, place));
  }

  return {
    carryOut,
    /** Pauses what can no longer be posted, as Dateline was removed from `place` or the channel is gone. */
    async withdrawn(
      place: Pick<Place, 'platform' | 'workspace'> & { readonly channel: string | null },
    ): Promise<number> {
      const because = place.channel === null ? 'Dateline was removed from there' : 'the channel was deleted';
      return pausePlace(database, place, because, now());
    },
  };
}

export type Briefings = ReturnType<typeof createBriefings>;

const MANAGED: ReadonlySet<Order['kind']> = new Set<Order['kind']>([
  'add',
  'change',
  'pause',
  'resume',
  'remove',
  'run',
]);
const NOT_ALLOWED =
  'Only those who manage this place may do that. Everybody may see the list, a preview and the briefing of now.';
const GONE = 'That briefing is gone.';
const MOST_WHY = 10;

function place(which: string, there: readonly Schedule[]): number {
  if (which === '' && there.length === 1) return 0;
  const number = /^\d{1,3}\.?$/.test(which) ? Number.parseInt(which, 10) - 1 : -1;
  return there[number] === undefined ? there.findIndex(({ id }) => id === which) : number;
}
