import { expect } from 'vitest';
import { addSchedule } from '../../../src/delivery/schedules/kept.ts';
import { openStore } from '../../../src/store/open.ts';
import { scheduled } from '../channel.ts';
import { type Line, openLine } from './line.ts';
import { type Platform, startPlatform } from './platform.ts';
import { hasChart, type PlatformName } from './protocol.ts';

const START = Date.parse('2026-06-15T00:00:00Z');
const MINUTE = 60_000;

/** Milliseconds of real time after which a process that says nothing is gone. */
export const LEASE = {
  /** More than a request on its way takes. */
  alone: 200,
  /** More than a busy machine lets one of several stand still: it would post what another one has taken over. */
  beside: 1_000,
} as const;

/** A platform, the line to it, and a store with one schedule: every ten minutes, and nothing missed is left out. */
export interface Scene {
  readonly platform: Platform;
  readonly line: Line;
  /** What a child is started with. */
  readonly child: {
    readonly platform: PlatformName;
    readonly url: string;
    readonly store: string;
    readonly lease: number;
  };
  /** Prints what was due and what stands there, and expects each once. Closes the platform. */
  end(what: string, slots: number): Promise<void>;
}

export async function openScene(name: PlatformName, store: string, lease: number): Promise<Scene> {
  const platform = await startPlatform(name);
  const line = await openLine(platform);
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
  return {
    platform,
    line,
    child: { platform: name, url: line.url, store, lease },
    async end(what, slots) {
      report(what, slots, platform);
      await platform.close();
      await line.close();
    },
  };
}

export function dueAt(slot: number): Date {
  return new Date(START + slot * 10 * MINUTE);
}

/** The same numbers between 0 and 1 every time. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function report(what: string, slots: number, platform: Platform): void {
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
