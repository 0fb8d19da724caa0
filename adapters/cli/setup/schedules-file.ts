import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  addressOf,
  type FiledSchedule,
  readScheduleFile,
  type Settings,
  SettingsError,
} from '../../../src/index.ts';
import { systemReason } from '../terminal/system-reason.ts';

/** The schedules of the file that `DATELINE_SCHEDULES` names, or null. Throws a `SettingsError` with everything that is wrong. */
export async function filedSchedules(
  folder: string,
  { schedules }: Pick<Settings, 'schedules'>,
): Promise<readonly FiledSchedule[] | null> {
  if (schedules === null) return null;
  const text = await readFile(resolve(folder, schedules), 'utf8').catch((error: Error) => {
    throw new SettingsError([
      `DATELINE_SCHEDULES: unable to read ${JSON.stringify(schedules)}: ${systemReason(error)}`,
    ]);
  });
  const read = readScheduleFile(text);
  if ('problems' in read) throw new SettingsError(read.problems.map((each) => `DATELINE_SCHEDULES: ${each}`));
  return read.schedules.map((each) => ({ ...each, channel: addressOf(each) }));
}
