import { describe, expect, it } from 'vitest';
import { formOf, readForm, type ScheduleForm } from '../../../src/conversation/briefings/form.ts';
import { readTiming } from '../../../src/delivery/schedules/parse.ts';
import { SCHEDULE_DEFAULTS, type Schedule } from '../../../src/delivery/schedules/schedule.ts';

function schedule(when: string, changes: Partial<Schedule> = {}): Schedule {
  const read = readTiming(when);
  if (!('timing' in read)) throw new Error(read.problem);
  const place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
  const made = { id: 'k3x9pq', createdBy: 'U1', createdAt: '2025-06-13T12:00:00Z' };
  return { ...SCHEDULE_DEFAULTS, ...place, ...made, timing: read.timing, ...changes };
}

const FORM: ScheduleForm = {
  when: 'weekdays 7:45',
  zone: 'Europe/Paris',
  subjects: '',
  publishers: '',
  stories: '5',
  quiet: '',
  missed: 'latest',
  silent: false,
  chart: false,
};

describe('the form of a schedule', () => {
  it.each<[string, Partial<Schedule>]>([
    ['weekdays 7:45 Europe/Paris', {}],
    ['daily 18:00 and 7:45 Nairobi', { subjects: ['Kidal', 'who leads Mali?'], length: 20, chart: true }],
    ['mon,wed,fri 07:30 New York', { quietDays: ['12-25', '2026-08-01..2026-08-15'], policy: 'all' }],
    ['weekends 9:00 UTC', { publishers: ['Out and About', 'Only From Here'], silentWhenEmpty: true }],
    ['45 7 * * 1-5 Asia/Kathmandu', { policy: 'skip', subjects: ['silent', 'talks about talks'] }],
  ])('read again is the same: %s', (when, changes) => {
    const { timing, subjects, publishers, length, quietDays, policy, silentWhenEmpty, chart } = schedule(
      when,
      changes,
    );
    expect(readForm(formOf(schedule(when, changes)))).toEqual({
      settings: { timing, subjects, publishers, length, quietDays, policy, silentWhenEmpty, chart },
    });
  });

  it('takes a zone in either field', () => {
    const paris = { settings: { timing: { zone: 'Europe/Paris' } } };
    expect(readForm(FORM)).toMatchObject(paris);
    expect(readForm({ ...FORM, when: 'weekdays 7:45 Paris', zone: '' })).toMatchObject(paris);
  });

  it('says all that is wrong at once, each at its field', () => {
    const read = readForm({
      when: 'weekdys 7:45',
      zone: 'Parris',
      subjects: Array.from({ length: 11 }, (_, at) => `subject ${at}`).join(';'),
      publishers: 'x'.repeat(201),
      stories: 'five',
      quiet: '02-31',
      missed: '',
      silent: false,
      chart: false,
    });
    expect('problems' in read && Object.keys(read.problems).sort()).toEqual([
      'publishers',
      'quiet',
      'stories',
      'subjects',
      'when',
    ]);
  });
});
