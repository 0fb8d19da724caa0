import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWindow } from '../../src/question/window.ts';

/** A Monday. */
const TODAY = '2025-06-16';

describe('the time a question limits itself to', () => {
  it.each<readonly [string, string | null, string | null, string]>([
    ['What happened last week?', '2025-06-09', '2025-06-15', 'last week'],
    ['What happened this week?', '2025-06-10', '2025-06-22', 'this week'],
    ['who was killed yesterday', '2025-06-15', '2025-06-15', 'yesterday'],
    ['What happened in Gao today?', '2025-06-16', '2025-06-16', 'today'],
    ['What happened last night?', '2025-06-15', '2025-06-15', 'last night'],
    ['what happened in june', '2025-06-01', '2025-06-30', 'in june'],
    ['What happened in June 2025?', '2025-06-01', '2025-06-30', 'in June 2025'],
    ['What happened in December?', '2024-12-01', '2024-12-31', 'in December'],
    ['What happened in March last year?', '2024-03-01', '2024-03-31', 'in March last year'],
    ['in may what happened?', '2025-05-01', '2025-05-31', 'in may'],
    ['Who died on friday?', '2025-06-13', '2025-06-13', 'on friday'],
    ['kidal convoy friday', '2025-06-13', '2025-06-13', 'friday'],
    ['What happened since Friday?', '2025-06-13', null, 'since Friday'],
    ['Who died before 14 June?', null, '2025-06-13', 'before 14 June'],
    ['Who died until 14 June?', null, '2025-06-14', 'until 14 June'],
    ['What happened after 13 June 2025?', '2025-06-14', null, 'after 13 June 2025'],
    ['Who died between 10 and 14 June?', '2025-06-10', '2025-06-14', 'between 10 and 14 June'],
    ['who died from June 10 to 14?', '2025-06-10', '2025-06-14', 'from June 10 to 14'],
    ['what happened 10-14 june?', '2025-06-10', '2025-06-14', '10-14 june'],
    ['Who fled between 30 May and 2 June?', '2025-05-30', '2025-06-02', 'between 30 May and 2 June'],
    ['What fell from February to March?', '2025-02-01', '2025-03-31', 'from February to March'],
    ['What happened this month?', '2025-06-01', '2025-06-30', 'this month'],
    ['What happened last weekend?', '2025-06-14', '2025-06-15', 'last weekend'],
    ['What happened in the last 24 hours?', '2025-06-15', '2025-06-16', 'in the last 24 hours'],
    ['What happened two days ago?', '2025-06-14', '2025-06-14', 'two days ago'],
    ['the past week in kidal', '2025-06-09', '2025-06-16', 'the past week'],
    ['Who won in 2022?', '2022-01-01', '2022-12-31', 'in 2022'],
    ['What has the army said since the start of June?', '2025-06-01', null, 'since the start of June'],
    ['What happened on 2025-06-13?', '2025-06-13', '2025-06-13', 'on 2025-06-13'],
    ['What happened on the 13th of June?', '2025-06-13', '2025-06-13', 'on the 13th of June'],
  ])('%j: %s to %s', (text, since, until, words) => {
    expect(readWindow(text, TODAY)).toEqual({ since, until, words });
  });

  it.each([
    ['a date is part of a name', 'Who won the 2022 World Cup?'],
    ['a date is part of a name', 'Who died in the June 12 crash?'],
    ['it is a record', 'What is the highest toll since 1994?'],
    ['it is still to come', 'What will happen next week?'],
    ['a month is another word', 'may the army attack?'],
    ['a month is another word', 'Who led the march in Paris?'],
    ['a day is in a name', 'Which strip did the USA TODAY Network drop?'],
    ['an event is meant', 'Who spoke before this week’s ceremony?'],
    ['the date sets the scene', 'The bridge fell on Friday. Who built it?'],
    ['it names none', 'Who leads Mali?'],
  ])('none where %s: %j', (_, text) => expect(readWindow(text, TODAY)).toBeNull());

  it('never ends before it begins, nor begins in the future', () => {
    const words = fc.constantFrom(
      'since',
      'between',
      'and',
      'last',
      'week',
      'Friday',
      '14 June',
      'in',
      'June',
      '2031',
      'before',
      '3',
      'to',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
        const window = readWindow(`What happened ${parts.join(' ')}?`, TODAY);
        if (window?.since == null) return;
        expect(window.since <= TODAY).toBe(true);
        if (window.until !== null) expect(window.since <= window.until).toBe(true);
      }),
    );
  });
});
