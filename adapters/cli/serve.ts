import { resolve } from 'node:path';
import {
  applySchedules,
  checkMessage,
  createConversation,
  type Database,
  type Dateline,
  type Log,
  openStore,
  readableCount,
  readSettings,
  type TimelineEvent,
  timelineMessage,
  withEnvFile,
} from '../../src/index.ts';
import type { Host } from './host.ts';
import { type Feeding, openFeeding } from './serve/feeding.ts';
import { openNewsroom } from './serve/newsroom.ts';
import { openPage, readPage, startPage } from './serve/page.ts';
import { type Context, HOW_TO_ADD, type Platform, type Running, readPlatforms } from './serve/platforms.ts';
import { openSuggestions } from './serve/suggestions.ts';
import { openCorpus } from './setup/corpus.ts';
import { declaredFeeds } from './setup/feed-list.ts';
import { openLog } from './setup/log.ts';
import { filedSchedules } from './setup/schedules-file.ts';
import { secretsIn } from './setup/secrets.ts';
import { storePlace } from './setup/store-place.ts';
import type { Call, ExitStatus } from './usage/command.ts';

/** Brings Dateline to every platform that is configured, until the process is told to end. */
export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const stopped = host.untilStopped();
  const env = await withEnvFile(host.folder, host.env);
  const { platforms, problems } = await readPlatforms(env);
  const page = await readPage(env, platforms.length > 0 || problems.length > 0);
  const declared = await declaredFeeds(env);
  const settings = readSettings(env, [...problems, ...page.problems, ...declared.problems]);
  const filed = await filedSchedules(host.folder, settings);
  const log = await openLog(host, secretsIn(env));
  if (page.note !== null) log.warn(`web: ${page.note}`);
  const { now } = host;
  const isAlone = platforms.length === 0;
  const web = page.settings && (await startPage(page.settings, { now, log, isAlone }));
  let database: Database | null = null;
  let feeding: Feeding | null = null;
  let opened: Dateline | null = null;
  try {
    database = await openStore(storePlace(host.folder, settings), now(), { log });
    const read = await openCorpus(call, host, {
      onProgress: (readBytes, totalBytes) => web?.progress({ readBytes, totalBytes, isReady: false }),
      living: { data: resolve(host.folder, settings.data), watch: settings.watch, log },
    });
    opened = read;
    feeding = await openFeeding({
      dateline: read,
      database,
      declared: declared.feeds ?? [],
      settings: settings.feeds,
      now,
      log,
    });
    const dateline = web?.counted(feeding.dateline) ?? feeding.dateline;
    const { access, rate } = settings;
    if (filed !== null) await applySchedules(database, filed, now());
    const newsroom = openNewsroom({ dateline, database, now, log });
    if (web !== null) openPage(web, { dateline, database, newsroom, now });
    const { brief } = newsroom;
    const conversation = createConversation({
      dateline,
      database,
      now,
      log,
      access,
      rate,
      brief,
      timeline: async ({ text }, inTurn) =>
        timelineMessage(await inTurn(() => latestEvents(dateline, text.trim()))),
      check: async ({ text }, inTurn) =>
        checkMessage(await inTurn(() => dateline.check(text, { at: now() }))),
    });
    const sources = () => dateline.sources();
    const { board, withdrawn } = newsroom;
    const suggested = openSuggestions(dateline, log);
    const context = {
      conversation,
      database,
      sources,
      suggest: suggested.suggest,
      prompts: suggested.prompts,
      board,
      withdrawn,
      log,
    };
    const running = await startAll(platforms, context);
    if (running.length === 0 && web === null) throw new Error('serve: no platform could be started');
    await newsroom.start(running.map(({ courier }) => courier));
    feeding.start();
    suggested.start();
    const missing = HOW_TO_ADD.filter((line) => !platforms.some(({ name }) => line.startsWith(name)));
    const { articles, reading } = sources();
    const soFar = reading === undefined ? '' : ' so far';
    log.info(
      `dateline: answering from ${readableCount(articles)} articles${soFar}${missing.length > 0 ? ` (${missing.join('; ')} to add it)` : ''}`,
    );
    log.info(`dateline: ${await stopped}: finishing what is under way`);
    suggested.stop();
    await Promise.all([newsroom.stop(), stopAll(running, log), feeding.stop(), web?.stop()]);
    return 0;
  } finally {
    // A page that is under way still reads the store.
    await Promise.all([web?.stop(), feeding?.stop()]);
    try {
      await opened?.close();
    } finally {
      await database?.close();
    }
  }
}

/** In a channel, a timeline without a topic is of the last days. */
const TIMELINE_DAYS = 14;

function latestEvents(dateline: Dateline, topic: string): Promise<readonly TimelineEvent[]> {
  if (topic !== '') return dateline.timeline({ topic });
  const { to } = dateline.sources();
  return dateline.timeline(
    to === null ? {} : { since: new Date(Date.parse(to) - TIMELINE_DAYS * 86_400_000) },
  );
}

/** Each on its own: one that cannot start leaves the others working. */
async function startAll(platforms: readonly Platform[], context: Context): Promise<Running[]> {
  const started = await Promise.allSettled(platforms.map((platform) => platform.start(context)));
  return started.flatMap((each, index) => {
    if (each.status === 'fulfilled') return [each.value];
    context.log.error(`${platforms[index]!.name} could not be started`, each.reason);
    return [];
  });
}

async function stopAll(running: readonly Running[], log: Log): Promise<void> {
  const stopped = await Promise.allSettled(running.map((each) => each.stop()));
  for (const each of stopped)
    if (each.status === 'rejected') log.error('dateline: a platform did not stop well', each.reason);
}
