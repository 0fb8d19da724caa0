import type { Command } from './command.ts';
import { CORPUS } from './options.ts';

const FEED = { label: 'URL', most: 1 };
const feeds = (verb: keyof typeof import('../feeds.ts').RUNS) => async () => ({
  run: (await import('../feeds.ts')).RUNS[verb],
});

/** The feeds that are read. */
export const FEEDS: readonly Command[] = [
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
];
