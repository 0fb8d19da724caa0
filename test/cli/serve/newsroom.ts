import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openNewsroom } from '../../../adapters/cli/serve/newsroom.ts';
import type { Courier } from '../../../src/delivery/courier.ts';
import { createConversation, createDateline, type Dateline, openStore } from '../../../src/index.ts';

let opened: Promise<Dateline> | null = null;

/** The sample, read once. */
export function sample(): Promise<Dateline> {
  opened ??= createDateline({ corpus: [join(import.meta.dirname, '../../../corpus')] });
  return opened;
}

/** Everything `serve` has but the platforms, on the sample, with a clock to turn. */
export async function newsroom(changes: { readonly dateline?: Dateline; readonly store?: string } = {}) {
  const clock = { now: new Date('2025-06-13T12:00:00Z') };
  const now = () => clock.now;
  const logged: string[] = [];
  const add = (message: string, cause?: unknown) =>
    void logged.push(cause ? `${message}: ${cause}` : message);
  const log = { info: add, warn: add, error: add };
  const dateline = changes.dateline ?? (await sample());
  const database = await openStore(changes.store ?? ':memory:', now());
  const room = openNewsroom({ dateline, database, now, log });
  const rate = { questions: 1_000, seconds: 60 };
  const conversation = createConversation({ dateline, database, now, log, brief: room.brief, rate });
  onTestFinished(async () => {
    await room.stop();
    await database.close();
  });
  return {
    clock,
    database,
    conversation,
    room,
    logged,
    async start(courier: Courier) {
      await room.start([courier]);
    },
    /** Turns the clock, and posts what is due by then. */
    async at(moment: string) {
      clock.now = new Date(moment);
      await room.tick();
      await room.tick();
    },
  };
}

/** A channel of Slack's that takes its time: a post has `begun`, and ends when it is let go. */
export function heldChannel() {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let letGo = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const courier: Courier = {
    platform: 'slack',
    async post() {
      begin();
      await free;
      return { id: '1' };
    },
    find: async () => null,
    remove: async () => {},
  };
  return { courier, begun, letGo };
}
