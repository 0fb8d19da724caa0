import {
  deliveryStatus,
  inWords,
  listSchedules,
  openStore,
  readableMoment,
  type Settings,
} from '../../../src/index.ts';
import type { Host } from '../host.ts';
import { HOW_TO_ADD } from '../serve/platforms.ts';
import { filedSchedules } from '../setup/schedules-file.ts';
import { isThere, storePlace } from '../setup/store-place.ts';
import { type Finding, ok, warning } from './finding.ts';

/** The schedules, when each runs next, which have nowhere to be posted, and what was not posted lately. */
export async function briefingFindings(
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
    const { waiting, troubles } = await deliveryStatus(database, new Date(now.getTime() - WEEK));
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

const WEEK = 7 * 86_400_000;
const MOST_SCHEDULES = 20;
const MOST_TROUBLES = 5;
