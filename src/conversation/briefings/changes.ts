import {
  addSchedule,
  changeSchedule,
  pauseSchedule,
  removeSchedule,
  resumeSchedule,
} from '../../delivery/schedules/kept.ts';
import type { Schedule } from '../../delivery/schedules/schedule.ts';
import { makeSlotNow } from '../../delivery/slots.ts';
import type { Database } from '../../store/database.ts';
import type { CarriedOut } from './carried-out.ts';
import { addressOf, schedulesIn } from './channel.ts';
import { readForm, type ScheduleForm } from './form.ts';
import { withKnownPublishers } from './known-publishers.ts';
import type { Orderer } from './orders.ts';
import { type Outcome, refused, told } from './outcome.ts';
import { type ReadSettings, readScheduleWords } from './settings.ts';
import { inShort, inWords, problemInWords } from './words.ts';

export interface ChangesOptions {
  readonly database: Database;
  readonly now: () => Date;
  /** The publishers in the archive, as they are written there. */
  readonly publishers: () => Promise<readonly string[]>;
  /** Has a schedule's briefing posted that was just made due; what came of it in one sentence. */
  readonly run: (schedule: Schedule) => Promise<string>;
}

/** A briefing of a channel, and its number there. */
interface Meant {
  readonly schedule: Schedule;
  readonly number: number;
}

/** The most briefings of one channel. */
const MOST = 20;
const TOO_MANY = `A channel has at most ${MOST} briefings.`;
const NOT_A_MEMBER =
  'Dateline is not a member here, so it could post no briefing. Whoever manages this place can add it.';
const GONE = 'That briefing is gone.';

/** The orders that change something: what each does is done once, by the event that it came with. */
export function createChanges(options: ChangesOptions, carriedOut: CarriedOut) {
  const { database, now } = options;

  async function add(orderer: Orderer, words: string | ScheduleForm): Promise<Outcome> {
    if (orderer.isVisiting === true) return refused(NOT_A_MEMBER);
    const there = await schedulesIn(database, orderer);
    if (there.length >= MOST) return refused(TOO_MANY);
    const read = await settingsIn(words, null, there.at(-1)?.timing.zone ?? null);
    if ('problem' in read) return refused(problemInWords(read));
    const { platform, workspace, user } = orderer;
    const { timing, ...settings } = read.settings;
    return carriedOut.once(orderer.eventId, async (inside) => {
      // Counted again: another process may have made one meanwhile.
      if ((await schedulesIn(inside, orderer)).length >= MOST) return refused(TOO_MANY);
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

  return { add, change, run, settle };
}
