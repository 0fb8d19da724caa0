import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/answering/answer.ts';
import { readableDays } from '../../src/message/readable.ts';
import { readingNotes } from '../../src/message/reading.ts';

const NOTHING: Reading = { corrections: [], when: null, publishers: [], dropped: [] };
const WEEK = { since: '2025-06-09', until: '2025-06-15', words: 'last week' };

describe('what a question was taken to mean', () => {
  it.each<readonly [string, Partial<Reading>, readonly string[]]>([
    ['nothing beyond its words', {}, []],
    [
      'another spelling',
      {
        corrections: [
          { typed: 'Kiddal', read: 'Kidal' },
          { typed: 'Gomaa', read: 'Goma' },
        ],
      },
      ['Read “Kiddal” as “Kidal” and “Gomaa” as “Goma”.'],
    ],
    ['a week', { when: WEEK }, ['Only articles of 9–15 June 2025, and sentences about that time.']],
    [
      'a day',
      { when: { ...WEEK, since: '2025-06-15' } },
      ['Only articles of 15 June 2025, and sentences about that day.'],
    ],
    [
      'an open time',
      { when: { ...WEEK, until: null } },
      ['Only articles since 9 June 2025, and sentences about that time.'],
    ],
    [
      'a time before',
      { when: { ...WEEK, since: null } },
      ['Only articles up to 15 June 2025, and sentences about that time.'],
    ],
    [
      'a time that left nothing',
      { when: WEEK, dropped: ['when'] },
      ['Nothing of 9–15 June 2025 answers this, so all articles were searched.'],
    ],
    ['an outlet', { publishers: ['Associated Press'] }, ['Only Associated Press.']],
    [
      'an outlet that says nothing',
      { publishers: ['Reuters'], dropped: ['publishers'] },
      ['Nothing of Reuters answers this, so all articles were searched.'],
    ],
  ])('is said for %s', (_, reading, notes) =>
    expect(readingNotes({ ...NOTHING, ...reading })).toEqual(notes),
  );

  it.each([
    ['2025-06-13', '2025-06-13', '13 June 2025'],
    ['2025-06-09', '2025-06-15', '9–15 June 2025'],
    ['2025-05-30', '2025-06-02', '30 May–2 June 2025'],
    ['2024-12-30', '2025-01-05', '30 December 2024–5 January 2025'],
    ['2025-06-01', '2025-06-30', 'June 2025'],
    ['2024-02-01', '2024-02-29', 'February 2024'],
    ['2022-01-01', '2022-12-31', '2022'],
  ])('%s to %s is %s', (since, until, days) => expect(readableDays(since, until)).toBe(days));
});
