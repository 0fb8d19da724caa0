import { expect, it } from 'vitest';
import { previewOf } from '../../src/delivery/overview.ts';
import { createScheduler } from '../../src/delivery/scheduler.ts';
import { addSchedule } from '../../src/delivery/schedules/kept.ts';
import { newStore } from '../store/stores.ts';
import { Clock, composeName, MemoryCourier, page, scheduled, untilWoken } from './channel.ts';

it('shows what a schedule would post now, from where its last one ended, and keeps nothing of it', async () => {
  const clock = new Clock('2026-06-15T07:00:00Z');
  const database = await newStore(clock.now());
  const schedule = await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
  const courier = new MemoryCourier();
  const { now } = clock;
  clock.set('2026-06-15T07:45:00Z');
  await createScheduler({
    database,
    couriers: [courier],
    compose: composeName,
    now,
    sleep: untilWoken,
  }).tick();
  clock.set('2026-06-15T12:00:00Z');
  const slots = await database.query('SELECT * FROM slots');
  let previous: Date | null = null;
  const composed = await previewOf(
    database,
    schedule,
    (each, slot) => {
      previous = slot.previous;
      return composeName(each, slot);
    },
    now(),
  );
  expect(composed).toMatchObject({ main: page('s 2026-06-15T12:00:00.000Z') });
  expect(previous).toEqual(new Date('2026-06-15T07:45:00Z'));
  expect(await database.query('SELECT * FROM slots')).toEqual(slots);
  expect(courier.posts).toHaveLength(2);
  await database.close();
});
