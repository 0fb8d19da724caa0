import { existsSync, statSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  type Dateline,
  deliveryStatus,
  type Environment,
  type FeedSource,
  feedbackCounts,
  feedTrouble,
  inWords,
  isOnServer,
  listSchedules,
  openStore,
  readableCount,
  readableMoment,
  readablePeriod,
  readSettings,
  type Settings,
  SettingsError,
  storeName,
  withEnvFile,
} from '../../src/index.ts';
import { clusterFindings } from './doctor/cluster.ts';
import { type Finding, failed, ok, warning } from './doctor/finding.ts';
import { type Host, write } from './host.ts';
import { pageFindings, readPage } from './serve/page.ts';
import { HOW_TO_ADD, readPlatforms } from './serve/platforms.ts';
import { openCorpus } from './setup/corpus.ts';
import { declaredFeeds, keptFeeds } from './setup/feed-list.ts';
import { filedSchedules } from './setup/schedules-file.ts';
import { redacted, secretsIn } from './setup/secrets.ts';
import { isThere, storePlace } from './setup/store-place.ts';
import { jsonLine } from './terminal/json.ts';
import { neutralised } from './terminal/neutralised.ts';
import type { Call, ExitStatus } from './usage/command.ts';

/** Looks at everything that answering needs. Ends with 1 when something is wrong. */
export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const env = await withEnvFile(host.folder, host.env);
  const secrets = secretsIn(env);
  const findings = (await findingsOf(call, host, env)).map(({ what, state, todo }) => ({
    what: redacted(what, secrets),
    state,
    todo: todo && redacted(todo, secrets),
  }));
  await write(host.stdout, call.has('json') ? jsonLine({ findings }) : findings.map(lines).join(''));
  return findings.some(({ state }) => state === 'error') ? 1 : 0;
}

async function findingsOf(call: Call, host: Host, env: Environment): Promise<Finding[]> {
  const { platforms, problems } = await readPlatforms(env);
  const settings = settingsOf(env);
  const declared = await declaredFeeds(env);
  const page = await readPage(env, platforms.length > 0 || problems.length > 0);
  const wrong = [
    ...('problems' in settings ? settings.problems : []),
    ...problems,
    ...page.problems,
    ...declared.problems,
  ];
  const store = 'problems' in settings ? [] : [await storeFinding(storePlace(host.folder, settings), host)];
  // What only the store knows is not asked of one that cannot be reached.
  const isUnread = 'problems' in settings || store.some(({ state }) => state === 'error');
  const asked = await Promise.all(platforms.map(({ name, findings }) => guarded(name, findings)));
  return [
    ...(wrong.length === 0
      ? [ok('settings')]
      : wrong.map((problem) =>
          failed(`settings: ${problem}`, 'set it in .env; .env.example says what each is'),
        )),
    ...('problems' in settings || settings.cluster === null
      ? []
      : await guarded('opensearch', () => clusterFindings(settings.cluster!, host))),
    ...(await guarded('corpus', () => corpusFindings(call, host))),
    ...store,
    ...(platforms.length === 0 && problems.length === 0
      ? [warning('no chat platform is configured', HOW_TO_ADD.join('; '))]
      : asked.flat()),
    ...('problems' in settings || page.problems.length > 0 ? [] : pageFindings(page, settings.pages)),
    ...(isUnread
      ? []
      : await guarded('briefings', () =>
          briefingFindings(
            settings,
            platforms.map(({ id }) => id),
            host,
          ),
        )),
    ...(isUnread ? [] : await guarded('feeds', () => feedFindings(declared.feeds?.length ?? 0, host))),
  ];
}

/** Feeds that fail, have gone or are silent, each with what to do; one line for all that do well. */
async function feedFindings(declared: number, host: Host): Promise<readonly Finding[]> {
  const feeds = await keptFeeds(host);
  if (feeds.length === 0)
    return declared === 0 ? [] : [ok(`feeds: ${readableCount(declared)}, read once serve runs`)];
  const inTrouble = feeds.filter(({ state, silent }) => silent || state === 'failing' || state === 'gone');
  const well = feeds.length - inTrouble.length;
  return [
    ...(well > 0 ? [ok(`feeds: ${readableCount(well)} of ${readableCount(feeds.length)} do well`)] : []),
    ...inTrouble.map((feed) => warning(`feed ${feed.address}: ${feedTrouble(feed)}`, feedTodo(feed))),
  ];
}

function feedTodo({ state, address }: FeedSource): string {
  if (state === 'gone') return `dateline feeds remove ${address}, or add where it is now`;
  if (state === 'failing') return `dateline feeds test ${address} says what comes now`;
  return `look at ${address}: it may have moved without saying so`;
}

