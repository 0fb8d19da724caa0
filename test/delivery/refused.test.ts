import { afterEach, describe, expect, it } from 'vitest';
import { createScheduler } from '../../src/delivery/scheduler.ts';
import { addSchedule } from '../../src/delivery/schedules/kept.ts';
import { deliveryStatus } from '../../src/delivery/status.ts';
import { DiscordServer } from '../servers/discord.ts';
import { slackServer } from '../servers/slack.ts';
import { newStore } from '../store/stores.ts';
import { Clock, composeName, scheduled, untilWoken } from './channel.ts';
import { courierFor } from './crash/couriers.ts';

/** A platform on loopback that refuses the next post. */
interface Refusing {
  readonly url: string;
  refuse(): void;
  readonly count: () => number;
  close(): Promise<void>;
}

const PLATFORMS: readonly (readonly ['slack' | 'discord', () => Promise<Refusing>, string])[] = [
  [
    'slack',
    async () => {
      const server = await slackServer();
      return {
        url: `http://127.0.0.1:${server.port}`,
        refuse: () => server.fail('chat.postMessage', { kind: 'error', error: 'not_in_channel' }),
        count: () => server.messages.length,
        close: () => server.close(),
      };
    },
    'slack: c: not_in_channel: Dateline is not in it: /invite @Dateline',
  ],
  [
    'discord',
    async () => {
      const server = await DiscordServer.start();
      return {
        url: server.url,
        refuse: () => server.fail(/\/messages$/, { kind: 'status', status: 403, code: 50001 }),
        count: () => server.messages.length,
        close: () => server.stop(),
      };
    },
    'discord: c: Dateline cannot see this channel: Channel settings, Permissions, add Dateline, allow View Channel (50001)',
  ],
];

let platform: Refusing;
afterEach(() => platform.close());

describe('a briefing that is refused', () => {
  it.each(PLATFORMS)(
    'by %s fails at once with a reason, and the next one is posted',
    async (name, start, why) => {
      platform = await start();
      const clock = new Clock('2026-06-15T06:00:00Z');
      const database = await newStore(clock.now());
      const courier = await courierFor(name, platform.url, { now: () => Date.now(), sleep: async () => {} });
      const scheduler = createScheduler({
        database,
        couriers: [courier],
        compose: composeName,
        now: clock.now,
        sleep: untilWoken,
      });
      await addSchedule(database, scheduled('daily 7:00 8:00 UTC', { id: 's', platform: name }), clock.now());
      platform.refuse();
      clock.set('2026-06-15T07:00:00Z');
      await scheduler.tick();
      expect(platform.count()).toBe(0);
      expect((await deliveryStatus(database, new Date(0))).troubles).toMatchObject([{ reason: why }]);
      clock.set('2026-06-15T08:00:00Z');
      await scheduler.tick();
      // The briefing and its detail.
      expect(platform.count()).toBe(2);
      await database.close();
    },
  );
});
