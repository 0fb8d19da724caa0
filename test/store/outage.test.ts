import { expect, it, onTestFinished } from 'vitest';
import { createScheduler } from '../../src/delivery/scheduler.ts';
import { addSchedule } from '../../src/delivery/schedules/kept.ts';
import { openStore } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { desk, incoming, textOf } from '../conversation/setup.ts';
import { Clock, composeName, MemoryCourier, scheduled } from '../delivery/channel.ts';
import { PASSWORD } from '../servers/postgres.ts';
import { describeOnPostgres } from './stores.ts';

const NOW = new Date('2026-06-15T07:44:00Z');

describeOnPostgres('a state whose server goes away,', (server) => {
  async function opened(patience: number) {
    const address = await server().newDatabase();
    await (await openStore(address, NOW)).close();
    const database = openPostgres(address, { patience });
    onTestFinished(() => database.close());
    return database;
  }

  it('lets questions wait for it, or tells them, and the log why', async () => {
    const { conversation, asked, logged } = await desk({ database: await opened(400) });
    await server().stop('fast');
    const told = await conversation.handle(incoming('Who sank the ferry?'));
    expect(textOf(told)).toMatch(/^Something went wrong here, and it was noted\. Please ask again/);
    expect(String(logged.flat()[1])).toMatch(/store: expected PostgreSQL at 127\.0\.0\.1:/);
    expect(String(logged)).not.toContain(PASSWORD);
    await server().start();
    expect(textOf(await conversation.handle(incoming('Who sank the ferry?')))).toContain('Sentence 0.');
    const patient = await desk({ database: await opened(20_000) });
    await server().stop('fast');
    const reply = patient.conversation.handle(incoming('Who sank the ferry?'));
    await server().start();
    expect(textOf(await reply)).toContain('Sentence 0.');
    expect(asked).toHaveLength(1);
  });

  it('lets briefings wait for it: they are posted once it is back, each once', async () => {
    const database = await opened(200);
    const clock = new Clock(NOW.toISOString());
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), clock.now());
    const courier = new MemoryCourier();
    /** The server is killed when the main message has just been posted, and nothing of it is confirmed. */
    let isToBeKilled = true;
    const step = async (name: string) => {
      if (name !== 'posted' || !isToBeKilled) return;
      isToBeKilled = false;
      await server().stop('killed');
    };
    const { now } = clock;
    const scheduler = createScheduler({
      database,
      couriers: [courier],
      compose: composeName,
      now,
      lease: 50,
      step,
    });
    clock.set('2026-06-15T07:45:00Z');
    await scheduler.tick().catch(() => undefined);
    await expect(scheduler.tick()).rejects.toThrow('store: expected PostgreSQL');
    await server().start();
    for (let tries = 0; courier.posts.length < 2 && tries < 200; tries++) {
      clock.pass(0.1);
      await scheduler.tick();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(courier.posts.map(({ key }) => key.replace(/^.*Z/, ''))).toEqual(['', ':detail']);
    expect(courier.lookups).toHaveLength(1);
    expect(await database.query('SELECT state FROM slots')).toEqual([{ state: 'posted' }]);
  });
});
