import { readTiming } from '../../delivery/schedules/parse.ts';
import type { Policy, Schedule, ScheduleChange, Timing } from '../../delivery/schedules/schedule.ts';
import { daysAndTimes } from '../../delivery/schedules/words.ts';
import { type ReadSettings, readQuietDays, settingsProblem } from './settings.ts';

/** A briefing as the fields of a form: what people type into each. */
export interface ScheduleForm {
  /** `weekdays 7:45`; may name the zone, too. */
  readonly when: string;
  readonly zone: string;
  /** One a line, or with semicolons; none is everything. */
  readonly subjects: string;
  /** As `subjects`; none is all of them. */
  readonly publishers: string;
  /** The most stories in one briefing. */
  readonly stories: string;
  readonly quiet: string;
  readonly missed: string;
  readonly silent: boolean;
  readonly chart: boolean;
}

/** What is wrong with a form, field by field, each in a sentence. */
export type FormProblems = Readonly<Partial<Record<keyof ScheduleForm, Problem>>>;

type Problem = Extract<ReadSettings, { readonly problem: string }>;

/** Reads a form by the rules of the words: all fields, so that a field that was emptied is empty. */
export function readForm(
  form: ScheduleForm,
): { readonly settings: ScheduleChange & { readonly timing: Timing } } | { readonly problems: FormProblems } {
  const problems: Partial<Record<keyof ScheduleForm, Problem>> = {};
  const timing = readWhen(form);
  const quiet = readQuietDays(form.quiet);
  if ('field' in timing) problems[timing.field] = timing.problem;
  if ('problem' in quiet) problems.quiet = quiet;
  const lists = { subjects: listed(form.subjects), publishers: listed(form.publishers) };
  const length = /^\s*\d{1,3}\s*$/.test(form.stories) ? Number(form.stories) : 0;
  for (const [field, settings] of [
    ['stories', { length }],
    ['subjects', { subjects: lists.subjects }],
    ['publishers', { publishers: lists.publishers }],
  ] as const) {
    const problem = settingsProblem(settings);
    if (problem !== null) problems[field] = { problem, suggestion: null };
  }
  if ('field' in timing || 'problem' in quiet || Object.keys(problems).length > 0) return { problems };
  return {
    settings: {
      ...timing,
      ...lists,
      ...quiet,
      length,
      policy: (['all', 'skip'].includes(form.missed) ? form.missed : 'latest') as Policy,
      silentWhenEmpty: form.silent,
      chart: form.chart,
    },
  };
}

/** The form of a schedule: read again, it is the same. */
export function formOf(schedule: Schedule): ScheduleForm {
  const { timing, subjects, publishers, length, quietDays, policy, silentWhenEmpty, chart } = schedule;
  return {
    when: timing.kind === 'cron' ? timing.pattern : daysAndTimes(timing),
    zone: timing.zone,
    subjects: subjects.join('\n'),
    publishers: publishers.join('\n'),
    stories: String(length),
    quiet: quietDays.join(', '),
    missed: policy,
    silent: silentWhenEmpty,
    chart,
  };
}

/** A zone in either field will do; what is wrong is said at the field that it is wrong in. */
function readWhen({
  when,
  zone,
}: ScheduleForm):
  | { readonly timing: Timing }
  | { readonly field: 'when' | 'zone'; readonly problem: Problem } {
  const alone = readTiming(when, ANY_ZONE);
  if ('problem' in alone) return { field: 'when', problem: alone };
  const read = zone.trim() === '' ? readTiming(when) : readTiming(`${when} ${zone}`);
  return 'problem' in read ? { field: 'zone', problem: read } : read;
}

const ANY_ZONE = 'UTC';

function listed(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((entry) => entry.trim().replace(/\s+/g, ' '))
    .filter((entry) => entry !== '');
}
