import { readTiming } from '../../delivery/schedules/parse.ts';
import { badQuietDays } from '../../delivery/schedules/runs.ts';
import type { Policy, Schedule, ScheduleChange, Timing } from '../../delivery/schedules/schedule.ts';

/** Further words that `add` and `change` take, each with what it does. */
export const SETTINGS: readonly (readonly [string, string])[] = [
  ['about A; B', 'only these subjects; everything: about everything. Comes last'],
  ['only from P; Q', 'only these publishers; all of them: only from anyone'],
  ['5 stories', 'the most in one briefing'],
  ['quiet 12-25, 2026-08-01..2026-08-15', 'no briefing on these days'],
  ['chart', 'with a picture of the first story’s coverage and figures; otherwise: no chart'],
  ['silent', 'says nothing when nothing is new; otherwise a line: not silent'],
  ['missed latest, missed all, missed skip', 'what becomes of briefings that were missed'],
];

/** Settings as they were typed, or what is wrong with them and what may have been meant. */
export type ReadSettings =
  | { readonly settings: ScheduleChange }
  | { readonly problem: string; readonly suggestion: string | null };

/**
 * Reads `weekdays 7:45 Europe/Paris 5 stories about Kidal; Myanmar`. `kept` is the schedule that is changed: what is not
 * said stays. `home` is the zone where none is typed.
 */
export function readScheduleWords(
  words: string,
  { kept = null, home = null }: { readonly kept?: Schedule | null; readonly home?: string | null },
): ReadSettings {
  const [, before = '', about] = /^(.*?)(?:(?:^|\s)about\s+(.*))?$/is.exec(settingsFirst(words.trim())) ?? [];
  const [, head = '', from] = /^(.*?)(?:(?:^|\s)only from\s+(.*))?$/is.exec(before) ?? [];
  const taken = takeSettings(head);
  if ('problem' in taken) return taken;
  const settings: Writable<ScheduleChange> = { ...taken.settings };
  if (about !== undefined) settings.subjects = listed(about, /^(everything|anything|all)$/i);
  if (from !== undefined) settings.publishers = listed(from, /^(any(one|body)?|everyone|all)$/i);
  const tooMany = settingsProblem(settings);
  if (tooMany !== null) return { problem: tooMany, suggestion: null };
  if (taken.when === '' && kept !== null) {
    if (Object.keys(settings).length > 0) return { settings };
    return { problem: 'Say what to change', suggestion: 'change 1 8:15, or change 1 about Kidal' };
  }
  const read = kept === null ? readTiming(taken.when, home) : readChangedTiming(taken.when, kept.timing);
  return 'timing' in read ? { settings: { ...settings, timing: read.timing } } : read;
}

/** `about Kidal silent` as `silent about Kidal`: the settings that no subject ends with may come last, too. */
function settingsFirst(words: string): string {
  const [, before, last] =
    /^(.*\babout\b.*?)[\s,;]+((?:not )?silent|(?:(?:no|with(?:out)?(?: a)?) )?chart|(?:up to )?\d{1,3} stor(?:y|ies)|missed (?:latest|all|skip))$/is.exec(
      words,
    ) ?? [];
  return before === undefined ? words : settingsFirst(`${last} ${before}`);
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A time alone keeps the days and the zone, days alone keep the times, and a zone alone keeps both. */
function readChangedTiming(typed: string, kept: Timing): ReturnType<typeof readTiming> {
  const read = readTiming(typed, kept.zone);
  if (kept.kind === 'cron') return read;
  const withTimes = 'timing' in read ? read : readTiming(`${kept.times.join(' ')} ${typed}`, kept.zone);
  if (!('timing' in withTimes)) return read;
  const { timing } = withTimes;
  const saysDays = timing.kind === 'cron' || timing.days.length < 7 || /day|daily|\bmon|\bsun/i.test(typed);
  return saysDays ? withTimes : { timing: { ...timing, days: kept.days } };
}

interface Taken {
  readonly settings: ScheduleChange;
  /** What is left: when it comes. */
  readonly when: string;
}

const DAY = String.raw`(?:\d{4}-)?\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?`;
const QUIET = new RegExp(String.raw`(?:^|\s)quiet(?: on)?((?:[\s,]+(?:and )?${DAY})+)`, 'i');

function takeSettings(head: string): Taken | Extract<ReadSettings, { problem: string }> {
  const settings: Writable<ScheduleChange> = {};
  let when = head;
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(when);
    if (found === null) return null;
    when = `${when.slice(0, found.index)} ${when.slice(found.index + found[0].length)}`;
    return found[1] ?? '';
  };
  const stories = take(/(?:^|\s)(?:up to |at most )?(\d{1,3}) stor(?:y|ies)\b/i);
  if (stories !== null) settings.length = Number(stories);
  const missed = take(/(?:^|\s)missed (latest|all|skip)\b/i);
  if (missed !== null) settings.policy = missed.toLowerCase() as Policy;
  if (take(/(?:^|\s)not silent\b/i) !== null) settings.silentWhenEmpty = false;
  else if (take(/(?:^|\s)silent\b/i) !== null) settings.silentWhenEmpty = true;
  if (take(/(?:^|\s)(?:no|without(?: a)?) chart\b/i) !== null) settings.chart = false;
  else if (take(/(?:^|\s)(?:with )?(?:a )?chart\b/i) !== null) settings.chart = true;
  const quiet = take(QUIET);
  if (quiet !== null) {
    const read = readQuietDays(quiet.replace(/\band\b/gi, ' '));
    if ('problem' in read) return { ...read, suggestion: `quiet ${read.suggestion}` };
    settings.quietDays = read.quietDays;
  }
  return { settings, when: when.replace(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/g, '') };
}

/** Reads `12-25, 2026-08-01..2026-08-15`. */
export function readQuietDays(
  typed: string,
): { readonly quietDays: readonly string[] } | Extract<ReadSettings, { problem: string }> {
  const quietDays = typed.split(/[\s,;]+/).filter((day) => day !== '');
  const bad = badQuietDays(quietDays);
  return bad.length === 0
    ? { quietDays }
    : { problem: `${bad.join(', ')} is no day`, suggestion: '12-25 or 2026-08-01..2026-08-15' };
}

const MOST_STORIES = 20;
const MOST_LISTED = 10;
const LONGEST = 200;

/** What is too much or too little in settings; null when nothing is. */
export function settingsProblem({ length, subjects = [], publishers = [] }: ScheduleChange): string | null {
  if (length !== undefined && (length < 1 || length > MOST_STORIES))
    return `A briefing has 1 to ${MOST_STORIES} stories`;
  if (subjects.length > MOST_LISTED) return `A briefing has at most ${MOST_LISTED} subjects`;
  if (publishers.length > MOST_LISTED) return `A briefing names at most ${MOST_LISTED} publishers`;
  const long = [...subjects, ...publishers].some((each) => each.length > LONGEST);
  return long ? `A subject or publisher has at most ${LONGEST} characters` : null;
}

function listed(text: string, none: RegExp): string[] {
  const entries = text.split(';').map((entry) => entry.trim());
  return entries.filter((entry) => entry !== '' && !none.test(entry));
}
