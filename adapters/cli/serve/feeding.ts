import {
  createPoller,
  type Database,
  type Dateline,
  declareFeeds,
  type FeedSource,
  feedSources,
  type Log,
  type Poller,
  type Settings,
  type WantedFeed,
} from '../../../src/index.ts';
import { userAgent } from '../setup/feed-list.ts';

export interface FeedingOptions {
  readonly dateline: Dateline;
  readonly database: Database;
  /** Those of `DATELINE_FEEDS`; null leaves those that are declared as they are. */
  readonly declared: readonly WantedFeed[] | null;
  readonly settings: Settings['feeds'];
  readonly now: () => Date;
  readonly log: Log;
}

/** The feeds of one running process. */
export interface Feeding extends Poller {
  /** The same engine, whose sources tell how each feed does. */
  readonly dateline: Dateline;
}

/** Makes the store's declared feeds those of the setting, and reads every feed into the archive once it is started. */
export async function openFeeding(options: FeedingOptions): Promise<Feeding> {
  const { dateline, database, declared, settings, now, log } = options;
  if (declared !== null) await declareFeeds(database, declared, now());
  let feeds: readonly FeedSource[] = await feedSources(database, now());
  const poller = await createPoller({
    database,
    intake: dateline.intake,
    ready: dateline.ready,
    has: async (article) => (await dateline.article(article)) !== undefined,
    now,
    log,
    userAgent: await userAgent(settings),
    allowed: settings.hosts,
    fullText: settings.fullText,
    minutes: settings.minutes,
    async onRound() {
      feeds = await feedSources(database, now());
    },
  });
  return {
    ...poller,
    async round() {
      const readings = await poller.round();
      feeds = await feedSources(database, now());
      return readings;
    },
    dateline: { ...dateline, sources: () => ({ ...dateline.sources(), feeds }) },
  };
}
