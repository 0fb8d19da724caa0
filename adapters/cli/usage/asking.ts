import type { Command, Option } from './command.ts';
import { CORPUS } from './options.ts';

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

/** What the archive is asked. */
export const ASKING: readonly Command[] = [
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
    load: () => import('../ask.ts'),
  },
  {
    name: 'chat',
    summary: 'ask in a conversation; follow-ups keep its context',
    options: [CORPUS, LIMIT, AT],
    details: [
      'In it: /help, /sources, /explain, /quit. Reads questions line by line when standard input is a pipe.',
    ],
    load: () => import('../chat.ts'),
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
    load: () => import('../brief.ts'),
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
    load: () => import('../why.ts'),
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
    load: () => import('../timeline.ts'),
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
    load: () => import('../check.ts'),
  },
  {
    name: 'sources',
    summary: 'what is indexed: articles, publishers, dates, what was skipped and why',
    options: [CORPUS, { name: 'json', summary: 'the same as one line of JSON' }],
    load: () => import('../sources.ts'),
  },
];
