import {
  type Courier,
  createBriefings,
  createCompose,
  createScheduler,
  type Database,
  type Dateline,
  type Incoming,
  keepPage,
  type Log,
  lastAsked,
  listSchedules,
  queueAllCorrections,
  readOrder,
  type Schedule,
  type Scheduler,
} from '../../src/index.ts';

export interface NewsroomOptions {
  readonly dateline: Pick<Dateline, 'brief' | 'why' | 'article'>;
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Log;
}

/** Everything about briefings in one running process: what people order of them, and posting them when they are due. */
export function openNewsroom({ dateline, database, now, log }: NewsroomOptions) {
  let scheduler: Scheduler | null = null;
  const compose = createCompose({
    brief: dateline.brief,
    database,
    headlineOf: (id) => dateline.article(id)?.headline ?? null,
    keep: (page, schedule) => keepPage(database, schedule, page, now()),
  });
  const { brief, why } = dateline;
  const briefings = createBriefings({ database, now, brief, why, compose, run });

  async function run({ id }: Schedule): Promise<string> {
    if (scheduler === null) return 'Still starting: please try again in a moment.';
    await scheduler.runNow(id);
    const state = await lastAsked(database, id);
    if (state === 'posted') return 'It is posted.';
    return state === 'nothing' ? 'Nothing is new, so nothing was posted.' : 'It is on its way.';
  }

  return {
    briefings: briefings.ofWorkspace,
    /** What `/brief` is answered with. */
    async brief(incoming: Incoming) {
      const orderer = { ...incoming, isManager: incoming.isManager === true };
      const { message, isBriefing } = await briefings.carryOut(readOrder(incoming.text), orderer);
      return { message, isForSharing: isBriefing };
    },
    /** Queues corrections of what the archive no longer says, and posts from now on what is due. */
    async start(couriers: readonly Courier[]): Promise<Scheduler> {
      const corrected = await queueAllCorrections(database, dateline.article, now());
      if (corrected > 0) log.info(`dateline: ${corrected} corrections to post`);
      const platforms = couriers.map(({ platform }) => platform);
      for (const { id, platform, paused } of await listSchedules(database)) {
        if (!paused && !platforms.includes(platform))
          log.warn(`dateline: the briefing ${id} waits: ${platform} is not configured or did not start`);
      }
      scheduler = createScheduler({ database, couriers, compose, now, log });
      scheduler.start();
      return scheduler;
    },
    async stop(): Promise<void> {
      await Promise.race([
        scheduler?.stop(),
        new Promise((resolve) => setTimeout(resolve, FINISHING).unref()),
      ]);
    },
  };
}

/** Of the ten seconds that a stop may take; what is under way then is found by the next start. */
const FINISHING = 8_000;
