import {
  addressOf,
  type Briefings,
  createBriefings,
  createCompose,
  type Database,
  type Dateline,
  findSchedule,
  inWords,
  listSchedules,
  type Message,
  nextRuns,
  type Order,
  type Orderer,
  openStore,
  readSettings,
  type Schedule,
  withEnvFile,
} from '../../src/index.ts';
import { type Host, write } from './host.ts';
import { PLATFORM_IDS } from './serve/platforms.ts';
import { openCorpus } from './setup/corpus.ts';
import { storePlace } from './setup/store-place.ts';
import { jsonLine } from './terminal/json.ts';
import { neutralised } from './terminal/neutralised.ts';
import { render } from './terminal/render.ts';
import { styleOf } from './terminal/style.ts';
import { type Call, type ExitStatus, UsageError } from './usage/command.ts';

/** What each `dateline schedules …` does, on the same store as `serve`. */
export const RUNS = {
  list: withStore(async (call, host, { database }) => {
    const [typed] = call.positionals;
    const channel = typed === undefined ? null : channelOf(typed);
    const all = await listSchedules(database);
    const shown = all.filter((each) => channel === null || isIn(each, channel));
    if (call.has('json')) {
      const next = (each: Schedule) => nextRuns(each, host.now(), 3).map((run) => run.toISOString());
      await write(host.stdout, shown.map((each) => jsonLine({ ...each, next: next(each) })).join(''));
    } else if (shown.length === 0) {
      await write(host.stdout, 'No briefings yet. To have one: dateline schedules add --help\n');
    } else {
      const lines = shown.map(
        (each) => `${neutralised(`${nameOf(each)}  ${inWords(each, null, host.now())}`)}\n`,
      );
      await write(host.stdout, lines.join(''));
    }
    return 0;
  }),
  add: withStore((call, host, store) => {
    const [channel, ...words] = call.positionals;
    if (channel === undefined || words.length === 0)
      throw new UsageError('a channel and when are needed', {
        hint: 'dateline schedules add slack:T0123/C0123 weekdays 7:45 Europe/Paris about Kidal',
      });
    return carryOut({ kind: 'add', words: words.join(' ') }, channelOf(channel), host, store);
  }),
  change: withStore(async (call, host, store) => {
    const schedule = await named(call, store.database);
    const words = call.positionals.slice(1).join(' ');
    return carryOut({ kind: 'change', which: schedule.id, words }, schedule, host, store);
  }),
  pause: one('pause'),
  resume: one('resume'),
  remove: one('remove'),
  preview: one('preview'),
  run: one('run'),
};

interface Store {
  readonly database: Database;
  readonly briefings: Briefings;
}

type Work = (call: Call, host: Host, store: Store) => Promise<ExitStatus>;

function withStore(work: Work): (call: Call, host: Host) => Promise<ExitStatus> {
  return async (call, host) => {
    const settings = readSettings(await withEnvFile(host.folder, host.env));
    const database = await openStore(storePlace(host.folder, settings), host.now());
    try {
      return await work(call, host, { database, briefings: briefingsOn(database, call, host) });
    } finally {
      await database.close();
    }
  };
}

function one(kind: 'pause' | 'resume' | 'remove' | 'preview' | 'run') {
  return withStore(async (call, host, store) => {
    const schedule = await named(call, store.database);
    return carryOut({ kind, which: schedule.id }, schedule, host, store);
  });
}

/** The archive is read only by what looks into it. */
function briefingsOn(database: Database, call: Call, host: Host): Briefings {
  let opened: Promise<Dateline> | null = null;
  const dateline = () => (opened ??= openCorpus(call, host));
  const brief: Dateline['brief'] = async (options) => (await dateline()).brief(options);
  return createBriefings({
    database,
    now: host.now,
    brief,
    compose: createCompose({ brief, database, headlineOf: async () => null }),
    publishers: async () =>
      (await dateline()).sources().publishers.flatMap(({ publisher }) => publisher ?? []),
    why: async (id, options) => (await dateline()).why(id, options),
    run: async () => 'It is due now: “dateline serve” posts it, within half a minute where it is running.',
  });
}

async function carryOut(
  order: Order,
  { platform, workspace, channel }: Channel,
  host: Host,
  { briefings }: Store,
): Promise<ExitStatus> {
  const bare = channel.slice(channel.lastIndexOf('/') + 1);
  const orderer: Orderer = { platform, workspace, channel: bare, user: 'command line', isManager: true };
  const { message, refused } = await briefings.carryOut(order, orderer);
  if (refused) throw new UsageError(plain(message).replace(/[.]$/, ''));
  await write(host.stdout, render(message, styleOf(host)));
  const isEmpty = order.kind === 'preview' && !message.blocks.some(({ kind }) => kind === 'quotation');
  return isEmpty ? 1 : 0;
}

async function named(call: Call, database: Database): Promise<Schedule> {
  const [id] = call.positionals;
  if (id === undefined)
    throw new UsageError('the id of a schedule is needed', { hint: 'dateline schedules list shows them' });
  return scheduleNamed(id, database);
}

/** The schedule of an id. Throws a `UsageError` when there is none. */
export async function scheduleNamed(id: string, database: Database): Promise<Schedule> {
  const schedule = await findSchedule(database, id);
  if (schedule !== null) return schedule;
  throw new UsageError(`no schedule has the id ${JSON.stringify(id)}`, {
    hint: 'dateline schedules list shows them',
  });
}

type Channel = Pick<Schedule, 'platform' | 'workspace' | 'channel'>;

function channelOf(typed: string): Channel {
  const [, platform = '', workspace = '', channel = ''] = /^(\w+):([^/\s]+)\/([^/\s]+)$/.exec(typed) ?? [];
  if (PLATFORM_IDS.includes(platform)) return { platform, workspace, channel };
  throw new UsageError(`not a channel: ${JSON.stringify(typed)}`, {
    hint: 'write slack:T0123/C0123 or discord:SERVER/CHANNEL',
  });
}

function isIn(schedule: Schedule, channel: Channel): boolean {
  return schedule.platform === channel.platform && addressOf(schedule) === addressOf(channel);
}

function nameOf(schedule: Schedule): string {
  return `${schedule.id}  ${schedule.platform}:${addressOf(schedule)}`;
}

function plain({ blocks }: Message): string {
  return blocks.flatMap((block) => (block.kind === 'note' ? [block.text] : [])).join(' ');
}
