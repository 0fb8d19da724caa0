import { describe, expect, it } from 'vitest';
import { readScheduleWords } from '../../../src/conversation/briefings/settings.ts';
import { SCHEDULE_DEFAULTS, type Schedule } from '../../../src/delivery/schedules/schedule.ts';

const PARIS = { kind: 'times', times: ['07:45'], days: [1, 2, 3, 4, 5], zone: 'Europe/Paris' } as const;

describe('the words of a schedule', () => {
  it.each([
    ['weekdays 7:45 Europe/Paris', { timing: PARIS }],
    ['weekdays 7:45 Europe/Paris about Kidal; Myanmar', { timing: PARIS, subjects: ['Kidal', 'Myanmar'] }],
    ['weekdays 7:45 Europe/Paris, 3 stories', { timing: PARIS, length: 3 }],
    [
      'weekdays 7:45 Europe/Paris silent about Kidal',
      { timing: PARIS, subjects: ['Kidal'], silentWhenEmpty: true },
    ],
    [
      'weekdays 7:45 Europe/Paris about Kidal silent',
      { timing: PARIS, subjects: ['Kidal'], silentWhenEmpty: true },
    ],
    ['weekdays 7:45 Europe/Paris, chart', { timing: PARIS, chart: true }],
    [
      'weekdays 7:45 Europe/Paris about Kidal with a chart',
      { timing: PARIS, subjects: ['Kidal'], chart: true },
    ],
    ['weekdays 7:45 Europe/Paris about weather charts', { timing: PARIS, subjects: ['weather charts'] }],
    [
      'weekdays 7:45 Europe/Paris about Kidal, 3 stories, missed all',
      { timing: PARIS, subjects: ['Kidal'], length: 3, policy: 'all' },
    ],
    [
      'weekdays 7:45 Europe/Paris quiet on 12-25, 2026-08-01..2026-08-15 and 01-01',
      { timing: PARIS, quietDays: ['12-25', '2026-08-01..2026-08-15', '01-01'] },
    ],
    [
      'weekdays 7:45 Europe/Paris only from Sahel Wire; The Meridian Post about what is said about Mali?',
      {
        timing: PARIS,
        publishers: ['Sahel Wire', 'The Meridian Post'],
        subjects: ['what is said about Mali?'],
      },
    ],
  ])('%j', (words, settings) => expect(readScheduleWords(words, {})).toEqual({ settings }));

  const KEPT = { ...SCHEDULE_DEFAULTS, timing: PARIS } as unknown as Schedule;

  it.each([
    ['8:15', { timing: { ...PARIS, times: ['08:15'] } }],
    ['weekends', { timing: { ...PARIS, days: [6, 7] } }],
    ['London', { timing: { ...PARIS, zone: 'Europe/London' } }],
    ['daily 8:15', { timing: { ...PARIS, times: ['08:15'], days: [1, 2, 3, 4, 5, 6, 7] } }],
    ['about everything', { subjects: [] }],
    ['not silent', { silentWhenEmpty: false }],
    ['no chart', { chart: false }],
    ['without a chart', { chart: false }],
  ])('that change one keep what is not said: %j', (words, settings) =>
    expect(readScheduleWords(words, { kept: KEPT })).toEqual({ settings }),
  );

  it.each([
    ['', 'Say when'],
    ['weekdays 7:45', 'In which time zone?'],
    ['weekdays 7:45 Paris 99 stories', 'A briefing has 1 to 20 stories'],
    ['weekdays 7:45 Paris quiet 02-31', '02-31 is no day'],
    [`daily 7:45 Paris about ${'a; '.repeat(11)}`, 'A briefing has at most 10 subjects'],
  ])('are refused: %j', (words, problem) => expect(readScheduleWords(words, {})).toMatchObject({ problem }));

  it('take the zone of the briefing before it where none is said', () =>
    expect(readScheduleWords('weekdays 7:45', { home: 'Europe/Paris' })).toEqual({
      settings: { timing: PARIS },
    }));
});
