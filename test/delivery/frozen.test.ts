import { beforeAll, expect, it } from 'vitest';
import { describeOnPostgres } from '../store/stores.ts';
import { buildChild, Life } from './crash/life.ts';
import { PLATFORMS } from './crash/protocol.ts';
import { dueAt, LEASE, openScene } from './crash/scene.ts';

let child: string;
beforeAll(() => {
  child = buildChild();
});

/** Where a process stands still: before it has said that it posts, after, and with its request under way. */
const PLACES = ['sending', 'sent', 'post on its way', 'posted'];

// A file may be stopped in the middle of being written, and then nobody goes on.
describeOnPostgres('a process that is stopped for longer than its lease, and goes on,', (server) => {
  it.each(PLATFORMS.flatMap((name) => PLACES.map((place) => [name, place] as const)))(
    'leaves the briefing in %s once: stopped at “%s”',
    async (name, place) => {
      const scene = await openScene(name, await server().newDatabase(), LEASE.beside);
      const { line } = scene;
      const [slow, other] = [new Life(child, scene.child), new Life(child, scene.child)];
      let isHeld = false;
      const frozen = slow.frozenAt(place).then(() => {
        isHeld = true;
      });
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      line.step = async (step) => {
        const wasHeld = isHeld;
        slow.step(step);
        await Promise.resolve();
        // Its request arrives when everything is over.
        if (isHeld && !wasHeld) await released;
      };
      const slowWork = slow.work(dueAt(1), null);
      await frozen;
      // Discord has forgotten its nonce by then.
      line.life += 1;
      await other.work(dueAt(1), null);
      slow.wake();
      release();
      await slowWork;
      await Promise.all([slow.stop(), other.stop()]);
      expect(isHeld).toBe(true);
      await scene.end(`${name}: stopped at “${place}”`, 1);
    },
  );
});
