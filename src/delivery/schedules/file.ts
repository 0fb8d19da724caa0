import type { Database } from '../../store/database.ts';
import { addSchedule, findSchedule, listSchedules, removeSchedule, settingsOf } from './kept.ts';
import { readTiming } from './parse.ts';
import { badQuietDays } from './runs.ts';
import { type NewSchedule, SCHEDULE_DEFAULTS } from './schedule.ts';

/** The schedules of a file, or everything that is wrong with it. */
export type ScheduleFile =
  | { readonly schedules: readonly FiledSchedule[] }
  | { readonly problems: readonly string[] };

/** A schedule of a file has the id it is known by there. */
export type FiledSchedule = NewSchedule & { readonly id: string };

/** Who made the schedules of a file. */
const FROM_FILE = 'file';

/**
 * Reads the text of a schedules file: a JSON list of `{id, platform, workspace?, channel, when, subjects?, …}`, `when` as
 * people type it. Problems name the schedule by its id or its place.
 */
export function readScheduleFile(text: string): ScheduleFile {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (error) {
    return { problems: [`schedules: not JSON: ${(error as Error).message}`] };
  }
  if (!Array.isArray(rows)) return { problems: ['schedules: expected a list of schedules'] };
  const problems: string[] = [];
  const schedules = new Map<string, FiledSchedule>();
  for (const [index, row] of rows.entries()) {
    const name = `schedules: ${isObject(row) && typeof row.id === 'string' ? `“${row.id}”` : `number ${index + 1}`}`;
    const read = isObject(row) ? readFiled(row) : ['expected an object'];
    if (Array.isArray(read)) problems.push(...read.map((problem) => `${name}: ${problem}`));
    else if (schedules.has(read.id)) problems.push(`${name}: the id is taken`);
    else schedules.set(read.id, read);
  }
  return problems.length > 0 ? { problems } : { schedules: [...schedules.values()] };
}

/**
 * Makes the store's schedules those of the file: new ones are added, changed ones changed, ones gone from it removed.
 * Schedules made elsewhere are left alone, and doing it twice changes nothing.
 */
export function applySchedules(
  database: Database,
  filed: readonly FiledSchedule[],
  now: Date,
): Promise<void> {
  return database.transaction(async (inside) => {
    const ids = new Set(filed.map(({ id }) => id));
    for (const { id, createdBy } of await listSchedules(inside)) {
      if (createdBy === FROM_FILE && !ids.has(id)) await removeSchedule(inside, id, now);
    }
    for (const schedule of filed) await applyOne(inside, schedule, now);
  });
}

async function applyOne(database: Database, filed: FiledSchedule, now: Date): Promise<void> {
  const kept = await findSchedule(database, filed.id);
  if (kept === null) {
    await addSchedule(database, filed, now);
    return;
  }
  if (kept.createdBy !== FROM_FILE) {
    throw new Error(`schedules: “${filed.id}”: a schedule made by ${kept.createdBy} has this id`);
  }
  const settings = settingsOf({ ...SCHEDULE_DEFAULTS, ...filed });
  const same =
    settings === settingsOf(kept) &&
    kept.platform === filed.platform &&
    kept.workspace === filed.workspace &&
    kept.channel === filed.channel;
  // A pause ordered in the channel outlives a restart, unless the file has its own say.
  const paused = filed.paused ?? kept.paused;
  if (same && paused === kept.paused) return;
  await database.query(
    'UPDATE schedules SET platform = ?, workspace = ?, channel = ?, paused = ?, settings = ?, seen = ? WHERE id = ?',
    [filed.platform, filed.workspace, filed.channel, Number(paused), settings, now.toISOString(), filed.id],
  );
}

type Fields = Readonly<Record<string, unknown>>;

function readFiled(row: Fields): FiledSchedule | string[] {
  const problems = Object.keys(row)
    .filter((field) => !FIELDS.has(field))
    .map((field) => `unknown field “${field}”`);
  const { id, platform, workspace = '', channel, when } = row;
  for (const [field, value] of Object.entries({ id, platform, channel, when })) {
    if (typeof value !== 'string' || value === '') problems.push(`“${field}” is missing`);
  }
  const read = typeof when === 'string' ? readTiming(when) : null;
  if (read !== null && 'problem' in read) {
    problems.push(
      read.suggestion === null ? read.problem : `${read.problem}; did you mean ${read.suggestion}?`,
    );
  }
  for (const [field, [expected, fits]] of OPTIONS) {
    if (row[field] !== undefined && !fits(row[field])) problems.push(`“${field}” is not ${expected}`);
  }
  if (problems.length > 0 || read === null || !('timing' in read)) return problems;
  const options = Object.fromEntries(
    OPTIONS.flatMap(([field]) => (row[field] === undefined ? [] : [[field, row[field]]])),
  );
  return {
    ...(options as Partial<FiledSchedule>),
    id: id as string,
    platform: platform as string,
    workspace: workspace as string,
    channel: channel as string,
    timing: read.timing,
    createdBy: FROM_FILE,
  };
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string');
const isSwitch = (value: unknown) => typeof value === 'boolean';
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) > 0;

/** The fields a file may leave out. */
const OPTIONS: readonly (readonly [string, readonly [string, (value: unknown) => boolean]])[] = [
  ['subjects', ['a list of texts', isWords]],
  ['publishers', ['a list of texts', isWords]],
  ['length', ['a number of stories', isCount]],
  [
    'quietDays',
    [
      'a list of days like 2026-12-25, 12-25 or 2026-12-24..2027-01-01',
      (value) => isWords(value) && badQuietDays(value as string[]).length === 0,
    ],
  ],
  ['policy', ['latest, all or skip', (value) => ['latest', 'all', 'skip'].includes(value as string)]],
  ['latestMinutes', ['a number of minutes', isCount]],
  ['chart', ['true or false', isSwitch]],
  ['silentWhenEmpty', ['true or false', isSwitch]],
  ['paused', ['true or false', isSwitch]],
];

const FIELDS = new Set([
  'id',
  'platform',
  'workspace',
  'channel',
  'when',
  ...OPTIONS.map(([field]) => field),
]);
