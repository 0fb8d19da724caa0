import type { Command } from './command.ts';
import { CORPUS } from './options.ts';

const SCHEDULE = { label: 'ID', most: 1 };
const WHEN_HELP = [
  'WHEN is days, times and a zone: weekdays 7:45 Europe/Paris; mon,thu 7:30 and 17:00 New York; 45 7 * * 1-5 UTC.',
  'Further words: 5 stories; chart; quiet 12-25, 2026-08-01..2026-08-15; silent; missed latest, all or skip;',
  'only from PUBLISHER; PUBLISHER; and at the end: about SUBJECT; SUBJECT.',
];
const schedules = (verb: keyof typeof import('../schedules.ts').RUNS) => async () => ({
  run: (await import('../schedules.ts')).RUNS[verb],
});

/** The briefings that are posted. */
export const SCHEDULES: readonly Command[] = [
  {
    name: 'schedules list',
    summary: 'the briefings that are posted, with their next three runs',
    argument: { label: '[CHANNEL]', most: 1 },
    options: [{ name: 'json', summary: 'the same as lines of JSON' }],
    load: schedules('list'),
  },
  {
    name: 'schedules add',
    summary: 'post a briefing in a channel: slack:T0123/C0123 or discord:SERVER/CHANNEL',
    argument: { label: 'CHANNEL WHEN…', most: Number.POSITIVE_INFINITY },
    options: [],
    details: [
      ...WHEN_HELP,
      'dateline schedules add slack:T0123/C0123 weekdays 7:45 Europe/Paris about Kidal',
    ],
    load: schedules('add'),
  },
  {
    name: 'schedules change',
    summary: 'change when a briefing comes or what it is about; what is not said stays',
    argument: { label: 'ID WORDS…', most: Number.POSITIVE_INFINITY },
    options: [],
    details: WHEN_HELP,
    load: schedules('change'),
  },
  {
    name: 'schedules pause',
    summary: 'post a briefing no more until it is resumed',
    argument: SCHEDULE,
    options: [],
    load: schedules('pause'),
  },
  {
    name: 'schedules resume',
    summary: 'let a paused briefing go on',
    argument: SCHEDULE,
    options: [],
    load: schedules('resume'),
  },
  {
    name: 'schedules remove',
    summary: 'end a briefing',
    argument: SCHEDULE,
    options: [],
    load: schedules('remove'),
  },
  {
    name: 'schedules preview',
    summary: 'what a schedule would post now',
    argument: SCHEDULE,
    options: [CORPUS],
    details: ['Exit status: 0 there is something to tell, 1 nothing new, 2 wrong usage or bad input.'],
    load: schedules('preview'),
  },
  {
    name: 'schedules run',
    summary: 'post a briefing now; serve does it where it is running',
    argument: SCHEDULE,
    options: [],
    load: schedules('run'),
  },
];
