import { readFile } from 'node:fs/promises';
import {
  type Environment,
  type FeedSource,
  feedSources,
  openStore,
  readAddresses,
  readFeedList,
  readSettings,
  type Settings,
  SettingsError,
  type WantedFeed,
  withEnvFile,
} from '../../../src/index.ts';
import type { Host } from '../host.ts';
import { packageVersion } from '../package.ts';
import { systemReason } from '../terminal/system-reason.ts';
import { isThere, storePlace } from './store-place.ts';

/** The feeds that `DATELINE_FEEDS` declares, null where it is not set, and everything that is wrong with the list; what is wrong with the setting itself the settings say. */
export async function declaredFeeds(
  env: Environment,
): Promise<{ readonly feeds: readonly WantedFeed[] | null; readonly problems: readonly string[] }> {
  const list = listIn(env);
  if (list === null) return { feeds: null, problems: [] };
  const { feeds, problems } = 'addresses' in list ? readAddresses(list.addresses) : await filed(list.file);
  return { feeds, problems: problems.map((each) => `DATELINE_FEEDS: ${each}`) };
}

async function filed(path: string) {
  const text = await readFile(path, 'utf8').catch((error: Error) => error);
  return typeof text === 'string'
    ? readFeedList(text)
    : { feeds: [], problems: [`unable to read ${JSON.stringify(path)}: ${systemReason(text)}`] };
}

function listIn({ DATELINE_FEEDS }: Environment): Settings['feeds']['list'] {
  try {
    return readSettings({ DATELINE_FEEDS }).feeds.list;
  } catch (error) {
    if (error instanceof SettingsError) return null;
    throw error;
  }
}

/** How the feeds of the store do; none where there is no store yet, and looking makes none. */
export async function keptFeeds(host: Pick<Host, 'env' | 'folder' | 'now'>): Promise<readonly FeedSource[]> {
  const { DATELINE_DATA, DATABASE_URL } = await withEnvFile(host.folder, host.env);
  const place = storePlace(host.folder, readSettings({ DATELINE_DATA, DATABASE_URL }));
  if (!isThere(place)) return [];
  const database = await openStore(place, host.now());
  try {
    return await feedSources(database, host.now());
  } finally {
    await database.close();
  }
}

/** How we say who we are: name, version, and whom to write to. */
export async function userAgent({ contact }: Settings['feeds']): Promise<string> {
  const version = await packageVersion();
  return `Dateline/${version} (news archive; ${contact === null ? 'no contact given' : `+${contact}`})`;
}
