import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSchedule } from '../../src/delivery/schedules.ts';
import { openStore } from '../../src/store/open.ts';
import { scheduled } from './channel.ts';
import { buildChild, type End, Life } from './crash/life.ts';
import { FAULTS, type Line, openLine } from './crash/line.ts';
import { type Platform, startPlatform } from './crash/platform.ts';
import { hasChart, PLATFORMS, type PlatformName } from './crash/protocol.ts';

/** Over all platforms together; CI sets 240. */
const KILLS = Number(process.env.CRASH_KILLS ?? 12);
const START = Date.parse('2026-06-15T00:00:00Z');
const MINUTE = 60_000;
/** Milliseconds of real time; more than a request on its way takes. */
const LEASE = 200;

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
let platform: Platform;
let line: Line;

beforeAll(() => {
  child = buildChild();
  folder = mkdtempSync(join(tmpdir(), 'dateline-crash-'));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('killed at any step, and restarted', () => {
  it.each(PLATFORMS)(
    '%s shows every briefing exactly once',
    async (name) => {
      const store = await begin(name);
      const kills = Math.ceil(KILLS / PLATFORMS.length);
      const born = () => new Life(child, { platform: name, url: line.url, store, lease: LEASE });
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
      report(`${name}: ${killed} kills at ${places.size} places`, slots);
      await platform.close();
      await line.close();
    },
    900_000,
  );
});

describe('two processes on one store', () => {
  it.each(PLATFORMS)(
    'post every briefing to %s exactly once, one of them being killed',
    async (name) => {
      const store = await begin(name);
      const born = () => new Life(child, { platform: name, url: line.url, store, lease: LEASE });
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
      report(`${name}: two processes`, rounds);
      await platform.close();
      await line.close();
    },
    900_000,
  );
});

/** A platform, the line to it, and a store with one schedule: every ten minutes, and nothing missed is left out. */
async function begin(name: PlatformName): Promise<string> {
  platform = await startPlatform(name);
  line = await openLine(platform);
  const store = join(folder, `${name}-${Math.random()}.db`);
  const database = await openStore(store, new Date(START));
  const order = scheduled('*/10 * * * * UTC', {
    id: 's',
    platform: name,
    channel: platform.channel,
    policy: 'all',
    latestMinutes: 7 * 24 * 60,
  });
  await addSchedule(database, order, new Date(START));
  await database.close();
  return store;
}

/** One step after another; where both messages come to it, in the first round the main one's turn, then the detail's. */
function aim(steps: readonly string[], round: number): { readonly step: string; readonly nth: number } {
  const step = steps[round % steps.length]!;
  return { step, nth: MESSAGES.has(step) ? 1 + (Math.floor(round / steps.length) % 2) : 1 };
}

/** The same numbers between 0 and 1 every time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function dueAt(slot: number): Date {
  return new Date(START + slot * 10 * MINUTE);
}

function report(what: string, slots: number): void {
  const mains = Array.from({ length: slots }, (_, index) => `briefing:s:${dueAt(index + 1).toISOString()}`);
  const keys = mains.flatMap((key) => [key, `${key}:detail`]);
  const doubled = keys.filter((key) => platform.under(key).length > 1);
  const lost = keys.filter((key) => platform.under(key).length === 0);
  const charts = mains.filter((_, index) => hasChart(dueAt(index + 1))).length;
  console.log(
    `${what}: ${keys.length} due, ${platform.count()} posted, ${doubled.length} doubled, ${lost.length} lost; ${platform.pictures()} of ${charts} charts shown`,
  );
  expect({ doubled, lost, posted: platform.count() }).toEqual({ doubled: [], lost: [], posted: keys.length });
  for (const key of mains) {
    expect(platform.under(`${key}:detail`)[0]!.thread).toBe(platform.under(key)[0]!.id);
  }
}
