import type { BriefOptions } from '../briefing/brief.ts';
import type { Briefing } from '../briefing/briefing.ts';
import { briefingMessage } from '../briefing/message.ts';
import type { Why } from '../briefing/why.ts';
import { type Brief, lastBriefing } from '../delivery/compose.ts';
import type { Compose } from '../delivery/make.ts';
import { previewOf } from '../delivery/overview.ts';
import { readSentences } from '../delivery/read.ts';
import { pausePlace } from '../delivery/schedules/kept.ts';
import type { Schedule } from '../delivery/schedules/schedule.ts';
import { toldBefore } from '../delivery/told.ts';
import { CarriedOut } from './briefings/carried-out.ts';
import { type ChangesOptions, createChanges } from './briefings/changes.ts';
import { addressOf, schedulesIn } from './briefings/channel.ts';
import type { Order, Orderer } from './briefings/orders.ts';
import { type Outcome, page, refused, told } from './briefings/outcome.ts';
import { listInWords, ordersInWords, unknownInWords } from './briefings/words.ts';
import { said } from './help.ts';
import type { Place } from './types.ts';

export interface BriefingsOptions extends ChangesOptions {
  readonly brief: Brief;
  readonly compose: Compose;
  readonly why: (id: string, options: BriefOptions) => Promise<readonly Why[]>;
}

/** Carries out what people order of a channel's briefings: in a chat and on the command line alike. */
export function createBriefings(options: BriefingsOptions) {
  const { database, now, brief, compose, why } = options;
  const carriedOut = new CarriedOut(database, now);
  const { add, change, run, settle } = createChanges(options, carriedOut);

  async function preview(schedule: Schedule): Promise<Outcome> {
    const composed = await previewOf(database, schedule, compose, now());
    if ('nothing' in composed) {
      return page(composed.say ?? said('Nothing is new: nothing would be posted.'));
    }
    return page(composed.main, composed.detail);
  }

  async function briefNow(orderer: Orderer, topic: string): Promise<Outcome> {
    const [first] = await schedulesIn(database, orderer);
    if (topic === '' && first !== undefined) return preview(first);
    const read = await readSentences(database, orderer.platform, addressOf(orderer));
    const before = await toldBefore(database, orderer.platform, addressOf(orderer));
    const subjects = topic === '' ? [] : [topic];
    const briefing: Briefing = await brief({ subjects, read: (key) => read.has(key), told: before });
    const { main, detail } = briefingMessage(briefing);
    return page(main!, detail);
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
        return told(...listInWords(await schedulesIn(database, orderer), now()));
      case 'add':
        return add(orderer, order.words);
    }
    const there = await schedulesIn(database, orderer);
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
const MOST_WHY = 10;

function place(which: string, there: readonly Schedule[]): number {
  if (which === '' && there.length === 1) return 0;
  const number = /^\d{1,3}\.?$/.test(which) ? Number.parseInt(which, 10) - 1 : -1;
  return there[number] === undefined ? there.findIndex(({ id }) => id === which) : number;
}
