import { onTestFinished } from 'vitest';
import type { Article } from '../../../src/article.ts';
import { createPoller, type PollerOptions } from '../../../src/corpus/feeds/poller.ts';
import { addFeed, listFeeds, type WantedFeed } from '../../../src/corpus/feeds/register.ts';
import type { Arrival, Intake, Taken } from '../../../src/corpus/intake.ts';
import { openStore } from '../../../src/store/open.ts';
import { type FeedServer, feedServer } from '../../servers/feeds.ts';
import { newStore } from '../../store/stores.ts';

/** An archive in memory: what it was brought, and the newest text of each article. */
function memoryIntake() {
  const articles = new Map<string, Article>();
  const arrivals: (Arrival & { readonly taken: Taken })[] = [];
  const intake: Intake = {
    async take(brought) {
      return brought.map((arrival) => {
        const { article } = arrival;
        const known = articles.get(article.id);
        const taken = known === undefined ? 'new' : said(known) === said(article) ? 'same' : 'changed';
        articles.set(article.id, article);
        arrivals.push({ ...arrival, taken });
        return taken;
      });
    },
    async withdraw(ids) {
      for (const id of ids) articles.delete(id);
    },
  };
  return { intake, articles, arrivals };
}

const said = ({ origin: _, ...rest }: Article) => JSON.stringify(Object.entries(rest).sort());

export const START = new Date('2025-06-14T10:00:00Z');

/** A poller on a loopback server, with a clock to turn. */
export async function polling(changes: Partial<PollerOptions> & { readonly path?: string } = {}) {
  const server: FeedServer = await feedServer();
  const { intake, articles, arrivals } = memoryIntake();
  const clock = { now: START };
  const logged: string[] = [];
  const say = (message: string, cause?: unknown) =>
    void logged.push(cause ? `${message}: ${cause}` : message);
  const options: PollerOptions = {
    database: await (changes.path ? openStore(changes.path, START) : newStore(START)),
    intake,
    now: () => clock.now,
    log: { info: say, warn: say, error: say },
    userAgent: 'Dateline/0.0.0 (test)',
    allowed: [server.host],
    random: () => 0,
    limits: { bytes: 1024 * 1024, total: 5_000, idle: 5_000 },
    ...changes,
  };
  const poller = await createPoller(options);
  onTestFinished(async () => {
    await poller.stop();
    await options.database.close();
  });
  const feed = async () => (await listFeeds(options.database))[0]!;
  return {
    server,
    poller,
    options,
    articles,
    arrivals,
    logged,
    clock,
    feed,
    async add(path: string, wanted: Partial<WantedFeed> = {}) {
      const address = path.startsWith('http') ? path : `${server.origin}${path}`;
      await addFeed(options.database, { address, name: null, fullText: null, ...wanted }, clock.now);
    },
    /** Turns the clock to when the first feed is due, and reads what is due then. */
    async next() {
      const due = new Date((await feed()).nextCheck);
      if (due > clock.now) clock.now = due;
      return poller.round();
    },
  };
}
