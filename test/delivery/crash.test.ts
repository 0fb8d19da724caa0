import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { End } from '../killed/victim.ts';
import { buildChild, Life } from './crash/life.ts';
import { FAULTS } from './crash/line.ts';
import { PLATFORMS } from './crash/protocol.ts';
import { chances, dueAt, LEASE, openScene } from './crash/scene.ts';

/** Over all platforms together; CI sets 240. */
const KILLS = Number(process.env.CRASH_KILLS ?? 12);

/** Steps that the main message and its detail both come to. */
const MESSAGES = new Set([
  'post due',
  'post claimed',
  'sending',
  'sent',
  'post on its way',
  'post answered',
  'posted',
  'confirmed',
]);

let child: string;
let folder: string;

beforeAll(() => {
  child = buildChild();
  folder = mkdtempSync(join(tmpdir(), 'dateline-crash-'));
});

const newFile = () => join(folder, `${Math.random()}.db`);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('killed at any step, and restarted', () => {
  it.each(PLATFORMS)(
    '%s shows every briefing exactly once',
    async (name) => {
      const scene = await openScene(name, newFile(), LEASE.alone);
      const { line } = scene;
      const kills = Math.ceil(KILLS / PLATFORMS.length);
      const born = () => new Life(child, scene.child);
      const places = new Set<string>();
      let life = born();
      line.step = async (step) => void life.step(step);
      // A first slot in peace, to know the steps there are; those of a recovery come to it.
      const began = performance.now();
      const known = new Set((await life.work(dueAt(1), null)).steps);
      const span = performance.now() - began;
      const chance = chances(name.length);
      let [slots, killed, aimed] = [1, 0, 0];
      while (killed < kills && slots < kills * 20) {
        slots += 1;
        // Any of the first requests may meet it: the main post, a thread being started, the detail.
        const before = new Array<null>(Math.floor(chance() * 3)).fill(null);
        line.faults = chance() < 0.5 ? [...before, FAULTS[Math.floor(chance() * FAULTS.length)]!] : [];
        const end = chance() < 0.2 ? { after: chance() * span } : aim([...known], aimed++);
        const { killedAt, steps } = await life.work(dueAt(slots), end);
        for (const each of steps) known.add(each);
        if (killedAt === null) continue;
        killed += 1;
        places.add('nth' in end ? `${killedAt} ${end.nth}` : killedAt);
        line.life += 1;
        life = born();
      }
      line.faults = [];
      slots += 1;
      await life.work(dueAt(slots), null);
      await life.stop();
      expect(killed).toBe(kills);
      await scene.end(`${name}: ${killed} kills at ${places.size} places`, slots);
    },
    900_000,
  );
});

describe('two processes on one store', () => {
  it.each(PLATFORMS)(
    'post every briefing to %s exactly once, one of them being killed',
    async (name) => {
      const scene = await openScene(name, newFile(), LEASE.beside);
      const born = () => new Life(child, scene.child);
      const rounds = Math.max(3, Math.ceil(KILLS / 10));
      const lives = [born(), born()] as [Life, Life];
      for (let slot = 1; slot <= rounds; slot++) {
        const kill: End =
          slot % 3 === 0
            ? { step: ['post claimed', 'sent', 'post answered', 'slot claimed'][(slot / 3) % 4]!, nth: 1 }
            : null;
        const [, second] = await Promise.all([
          lives[0].work(dueAt(slot), null),
          lives[1].work(dueAt(slot), kill),
        ]);
        if (second.killedAt !== null) lives[1] = born();
      }
      await Promise.all(lives.map((life) => life.stop()));
      await scene.end(`${name}: two processes`, rounds);
    },
    900_000,
  );
});

/** One step after another; where both messages come to it, in the first round the main one's turn, then the detail's. */
function aim(steps: readonly string[], round: number): { readonly step: string; readonly nth: number } {
  const step = steps[round % steps.length]!;
  return { step, nth: MESSAGES.has(step) ? 1 + (Math.floor(round / steps.length) % 2) : 1 };
}
