import { beforeAll, expect, it } from 'vitest';
import type { End } from '../killed/victim.ts';
import { describeOnPostgres } from '../store/stores.ts';
import { buildChild, Life } from './crash/life.ts';
import { FAULTS } from './crash/line.ts';
import { PLATFORMS } from './crash/protocol.ts';
import { chances, dueAt, LEASE, openScene } from './crash/scene.ts';

/** Over all platforms together; CI sets 240. */
const KILLS = Number(process.env.CRASH_KILLS ?? 12);
const REPLICAS = 3;

let child: string;
beforeAll(() => {
  child = buildChild();
});

/** Where a process is killed, besides any time. */
const STEPS = [
  'slots made',
  'missed settled',
  'slot due',
  'slot claimed',
  'composed',
  'kept',
  'post due',
  'post claimed',
  'sending',
  'sent',
  'posted',
  'confirmed',
];

describeOnPostgres('three processes, killed while the others run,', (server) => {
  it.each(PLATFORMS)(
    'show every briefing exactly once in %s',
    async (name) => {
      const scene = await openScene(name, await server().newDatabase(), LEASE.beside);
      const { line } = scene;
      const kills = Math.ceil(KILLS / PLATFORMS.length);
      const chance = chances(name.length + 1);
      const anyOf = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
      const born = () => new Life(child, scene.child);
      const lives = Array.from({ length: REPLICAS }, born);
      const began = performance.now();
      await Promise.all(lives.map((life) => life.work(dueAt(1), null)));
      const span = performance.now() - began;
      let [slots, killed] = [1, 0];
      const places = new Set<string>();
      while (killed < kills && slots < kills * 20) {
        slots += 1;
        line.faults = chance() < 0.3 ? [anyOf([null, ...FAULTS]), anyOf(FAULTS)] : [];
        // One of them, or two at once; never all, as then nobody is left to go on.
        const victims = new Set([anyOf(lives), chance() < 0.3 ? anyOf(lives) : null]);
        const endOf = (life: Life): End => {
          if (!victims.has(life)) return null;
          if (chance() < 0.4) return { after: chance() * span };
          return { step: anyOf(STEPS), nth: 1 + Math.floor(chance() * 2) };
        };
        const ended = await Promise.all(lives.map((life) => life.work(dueAt(slots), endOf(life))));
        for (const [at, { killedAt }] of ended.entries()) {
          if (killedAt === null) continue;
          killed += 1;
          places.add(killedAt);
          line.life += 1;
          lives[at] = born();
        }
      }
      line.faults = [];
      slots += 1;
      await Promise.all(lives.map((life) => life.work(dueAt(slots), null)));
      await Promise.all(lives.map((life) => life.stop()));
      expect(killed).toBeGreaterThanOrEqual(kills);
      await scene.end(`${name}: three processes, ${killed} kills at ${places.size} places`, slots);
    },
    900_000,
  );
});
