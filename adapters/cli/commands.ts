import type { Command, Option } from './command.ts';

/** Options of every command. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  { name: 'help', short: 'h', summary: 'show this help' },
  { name: 'version', short: 'v', summary: 'show the version' },
];

const CORPUS: Option = {
  name: 'corpus',
  value: 'PATH',
  many: true,
  summary: 'file or folder of articles; default $DATELINE_CORPUS, else the sample',
};
const LIMIT: Option = { name: 'limit', value: 'N', summary: 'the most sentences to cite, 1 to 5; default 3' };
const AT: Option = {
  name: 'at',
  value: 'ISO',
  summary:
    'ask as of this moment: later articles are not seen (a date means its whole day; no zone means UTC)',
};

const WINDOW: readonly Option[] = [
  { name: 'since', value: 'ISO', summary: 'what came out after this; default 24 hours before --until' },
  { name: 'until', value: 'ISO', summary: 'and up to this; default the newest article (no zone means UTC)' },
  { name: 'topic', value: 'Q', many: true, summary: 'only this subject: a question or keywords' },
];

const SCHEDULE = { label: 'ID', most: 1 };
const WHEN_HELP = [
  'WHEN is days, times and a zone: weekdays 7:45 Europe/Paris; mon,thu 7:30 and 17:00 New York; 45 7 * * 1-5 UTC.',
  'Further words: 5 stories; chart; quiet 12-25, 2026-08-01..2026-08-15; silent; missed latest, all or skip;',
  'only from PUBLISHER; PUBLISHER; and at the end: about SUBJECT; SUBJECT.',
];
const schedules = (verb: keyof typeof import('./schedules.ts').RUNS) => async () => ({
  run: (await import('./schedules.ts')).RUNS[verb],
});

const FEED = { label: 'URL', most: 1 };
const feeds = (verb: keyof typeof import('./feeds.ts').RUNS) => async () => ({
  run: (await import('./feeds.ts')).RUNS[verb],
});

/** Every command there is, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'ask',
    summary: 'answer one question with quoted, cited sentences',
    argument: { label: 'QUESTION', most: Number.POSITIVE_INFINITY },
    options: [
      CORPUS,
      LIMIT,
      AT,
      { name: 'json', summary: 'the answer as one line of JSON' },
      {
        name: 'batch',
        value: 'FILE',
        summary: 'questions from JSON lines {id, question, at?}, - for standard input; answers as JSON lines',
      },
      { name: 'explain', summary: 'say for each sentence what put it there' },
    ],
    details: [
      'Without QUESTION it is read from standard input when that is a pipe or a file.',
      'Exit status: 0 answered or related, 1 declined (a batch: all of them), 2 wrong usage or bad input.',
    ],
    load: () => import('./ask.ts'),
  },
  {
    name: 'chat',
    summary: 'ask in a conversation; follow-ups keep its context',
    options: [CORPUS, LIMIT, AT],
    details: [
      'In it: /help, /sources, /explain, /quit. Reads questions line by line when standard input is a pipe.',
    ],
    load: () => import('./chat.ts'),
  },
  {
    name: 'brief',
    summary: 'the briefing that would be posted: what happened, by story, each line cited',
    options: [
      CORPUS,
      ...WINDOW,
      { name: 'json', summary: 'the briefing as one line of JSON' },
      {
        name: 'chart',
        value: 'FILE',
        summary: 'write a picture of the first story’s coverage and figures there, a PNG',
      },
    ],
    details: ['Exit status: 0 there is something to tell, 1 nothing new, 2 wrong usage or bad input.'],
    load: () => import('./brief.ts'),
  },
  {
    name: 'why',
    summary: 'why an article or a story is in that briefing, or at which step it fell out',
    argument: { label: 'ARTICLE|STORY', most: 1 },
    options: [
      CORPUS,
      ...WINDOW,
      {
        name: 'schedule',
        value: 'ID',
        summary: 'in the last briefing that this schedule posted, or would post now',
      },
      { name: 'json', summary: 'the same as lines of JSON' },
    ],
    load: () => import('./why.ts'),
  },
  {
    name: 'timeline',
    summary: 'dated sentences in order of when it happened',
    options: [
      CORPUS,
      { name: 'topic', value: 'Q', summary: 'only this subject: a question or keywords' },
      { name: 'json', summary: 'the same as one line of JSON: {events: [{date, basis, sentence}]}' },
    ],
    details: ['Exit status: 0 there is something to show, 1 nothing, 2 wrong usage or bad input.'],
    load: () => import('./timeline.ts'),
  },
  {
    name: 'check',
    summary: 'what the archive has for and against each sentence of a text',
    argument: { label: 'TEXT', most: Number.POSITIVE_INFINITY },
    options: [CORPUS, { name: 'json', summary: 'the same as one line of JSON: {checked: [{text, found}]}' }],
    details: [
      'Without TEXT it is read from standard input when that is a pipe or a file.',
      'Exit status: 0 something was found, 1 nothing, 2 wrong usage or bad input.',
    ],
    load: () => import('./check.ts'),
  },
  {
    name: 'sources',
    summary: 'what is indexed: articles, publishers, dates, what was skipped and why',
    options: [CORPUS, { name: 'json', summary: 'the same as one line of JSON' }],
    load: () => import('./sources.ts'),
  },
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
  {
    name: 'feeds list',
    summary: 'the feeds that are read, and how each does',
    options: [{ name: 'json', summary: 'the same as lines of JSON' }],
    load: feeds('list'),
  },
  {
    name: 'feeds add',
    summary:
      'read a feed: RSS, Atom or JSON Feed; what it lists at first fills the archive and is not posted',
    argument: FEED,
    options: [
      { name: 'name', value: 'N', summary: 'what to call its publisher; default its own title' },
      { name: 'full-text', summary: 'read the pages it links to, where their robots.txt lets us' },
      { name: 'no-full-text', summary: 'never read them, whatever DATELINE_FEED_FULLTEXT says' },
    ],
    load: feeds('add'),
  },
  {
    name: 'feeds remove',
    summary: 'read a feed no more; what it has brought stays',
    argument: FEED,
    options: [],
    load: feeds('remove'),
  },
  {
    name: 'feeds test',
    summary: 'read a feed once: its first items and any problem; nothing is kept',
    argument: FEED,
    options: [{ name: 'json', summary: 'the same as one line of JSON' }],
    details: ['Exit status: 0 it is a feed, 1 it is none or out of reach, 2 wrong usage.'],
    load: feeds('test'),
  },
  {
    name: 'feeds run',
    summary: 'read every feed now; serve does it by itself when each is due',
    options: [CORPUS],
    details: ['Exit status: 0 a feed was read, 1 none could be, 2 wrong usage.'],
    load: feeds('run'),
  },
  {
    name: 'feeds import',
    summary: 'read the feeds of a file: OPML, JSON or lines',
    argument: { label: 'FILE', most: 1 },
    options: [],
    load: feeds('import'),
  },
  {
    name: 'serve',
    summary: 'answer in Slack and Discord, wherever a token is set, and on a web page; post the briefings',
    options: [CORPUS],
    details: [
      'Settings come from the environment and from .env in this folder: .env.example has all of them.',
      'The web page is there when PORT is set, or when nothing else is configured: on this machine alone, unless HOST says otherwise.',
      'SIGTERM and Ctrl-C finish what is under way, in ten seconds at the most.',
    ],
    load: () => import('./serve.ts'),
  },
  {
    name: 'doctor',
    summary:
      'what is wrong with the set-up, and what to do: settings, corpus, store, clock, tokens, permissions',
    options: [CORPUS, { name: 'json', summary: 'the findings as one line of JSON' }],
    details: ['Exit status: 0 nothing is wrong, 1 something is, 2 wrong usage.'],
    load: () => import('./doctor.ts'),
  },
  {
    name: 'migrate',
    summary: 'move what one machine has kept to a server that many share',
    options: [
      { name: 'to', value: 'URL', summary: 'postgres://USER:PASSWORD@HOST:PORT/NAME; default $DATABASE_URL' },
      { name: 'json', summary: 'what was moved, as one line of JSON' },
    ],
    details: [
      'Stop serve first. What was moved is compared, table by table; until all of it is there and the same, nothing',
      'of it is, and the store that was left is no longer opened. Broken off, it is done again by the same command.',
    ],
    load: () => import('./migrate.ts'),
  },
  {
    name: 'inspect sentences',
    summary: 'the sentences seen in a text: {id, text} to {id, spans: [[start, end]]}',
    argument: { label: '[FILE]', most: 1 },
    options: [],
    details: [
      'JSON lines in, from FILE or standard input, and out in the same order. Offsets are UTF-16 units.',
    ],
    load: () => import('./inspect-sentences.ts'),
  },
  {
    name: 'inspect dates',
    summary: 'expressions of time as TIMEX3 values: {id, text, dct} to {id, dates: [{start, end, value}]}',
    argument: { label: '[FILE]', most: 1 },
    options: [],
    details: [
      'JSON lines in, from FILE or standard input, and out in the same order. Offsets are UTF-16 units.',
      'dct is the day of publication; without it only what the calendar fixes alone is read.',
    ],
    load: () => import('./inspect-dates.ts'),
  },
  {
    name: 'inspect attribution',
    summary: 'who says what: {id, text} to {id, attributions: [{source, cue, content}]}, each [start, end]',
    argument: { label: '[FILE]', most: 1 },
    options: [],
    details: [
      'JSON lines in, from FILE or standard input, and out in the same order. Offsets are UTF-16 units.',
    ],
    load: () => import('./inspect-attribution.ts'),
  },
  {
    name: 'inspect figures',
    summary:
      'numbers and what they count: {id, text} to {id, figures: [{start, end, value: [low, high], …}]}',
    argument: { label: '[FILE]', most: 1 },
    options: [],
    details: [
      'JSON lines in, from FILE or standard input, and out in the same order. Offsets are UTF-16 units.',
    ],
    load: () => import('./inspect-figures.ts'),
  },
  {
    name: 'inspect rank',
    summary:
      'how sentences rank: {qid, question, title?, sentences: […]} to {qid, scores: […], best, confidence}',
    argument: { label: '[FILE]', most: 1 },
    options: [],
    details: [
      'JSON lines in, from FILE or standard input, and out in the same order.',
      'best is the index of the sentence it would answer with, null where it would decline.',
    ],
    load: () => import('./inspect-rank.ts'),
  },
  {
    name: 'inspect stories',
    summary: 'which articles tell one story: {id, text, published?} to {id, story}',
    argument: { label: '[FILE]', most: 1 },
    options: [],
    details: ['JSON lines in, from FILE or standard input, and out in the same order.'],
    load: () => import('./inspect-stories.ts'),
  },
];

/** What may stand for `dateline` alone. */
export const DEFAULT_COMMAND = 'chat';
