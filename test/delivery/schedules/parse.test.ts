import { describe, expect, it } from 'vitest';
import { readTiming } from '../../../src/delivery/schedules/parse.ts';
import { nextInWords, timingInWords } from '../../../src/delivery/schedules/words.ts';

/** What was typed, and how it reads back. */
const READ = [
  ['weekdays 7:45 Europe/Paris', 'Weekdays at 07:45, Europe/Paris'],
  ['Weekdays at 7.45 europe/paris', 'Weekdays at 07:45, Europe/Paris'],
  ['every weekday at 7:45 am Paris time', 'Weekdays at 07:45, Europe/Paris'],
  ['every weekday morning at 7:45 Paris time', 'Weekdays at 07:45, Europe/Paris'],
  ["8 o'clock in the morning Eastern time", 'Every day at 08:00, America/New_York'],
  ['every evening at 19:30 in Rome', 'Every day at 19:30, Europe/Rome'],
  ['daily at 18:00 London', 'Every day at 18:00, Europe/London'],
  ['every day 7am UTC', 'Every day at 07:00, UTC'],
  ['0745 Kyiv', 'Every day at 07:45, Europe/Kyiv'],
  ['noon Washington DC', 'Every day at 12:00, America/New_York'],
  ['12 am Tokyo', 'Every day at 00:00, Asia/Tokyo'],
  ['12 pm Tokyo', 'Every day at 12:00, Asia/Tokyo'],
  ['7:45 am, 6 pm Tokyo', 'Every day at 07:45 and 18:00, Asia/Tokyo'],
  [
    'mon,wed,fri 07:30 and 17:00 America/New_York',
    'Mondays, Wednesdays and Fridays at 07:30 and 17:00, America/New_York',
  ],
  ['mon-fri 19h45 in New York', 'Weekdays at 19:45, America/New_York'],
  ['Saturday to Sunday, 9:00, São Paulo', 'Weekends at 09:00, America/Sao_Paulo'],
  ['sat - mon 9:00 Lagos', 'Mondays, Saturdays and Sundays at 09:00, Africa/Lagos'],
  ['7:45 America/Port-au-Prince', 'Every day at 07:45, America/Port-au-Prince'],
  ['45 7 * * 1-5 Europe/Paris', 'Weekdays at 07:45, Europe/Paris'],
  ['cron: 0 7,17 * * 0 Goma', 'Sundays at 07:00 and 17:00, Africa/Lubumbashi'],
  ['*/15 * * * * UTC', 'By cron “*/15 * * * *”, UTC'],
  ['0 9 1 * * Asia/Kolkata', 'By cron “0 9 1 * *”, Asia/Kolkata'],
  ['0 9 * JAN mon#1 Asia/Kolkata', 'By cron “0 9 * JAN mon#1”, Asia/Kolkata'],
] as const;

/** What was typed, what is said about it, and what is suggested. */
const REFUSED = [
  ['', 'Say when', 'weekdays 7:45 Europe/Paris'],
  ['soon', 'At what time?', 'weekdays 7:45 Europe/Paris'],
  ['weekdays 7:45', 'In which time zone?', 'weekdays 7:45 Europe/Paris'],
  ['weekdays Europe/Paris', 'At what time?', 'weekdays Europe/Paris at 07:45'],
  ['weekdys 7:45 Europe/Paris', '“weekdys” is no day', 'weekdays'],
  ['weekdays 25:00 Paris', '“25:00” is no time: hours go from 00 to 23', '01:00'],
  ['24:00 Paris', '“24:00” is no time: hours go from 00 to 23', '00:00'],
  ['7:75 UTC', '“7:75” is no time: minutes go from 00 to 59', '08:15'],
  ['13pm Rome', '“13pm” is no time: with am and pm, hours go from 1 to 12', '13:00'],
  ['7:4 Rome', '“7:4” is half a time', '07:04'],
  ['7:45 Europe/Pariss', '“Europe/Pariss” is no time zone', 'Europe/Paris'],
  ['7:45 Pari', '“Pari” is no time zone', 'Europe/Paris'],
  ['7:45 Europe/Berlim', '“Europe/Berlim” is no time zone', 'Europe/Berlin'],
  ['7:45 Mars/Olympus', '“Mars/Olympus” is neither days nor a time zone', 'weekdays 7:45 Europe/Paris'],
  ['first monday 7:45', '“first” is neither days nor a time zone', 'weekdays 7:45 Europe/Paris'],
  ['tomorrow at 8 Paris', '“tomorrow” comes but once; name the days', 'weekdays 7:45 Europe/Paris'],
  ['every evening at 7:45 Paris', '07:45 is before noon', '19:45'],
  [
    'daily 7:45 EST',
    '“EST” is several places’ time',
    'America/New_York or America/Panama or Australia/Sydney',
  ],
  ['daily 7:45 UTC+2', '“UTC+2” does not follow the clocks when they change; name a place', 'Europe/Paris'],
  ['30 25 * * * UTC', '“30 25 * * *” is no cron line: Invalid value for hour: 25', '45 7 * * 1-5'],
  ['0 0 30 2 * UTC', '“0 0 30 2 *” never comes', '45 7 * * 1-5'],
] as const;

describe('a timing as people type it', () => {
  it.each(READ)('“%s” reads back as “%s”', (typed, words) => {
    const read = readTiming(typed);
    expect('timing' in read ? timingInWords(read.timing) : read).toBe(words);
  });

  it.each(REFUSED)('“%s” is refused: %s; %s?', (typed, problem, suggestion) => {
    expect(readTiming(typed)).toEqual({ problem, suggestion });
  });

  it('is taken in the home zone when it names none', () => {
    expect(readTiming('weekdays 7:45', 'Europe/Rome')).toMatchObject({ timing: { zone: 'Europe/Rome' } });
  });

  it('reads back as itself', () => {
    for (const [typed] of READ) {
      const read = readTiming(typed);
      if (!('timing' in read) || read.timing.kind === 'cron') continue;
      expect(readTiming(timingInWords(read.timing))).toEqual(read);
    }
  });
});

describe('a timing in words', () => {
  it('comes with the next three runs by the clocks of its zone', () => {
    const read = readTiming('weekdays 7:45 Europe/Paris');
    if (!('timing' in read)) throw new Error(read.problem);
    const words = nextInWords(
      { timing: read.timing, quietDays: ['2026-03-30'] },
      new Date('2026-03-27T06:00:00Z'),
    );
    expect(words).toBe(
      'Next: Fri 27 March 2026, 07:45 (UTC+1); ' +
        'Tue 31 March 2026, 07:45 (UTC+2); Wed 1 April 2026, 07:45 (UTC+2).',
    );
  });
});