function settingsOf(env: Environment): Settings | { readonly problems: readonly string[] } {
  try {
    return readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return { problems: error.problems };
    throw error;
  }
}

async function corpusFindings(call: Call, host: Host): Promise<Finding[]> {
  const dateline = await openCorpus(call, host);
  const { articles, from, to, skipped } = dateline.sources();
  const period = readablePeriod(from, to);
  const what = `corpus: ${readableCount(articles)} articles${period === null ? '' : `, ${period}`}`;
  return [
    articles === 0 ? failed(what, 'name files or folders of articles in DATELINE_CORPUS') : ok(what),
    ...(skipped.length === 0
      ? []
      : [warning(`corpus: ${readableCount(skipped.length)} skipped`, 'dateline sources says which and why')]),
    clockFinding(host.now(), to),
    await indexFinding(dateline),
  ];
}

/** An article from the future is more likely a clock that is behind. */
function clockFinding(now: Date, newest: string | null): Finding {
  const what = `clock: ${readableMoment(now.toISOString())}, zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
  const isBehind = newest !== null && Date.parse(newest) > now.getTime() + DAY;
  return isBehind
    ? warning(
        `${what}; the newest article is later`,
        'set the clock (NTP), or look at the dates in the corpus',
      )
    : ok(what);
}

const DAY = 86_400_000;

async function indexFinding(dateline: Dateline): Promise<Finding> {
  const { tookMs } = await dateline.ask('What happened last week?');
  return ok(`index: a question takes ${tookMs} ms`);
}

/** A store that is not there yet is made by `serve`: looking must not make one. */
async function storeFinding(place: string, { now }: Host): Promise<Finding> {
  const name = storeName(place);
  const todo = isOnServer(place)
    ? 'DATABASE_URL names a PostgreSQL server, and a user who may make tables there'
    : 'DATELINE_DATA names a folder that Dateline may write to';
  try {
    if (!isThere(place)) {
      const folder = nearestFolder(place);
      if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`);
      await access(folder, constants.W_OK);
      return ok(`store: ${name}, made when serve starts`);
    }
    const database = await openStore(place, now());
    try {
      const { useful, useless } = await feedbackCounts(database);
      return ok(`store: ${name}; answers found useful ${useful}, not useful ${useless}`);
    } finally {
      await database.close();
    }
  } catch (error) {
    return failed(storeTrouble(name, error as Error), todo);
  }
}

/** A server's trouble says itself where it comes from. */
function storeTrouble(name: string, { message }: Error): string {
  return message.startsWith('store: ') ? message : `store: ${name}: ${message}`;
}

/** The schedules, when each runs next, which have nowhere to be posted, and what was not posted lately. */
async function briefingFindings(
  settings: Settings,
  platforms: readonly string[],
  host: Host,
): Promise<readonly Finding[]> {
  await filedSchedules(host.folder, settings);
  const place = storePlace(host.folder, settings);
  if (!isThere(place)) return [];
  const now = host.now();
  const database = await openStore(place, now);
  try {
    const schedules = await listSchedules(database);
    const { waiting, troubles } = await deliveryStatus(database, new Date(now.getTime() - 7 * DAY));
    return [
      ...schedules.slice(0, MOST_SCHEDULES).map((schedule) => {
        const what = `briefing ${schedule.id} in ${schedule.platform}:${schedule.channel}: ${inWords(schedule, null, now)}`;
        return schedule.paused || platforms.includes(schedule.platform)
          ? ok(what)
          : warning(what, `it has nowhere to be posted: ${HOW_TO_ADD.join('; ')}`);
      }),
      ...(schedules.length > MOST_SCHEDULES
        ? [ok(`${schedules.length - MOST_SCHEDULES} more briefings: dateline schedules list`)]
        : []),
      ...(waiting > 0 ? [warning(`briefings: ${waiting} posts wait to be sent`, 'serve sends them')] : []),
      ...troubles
        .slice(0, MOST_TROUBLES)
        .map(({ at, what, reason }) =>
          warning(
            `briefing ${what} of ${readableMoment(at.toISOString())} was not posted: ${reason}`,
            'the log of serve says more; dateline schedules run posts one now',
          ),
        ),
    ];
  } finally {
    await database.close();
  }
}

const MOST_SCHEDULES = 20;
const MOST_TROUBLES = 5;

function nearestFolder(path: string): string {
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

async function guarded(what: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [failed(`${what}: ${(error as Error).message}`, 'NODE_DEBUG=dateline shows where it comes from')];
  }
}

function lines({ what, state, todo }: Finding): string {
  const first = `${state.padEnd(WIDEST)}  ${neutralised(what)}\n`;
  return todo === null ? first : `${first}${' '.repeat(WIDEST)}  → ${neutralised(todo)}\n`;
}

const WIDEST = 'warning'.length;
