import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applySchedules, readScheduleFile } from '../../src/delivery/schedules/file.ts';
import {
  addSchedule,
  changeSchedule,
  findSchedule,
  listSchedules,
  pausePlace,
  pauseSchedule,
  removeSchedule,
  resumeSchedule,
} from '../../src/delivery/schedules/kept.ts';
import { deliveryStatus, prune } from '../../src/delivery/status.ts';
import type { Database } from '../../src/store/database.ts';
import { newStore } from '../store/stores.ts';
import { scheduled, timing } from './channel.ts';

const NOW = new Date('2026-06-15T06:00:00Z');
const HERE = { platform: 'memory', workspace: 'w', channel: 'c' };

let database: Database;

beforeEach(async () => {
  database = await newStore(NOW);
});

afterEach(() => database.close());

describe('schedules', () => {
  it('are kept with everything that was said, and defaults for the rest', async () => {
    const made = await addSchedule(
      database,
      scheduled('weekdays 7:45 Europe/Paris', { subjects: ['Kidal'] }),
      NOW,
    );
    expect(made.id).toMatch(/^[a-z2-9]{6}$/);
    expect(made).toMatchObject({ policy: 'latest', latestMinutes: 120, length: 5, paused: false });
    expect(await listSchedules(database)).toEqual([made]);
  });

  it('are changed, paused, resumed and removed', async () => {
    const { id } = await addSchedule(database, scheduled('daily 7:45 UTC'), NOW);
    const changed = await changeSchedule(database, id, { timing: timing('daily 8:00 UTC'), length: 3 }, NOW);
    expect(changed).toMatchObject({ timing: { times: ['08:00'] }, length: 3 });
    expect(await pauseSchedule(database, id, NOW)).toBe(true);
    expect(await findSchedule(database, id)).toEqual({ ...changed, paused: true });
    expect(await resumeSchedule(database, id, NOW)).toBe(true);
    expect(await removeSchedule(database, id, NOW)).toBe(true);
    expect(await listSchedules(database)).toEqual([]);
  });

  it('of a place that is gone are paused with the reason, and no others; a pause of a person’s own stays as it is', async () => {
    const at = async (changes: object) =>
      (await addSchedule(database, scheduled('daily 7:45 UTC', changes), NOW)).id;
    const here = await at({});
    const filed = await at({ workspace: '', channel: 'w/c' });
    const elsewhere = await at({ workspace: 'v', channel: 'd' });
    const own = await at({});
    await pauseSchedule(database, own, NOW);
    expect(await pausePlace(database, { ...HERE, channel: null }, 'gone', NOW)).toBe(2);
    const because = async (id: string) => (await findSchedule(database, id))?.pausedBecause;
    expect(await Promise.all([here, filed, elsewhere, own].map(because))).toEqual([
      'gone',
      'gone',
      null,
      null,
    ]);
    expect(await pausePlace(database, { ...HERE, workspace: 'v', channel: 'c' }, 'gone', NOW)).toBe(0);
    expect(await pausePlace(database, { ...HERE, workspace: 'v', channel: 'd' }, 'gone', NOW)).toBe(1);
    await resumeSchedule(database, here, NOW);
    expect(await findSchedule(database, here)).toMatchObject({ paused: false, pausedBecause: null });
  });

  it('that are not there cannot be changed', async () => {
    expect(await changeSchedule(database, 'x', {}, NOW)).toBeNull();
    expect(await pauseSchedule(database, 'x', NOW)).toBe(false);
    expect(await resumeSchedule(database, 'x', NOW)).toBe(false);
    expect(await removeSchedule(database, 'x', NOW)).toBe(false);
  });

  it('refuse quiet days that are none', async () => {
    await expect(
      addSchedule(database, scheduled('daily 7:45 UTC', { quietDays: ['2026-02-30'] }), NOW),
    ).rejects.toThrow('not a quiet day: 2026-02-30');
  });
});

describe('a schedules file', () => {
  const filed = (...rows: unknown[]) => readScheduleFile(JSON.stringify(rows));
  const desk = { id: 'desk', platform: 'slack', channel: 'C1', when: 'weekdays 7:45 Europe/Paris' };

  async function apply(...rows: object[]): Promise<void> {
    const read = filed(...rows);
    if ('problems' in read) throw new Error(read.problems.join('; '));
    await applySchedules(database, read.schedules, NOW);
  }

  it('is told everything that is wrong with it', () => {
    expect(filed({ ...desk, when: '7:75 UTC', policy: 'most', colour: 'red' }, { id: 'x' }, 'y')).toEqual({
      problems: [
        'schedules: “desk”: unknown field “colour”',
        'schedules: “desk”: “7:75” is no time: minutes go from 00 to 59; did you mean 08:15?',
        'schedules: “desk”: “policy” is not latest, all or skip',
        'schedules: “x”: “platform” is missing',
        'schedules: “x”: “channel” is missing',
        'schedules: “x”: “when” is missing',
        'schedules: number 3: expected an object',
      ],
    });
    expect(filed(desk, desk)).toEqual({ problems: ['schedules: “desk”: the id is taken'] });
    expect(readScheduleFile('{}')).toEqual({ problems: ['schedules: expected a list of schedules'] });
    expect(readScheduleFile('[')).toMatchObject({
      problems: [expect.stringMatching(/^schedules: not JSON: /)],
    });
  });

  it('is applied once, and changes and removes what it made', async () => {
    const mine = await addSchedule(database, scheduled('daily 7:45 UTC'), NOW);
    await apply(desk, { ...desk, id: 'second' });
    const first = await listSchedules(database);
    await apply(desk, { ...desk, id: 'second' });
    expect(await listSchedules(database)).toEqual(first);
    await apply({ ...desk, when: 'daily 8:00 UTC', length: 2 });
    expect(await listSchedules(database)).toMatchObject(
      [{ id: mine.id }, { id: 'desk', length: 2, timing: { times: ['08:00'] } }].sort((a, b) =>
        a.id < b.id ? -1 : 1,
      ),
    );
  });

  it('leaves a pause alone that was ordered elsewhere', async () => {
    await apply(desk);
    await pauseSchedule(database, 'desk', NOW);
    await apply(desk);
    expect(await findSchedule(database, 'desk')).toMatchObject({ paused: true });
    await apply({ ...desk, paused: false });
    expect(await findSchedule(database, 'desk')).toMatchObject({ paused: false });
  });

  it('does not take over a schedule made elsewhere', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 'desk' }), NOW);
    await expect(apply(desk)).rejects.toThrow('a schedule made by ann has this id');
  });
});

describe('what delivery tells', () => {
  it('counts schedules, and what waits', async () => {
    await addSchedule(database, scheduled('daily 7:45 UTC', { paused: true }), NOW);
    expect(await deliveryStatus(database, NOW)).toEqual({
      schedules: 1,
      paused: 1,
      waiting: 0,
      troubles: [],
    });
  });

  it('forgets what is long settled, and keeps what is open', async () => {
    const slot = `INSERT INTO slots (schedule, due, platform, channel, asked, state, beat, attempts, next_try, settled)
      VALUES ('s', ?, 'p', 'c', 0, ?, 0, 0, '', ?)`;
    await database.query(slot, ['2026-01-01', 'posted', '2026-01-01']);
    await database.query(slot, ['2026-01-02', 'due', null]);
    await database.query(slot, ['2026-06-01', 'posted', '2026-06-01']);
    await prune(database, NOW);
    const rows = await database.query('SELECT due FROM slots ORDER BY due');
    expect(rows).toEqual([{ due: '2026-01-02' }, { due: '2026-06-01' }]);
  });
});
