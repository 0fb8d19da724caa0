import {
  type Courier,
  createBoard,
  createBriefings,
  createCompose,
  createScheduler,
  type Database,
  type Dateline,
  findSchedule,
  type Incoming,
  type InTurn,
  keepPage,
  type Log,
  lastAsked,
  listSchedules,
  type Message,
  makeSlotNow,
  previewOf,
  queueAllCorrections,
  queueCorrections,
  readOrder,
  type Schedule,
  type Scheduler,
} from '../../../src/index.ts';

export interface NewsroomOptions {
  readonly dateline: Pick<Dateline, 'brief' | 'why' | 'article' | 'sources' | 'onChanged'>;
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Log;
}

/** Everything about briefings in one running process: what people order of them, and posting them when they are due. */
export function openNewsroom({ dateline, database, now, log }: NewsroomOptions) {
  const schedulers = new Map<string, Scheduler>();
  const composing = {
    brief: dateline.brief,
    database,
    headlineOf: async (id: string) => (await dateline.article(id))?.headline ?? null,
  };
  const compose = createCompose({
    ...composing,
    keep: (page, schedule) => keepPage(database, schedule, page, now()),
  });
  const { brief, why } = dateline;
  const publishers = async () => dateline.sources().publishers.flatMap(({ publisher }) => publisher ?? []);
  const briefings = createBriefings({ database, now, brief, why, publishers, compose, run });

  /** Posts what was just made due of a schedule, and says what came of it. */
  async function run({ id, platform, channel }: Schedule): Promise<string> {
    const scheduler = schedulers.get(platform);
    if (scheduler === undefined) return 'It waits: its platform is not connected.';
    await Promise.race([scheduler.hurry({ platform, channel }), later(PATIENCE)]);
    const state = await lastAsked(database, id);
    if (state === 'posted') return 'It is posted.';
    return state === 'nothing' ? 'Nothing is new, so nothing was posted.' : 'It is on its way.';
  }

  let endCorrecting = () => {};
  let correcting: Promise<void> = Promise.resolve();
  /** Queues what is to be said of articles that were quoted and say something else now. */
  function correct(ids: readonly string[]): void {
    correcting = correcting.then(async () => {
      for (const id of ids) {
        const article = await dateline.article(id);
        if (article !== undefined) await queueCorrections(database, article, now());
      }
    });
    correcting = correcting.catch((error) => log.error('dateline: a correction could not be queued', error));
  }

  return {
    /** What a schedule would post now; null when there is none of this id. Nothing is kept of it. */
    async preview(
      id: string,
    ): Promise<{ readonly main: Message | null; readonly detail: Message | null } | null> {
      const schedule = await findSchedule(database, id);
      if (schedule === null) return null;
      const composed = await previewOf(database, schedule, createCompose(composing), now());
      return 'nothing' in composed ? { main: composed.say, detail: null } : composed;
    },
    /** Posts a schedule's briefing now, and says what came of it; null when there is none of this id. */
    async runNow(id: string): Promise<string | null> {
      const schedule = await findSchedule(database, id);
      if (schedule === null) return null;
      await makeSlotNow(database, schedule, now());
      return run(schedule);
    },
    /** For the pages of a platform's own. */
    board: createBoard({ database, now, publishers }),
    /** A place that takes no posts any more: its briefings are paused, and say why. */
    async withdrawn(place: Parameters<typeof briefings.withdrawn>[0]): Promise<void> {
      const paused = await briefings.withdrawn(place);
      const { platform, workspace, channel } = place;
      const where = [workspace, channel ?? []].flat().join('/');
      log.warn(`dateline: removed from ${platform}:${where}; briefings paused: ${paused}`);
    },
    /** What `/brief` is answered with. */
    async brief(incoming: Incoming, inTurn: InTurn) {
      const orderer = { ...incoming, isManager: incoming.isManager === true };
      const order = incoming.order ?? readOrder(incoming.text);
      const carryOut = () => briefings.carryOut(order, orderer);
      // Posting waits for a platform, and nobody else is to wait for that.
      const { message, isBriefing } = await (order.kind === 'run' ? carryOut() : inTurn(carryOut));
      return { message, isForSharing: isBriefing };
    },
    /** Queues corrections of what the archive no longer says, and posts from now on what is due. */
    async start(couriers: readonly Courier[]): Promise<void> {
      const corrected = await queueAllCorrections(database, dateline.article, now());
      if (corrected > 0) log.info(`dateline: ${corrected} corrections to post`);
      endCorrecting = dateline.onChanged(correct);
      // One each, so that a platform that is out of reach keeps no other waiting; the store keeps them apart.
      for (const courier of couriers) {
        schedulers.set(
          courier.platform,
          createScheduler({ database, couriers: [courier], compose, now, log }),
        );
      }
      for (const { id, platform, paused } of await listSchedules(database)) {
        if (!paused && !schedulers.has(platform))
          log.warn(`dateline: the briefing ${id} waits: ${platform} is not configured or did not start`);
      }
      for (const scheduler of schedulers.values()) scheduler.start();
    },
    /** Does what is due now, for tests that turn the clock. */
    async tick(): Promise<void> {
      for (const scheduler of schedulers.values()) await scheduler.tick();
    },
    async stop(): Promise<void> {
      endCorrecting();
      await correcting;
      const stopped = Promise.all([...schedulers.values()].map((scheduler) => scheduler.stop()));
      await Promise.race([stopped, later(FINISHING)]);
    },
  };
}

export type Newsroom = ReturnType<typeof openNewsroom>;

function later(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** Whoever runs a briefing now is told within this that it is on its way. */
const PATIENCE = 15_000;

/** Of the ten seconds that a stop may take; what is under way then is found by the next start. */
const FINISHING = 8_000;
