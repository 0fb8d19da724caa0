import { listSchedules } from '../../delivery/schedules/kept.ts';
import { timingInWords } from '../../delivery/schedules/words.ts';
import type { Database } from '../../store/database.ts';
import { channelIn, isOfChannel } from './channel.ts';
import { formOf, readForm, type ScheduleForm } from './form.ts';
import { withKnownPublishers } from './known-publishers.ts';
import { problemInWords, restInWords } from './words.ts';

/** A briefing of a workspace, to be listed and managed. */
export interface BriefingEntry {
  readonly id: string;
  /** Without its workspace. */
  readonly channel: string;
  /** `Weekdays at 07:45, Europe/Paris` */
  readonly when: string;
  /** Its next runs, or why it is paused, and what it is about. */
  readonly rest: string;
  readonly paused: boolean;
  readonly form: ScheduleForm;
}

/** What a platform's own pages need of briefings; what is done there is an `Order` as any other. */
export interface BriefingBoard {
  /** The briefings of a workspace, in the order they were made; of one channel, numbered as `/brief list` does. */
  list(platform: string, workspace: string, channel?: string): Promise<readonly BriefingEntry[]>;
  /** What is wrong with a form, a sentence a field; empty when nothing is. */
  problems(form: ScheduleForm): Promise<Readonly<Partial<Record<keyof ScheduleForm, string>>>>;
}

interface BoardOptions {
  readonly database: Database;
  readonly now: () => Date;
  /** The publishers in the archive, as they are written there. */
  readonly publishers: () => Promise<readonly string[]>;
}

export function createBoard({ database, now, publishers }: BoardOptions): BriefingBoard {
  return {
    async list(platform, workspace, channel) {
      const all = await listSchedules(database);
      return all
        .filter((each) =>
          channel === undefined
            ? each.platform === platform && each.workspace === workspace
            : isOfChannel(each, { platform, workspace, channel }),
        )
        .map((each) => ({
          id: each.id,
          channel: channelIn(each.channel),
          when: timingInWords(each.timing),
          rest: restInWords(each, now()),
          paused: each.paused,
          form: formOf(each),
        }));
    },
    async problems(form) {
      const read = readForm(form);
      if ('problems' in read) {
        const said = Object.entries(read.problems).map(([field, wrong]) => [field, problemInWords(wrong)]);
        return Object.fromEntries(said);
      }
      const known = await withKnownPublishers(read, publishers);
      return 'problem' in known ? { publishers: problemInWords(known) } : {};
    },
  };
}
