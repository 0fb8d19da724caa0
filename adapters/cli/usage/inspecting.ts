import type { Command } from './command.ts';

const ROWS = { label: '[FILE]', most: 1 };
const IN_AND_OUT = 'JSON lines in, from FILE or standard input, and out in the same order.';
const IN_AND_OUT_BY_OFFSETS = `${IN_AND_OUT} Offsets are UTF-16 units.`;

/** What the text layer sees. */
export const INSPECTING: readonly Command[] = [
  {
    name: 'inspect sentences',
    summary: 'the sentences seen in a text: {id, text} to {id, spans: [[start, end]]}',
    argument: ROWS,
    options: [],
    details: [IN_AND_OUT_BY_OFFSETS],
    load: () => import('../inspect/sentences.ts'),
  },
  {
    name: 'inspect dates',
    summary: 'expressions of time as TIMEX3 values: {id, text, dct} to {id, dates: [{start, end, value}]}',
    argument: ROWS,
    options: [],
    details: [
      IN_AND_OUT_BY_OFFSETS,
      'dct is the day of publication; without it only what the calendar fixes alone is read.',
    ],
    load: () => import('../inspect/dates.ts'),
  },
  {
    name: 'inspect attribution',
    summary: 'who says what: {id, text} to {id, attributions: [{source, cue, content}]}, each [start, end]',
    argument: ROWS,
    options: [],
    details: [IN_AND_OUT_BY_OFFSETS],
    load: () => import('../inspect/attribution.ts'),
  },
  {
    name: 'inspect figures',
    summary:
      'numbers and what they count: {id, text} to {id, figures: [{start, end, value: [low, high], …}]}',
    argument: ROWS,
    options: [],
    details: [IN_AND_OUT_BY_OFFSETS],
    load: () => import('../inspect/figures.ts'),
  },
  {
    name: 'inspect rank',
    summary:
      'how sentences rank: {qid, question, title?, sentences: […]} to {qid, scores: […], best, confidence}',
    argument: ROWS,
    options: [],
    details: [
      IN_AND_OUT,
      'best is the index of the sentence it would answer with, null where it would decline.',
    ],
    load: () => import('../inspect/rank.ts'),
  },
  {
    name: 'inspect stories',
    summary: 'which articles tell one story: {id, text, published?} to {id, story}',
    argument: ROWS,
    options: [],
    details: [IN_AND_OUT],
    load: () => import('../inspect/stories.ts'),
  },
];
