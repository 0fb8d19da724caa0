import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  addFeed,
  type Database,
  feedAddress,
  feedSources,
  isReaderAlive,
  type KeptFeed,
  listFeeds,
  makeDue,
  masked,
  openStore,
  type Reading,
  readFeedList,
  readSettings,
  removeFeed,
  type Settings,
  tryFeedOnce,
  withEnvFile,
} from '../../src/index.ts';
import { type Host, write } from './host.ts';
import { openFeeding } from './serve/feeding.ts';
import { openCorpus } from './setup/corpus.ts';
import { declaredFeeds, userAgent } from './setup/feed-list.ts';
import { openLog } from './setup/log.ts';
import { secretsIn } from './setup/secrets.ts';
import { storePlace } from './setup/store-place.ts';
import { feedTable, trialText } from './terminal/feeds.ts';
import { jsonLine } from './terminal/json.ts';
import { neutralised } from './terminal/neutralised.ts';
import { styleOf } from './terminal/style.ts';
import { systemReason } from './terminal/system-reason.ts';
import { type Call, type ExitStatus, UsageError } from './usage/command.ts';

/** What each `dateline feeds …` does, on the same store as `serve`. */
export const RUNS = {
  list: withStore(async (call, host, { database }) => {
    const feeds = await feedSources(database, host.now());
    if (call.has('json')) await write(host.stdout, feeds.map(jsonLine).join(''));
    else if (feeds.length === 0)
      await write(host.stdout, 'No feeds yet. To have one: dateline feeds add https://…\n');
    else await write(host.stdout, feedTable(feeds, styleOf(host)));
    return 0;
  }),
  add: withStore(async (call, host, { database }) => {
    const address = addressOf(call);
    const name = call.value('name')?.trim() || null;
    await addFeed(database, { address, name, fullText: choiceIn(call) }, host.now());
    await write(
      host.stdout,
      `Added ${neutralised(masked(address))}. serve reads it within half a minute where it is running, dateline feeds run now.\n`,
    );
    return 0;
  }),
  remove: withStore(async (call, host, { database }) => {
    const feed = await known(call, database);
    await removeFeed(database, feed.id);
    const declared = feed.declared ? ' DATELINE_FEEDS still names it: serve adds it again.' : '';
    await write(
      host.stdout,
      `Removed ${neutralised(masked(feed.id))}; what it has brought stays in the archive.${declared}\n`,
    );
    return 0;
  }),
  import: withStore(async (call, host, { database }) => {
    const [path] = call.positionals;
    if (path === undefined)
      throw new UsageError('a file of feeds is needed', { hint: 'dateline feeds import FILE.opml' });
    const text = await readFile(resolve(host.folder, path), 'utf8').catch((error: Error) => {
      throw new UsageError(`unable to read ${JSON.stringify(path)}: ${systemReason(error)}`, {
        cause: error,
      });
    });
    const { feeds, problems } = await readFeedList(text);
    for (const feed of feeds) await addFeed(database, feed, host.now());
    for (const problem of problems)
      await write(host.stderr, `dateline: feeds import: ${neutralised(problem)}\n`);
    if (feeds.length === 0) return 2;
    await write(host.stdout, `Added ${feeds.length} ${feeds.length === 1 ? 'feed' : 'feeds'}.\n`);
    return 0;
  }),
  async test(call: Call, host: Host): Promise<ExitStatus> {
    const address = addressOf(call);
    const settings = readSettings(await withEnvFile(host.folder, host.env)).feeds;
    const trial = await tryFeedOnce(address, {
      now: host.now,
      allowed: settings.hosts,
      userAgent: await userAgent(settings),
    });
    const text = call.has('json') ? jsonLine(trial) : trialText(trial, styleOf(host));
    await write(host.stdout, text);
    return trial.kind === 'feed' ? 0 : 1;
  },
  run: withStore(async (call, host, { database, settings, secrets }) => {
    if (await isReaderAlive(database, host.now())) {
      await makeDue(database, host.now());
      await write(host.stdout, 'serve is running: it reads every feed within half a minute.\n');
      return 0;
    }
    // What a feed brings is kept where `serve` keeps it.
    const living = { data: resolve(host.folder, settings.data) };
    const dateline = await openCorpus(call, host, { living });
    try {
      const { feeds: declared, problems } = await declaredFeeds(await withEnvFile(host.folder, host.env));
      if (problems.length > 0) throw new UsageError(problems.join('; '));
      const log = { ...(await openLog(host, secrets)), info: () => {}, warn: () => {} };
      const { now } = host;
      const feeding = await openFeeding({ dateline, database, declared, settings: settings.feeds, now, log });
      await makeDue(database, now());
      const readings = await feeding.round();
      await feeding.stop();
      await write(
        host.stdout,
        readings.length === 0 ? 'No feeds to read.\n' : readings.map(readingLine).join(''),
      );
      return readings.some(({ outcome }) => outcome === 'read' || outcome === 'unchanged') ? 0 : 1;
    } finally {
      await dateline.close();
    }
  }),
};

interface Store {
  readonly database: Database;
  readonly settings: Settings;
  readonly secrets: readonly string[];
}

function withStore(
  work: (call: Call, host: Host, store: Store) => Promise<ExitStatus>,
): (call: Call, host: Host) => Promise<ExitStatus> {
  return async (call, host) => {
    const env = await withEnvFile(host.folder, host.env);
    const settings = readSettings(env);
    const database = await openStore(storePlace(host.folder, settings), host.now());
    try {
      return await work(call, host, { database, settings, secrets: secretsIn(env) });
    } finally {
      await database.close();
    }
  };
}

/** `--full-text`, `--no-full-text`, or as is set. */
function choiceIn(call: Call): boolean | null {
  if (call.has('full-text') && call.has('no-full-text'))
    throw new UsageError('either --full-text or --no-full-text');
  return call.has('full-text') ? true : call.has('no-full-text') ? false : null;
}

function addressOf(call: Call): string {
  const [typed] = call.positionals;
  if (typed === undefined) throw new UsageError('the address of a feed is needed');
  const address = feedAddress(typed);
  if (address === null) throw new UsageError(`not a web address: ${JSON.stringify(masked(typed))}`);
  return address;
}

/** The feed that was meant, as it was added, where it has moved to, or as it is shown. */
async function known(call: Call, database: Database): Promise<KeptFeed> {
  const address = addressOf(call);
  const feeds = await listFeeds(database);
  const isMeant = ({ id, address: now }: KeptFeed) => now === address || [id, now].some(isShownAs);
  const isShownAs = (each: string) => feedAddress(masked(each)) === address;
  const found = feeds.find(({ id }) => id === address) ?? feeds.find(isMeant);
  if (found !== undefined) return found;
  throw new UsageError(`no feed has the address ${JSON.stringify(masked(address))}`, {
    hint: 'dateline feeds list shows them',
  });
}

function readingLine({ feed, outcome, new: fresh, changed, problem }: Reading): string {
  const what = outcome === 'read' ? `${fresh} new, ${changed} changed` : OUTCOMES[outcome];
  return `${neutralised(`${feed}: ${what}${problem === null ? '' : `: ${problem}`}`)}\n`;
}

const OUTCOMES: Readonly<Record<Exclude<Reading['outcome'], 'read'>, string>> = {
  unchanged: 'nothing new',
  later: 'left alone for now',
  gone: 'gone for good',
  failed: 'failed',
  stopped: 'stopped',
};
