import { type Sleep, systemSleep } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import type { Intake } from '../intake.ts';
import { masked } from './address.ts';
import type { CheckOptions, Outcome, Reading } from './check.ts';
import { keepHost, keptHosts } from './kept-items.ts';
import type { Parser } from './parser.ts';
import { beatReader } from './readers.ts';
import { changeFeed, claimFeed, dueFeeds, type KeptFeed, nextDue } from './register.ts';
import type { Limits } from './web/bounded.ts';
import type { AllowedHosts } from './web/guard.ts';
import { Hosts } from './web/hosts.ts';

export interface PollerOptions {
  readonly database: Database;
  readonly intake: Intake;
  readonly now: () => Date;
  readonly log: Log;
  /** How we say who we are, in every request. */
  readonly userAgent: string;
  /** Hosts that may be in a private network. */
  readonly allowed?: AllowedHosts;
  /** Whether pages are read where a feed does not say; default no. */
  readonly fullText?: boolean;
  /** No feed is read more often than every so many minutes; default 15. */
  readonly minutes?: number;
  /** Whether the archive has an article; what was lost there is brought again. */
  readonly has?: (article: string) => Promise<boolean>;
  /** Resolves once the archive knows what it has; nothing is read before. */
  readonly ready?: Promise<void>;
  readonly limits?: Limits;
  /** Reads what the web sends; default in a thread of its own. */
  readonly parser?: Parser;
  readonly random?: () => number;
  readonly sleep?: Sleep;
  /** Told after every round; feeds may have been added or removed since the last one, too. */
  readonly onRound?: () => Promise<void>;
}

/** Reads every feed when it is due. One that fails disturbs no other. */
export interface Poller {
  /** Reads what is due now. Never two at once. */
  round(): Promise<readonly Reading[]>;
  /** Rounds from now on, until `stop`. */
  start(): void;
  /** Ends what is under way within seconds; what was taken in is kept. */
  stop(): Promise<void>;
}

/** A poller on a store; it does nothing until a round is asked for or it is started. */
export async function createPoller(options: PollerOptions): Promise<Poller> {
  const { database, now, log, sleep = systemSleep, has, limits } = options;
  // Parsers of feeds and pages are loaded by who reads feeds, not by who only lists them.
  const [{ openWeb }, { Robots }, { checkFeed, failing }, { threadParser }] = await Promise.all([
    import('./web.ts'),
    import('./robots.ts'),
    import('./check.ts'),
    import('./parser/thread.ts'),
  ]);
  const stopping = new AbortController();
  const hosts = new Hosts({
    now,
    ...(options.random && { random: options.random }),
    known: await keptHosts(database),
    keep: (host, state) =>
      void keepHost(database, host, state).catch((error) =>
        log.warn(`feeds: ${host} could not be kept`, error),
      ),
  });
  const { allowed = [], userAgent } = options;
  const web = openWeb({ hosts, allowed, userAgent, ...(limits && { limits }) });
  const parser = options.parser ?? threadParser();
  const checking: CheckOptions = {
    database,
    intake: options.intake,
    web,
    robots: new Robots(web, now),
    parser,
    hosts,
    now,
    log,
    fullText: options.fullText ?? false,
    minutes: options.minutes ?? MINUTES,
    random: options.random ?? Math.random,
    signal: stopping.signal,
    ...(has && { has }),
  };
  let rounding: Promise<readonly Reading[]> | null = null;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;

  async function readOne(feed: KeptFeed): Promise<Reading> {
    if (isRunning) await beatReader(database, now());
    const { reading, change } = await checkFeed(feed, checking).catch((error: Error): Outcome => {
      const reason = `expected the archive to take it in, came: ${error.message}`;
      return failing(feed, reason, checking, error);
    });
    await changeFeed(database, feed, change);
    return reading;
  }

  async function roundOnce(): Promise<readonly Reading[]> {
    const waiting = await dueFeeds(database, now());
    const readings: Reading[] = [];
    const work = async () => {
      for (
        let feed = waiting.shift();
        feed !== undefined && !stopping.signal.aborted;
        feed = waiting.shift()
      ) {
        try {
          const until = new Date(now().getTime() + CLAIM);
          if (await claimFeed(database, feed, until)) readings.push(await readOne(feed));
        } catch (error) {
          log.error(`feeds: ${masked(feed.id)} could not be read`, error);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return readings;
  }

  function round(): Promise<readonly Reading[]> {
    rounding ??= roundOnce().finally(() => {
      rounding = null;
    });
    return rounding;
  }

  async function run(): Promise<void> {
    const { signal } = stopping;
    let isReady = options.ready === undefined;
    const ready = options.ready
      ?.catch(() => undefined)
      .then(() => {
        isReady = true;
      });
    while (!isReady && !signal.aborted) {
      await beatReader(database, now());
      await Promise.race([ready, sleep(LONGEST_SLEEP, signal)]);
    }
    while (!signal.aborted) {
      let rest = LONGEST_SLEEP;
      try {
        await beatReader(database, now());
        await round();
        await options.onRound?.();
        const next = await nextDue(database);
        if (next !== null) rest = next.getTime() - now().getTime();
      } catch (error) {
        log.error('feeds: a round has failed', error);
      }
      if (!signal.aborted) await sleep(Math.max(SHORTEST_SLEEP, Math.min(rest, LONGEST_SLEEP)), signal);
    }
  }

  return {
    round,
    start() {
      isRunning = true;
      running = run();
    },
    async stop() {
      stopping.abort();
      await running;
      if (isRunning) await beatReader(database, null).catch(() => undefined);
      isRunning = false;
      await rounding?.catch(() => undefined);
      await web.close();
      await parser.close();
    },
  };
}

const MINUTES = 15;
/** How many feeds are read at the same time; of a host, one. */
const AT_ONCE = 8;
/** After a crash a feed is due again after this; two processes that read one at the same time do no harm. */
const CLAIM = 3 * 60_000;
/** A feed added by a command is seen within this. */
const LONGEST_SLEEP = 20_000;
const SHORTEST_SLEEP = 500;
