import { setTimeout as wait } from 'node:timers/promises';
import { createScheduler } from '../../../src/delivery/scheduler.ts';
import type { Message } from '../../../src/message.ts';
import { openStore } from '../../../src/store/open.ts';
import { courierFor } from './couriers.ts';
import { type ChildOptions, type FromChild, hasChart, SPEED, type ToChild } from './protocol.ts';

/** A bot as it runs: a real store in a file, a real courier. It tells its parent each step, and waits there for leave. */
const { platform, url, store, lease } = JSON.parse(process.env.CRASH_CHILD!) as ChildOptions;

let base = 0;
let since = 0;
const now = () => new Date(base + (performance.now() - since) * SPEED);
const set = (moment: string) => {
  base = Date.parse(moment);
  since = performance.now();
};

const waiting: (() => void)[] = [];
const tell = (told: FromChild) => process.send!(told);
const step = (name: string) =>
  new Promise<void>((go) => {
    waiting.push(go);
    tell({ kind: 'step', name });
  });

process.on('disconnect', () => process.exit());
process.on('message', (told: ToChild) => {
  if (told.kind === 'go') waiting.shift()!();
  else void work(told.now);
});

const clock = {
  now: () => now().getTime(),
  sleep: (ms: number, signal?: AbortSignal) =>
    wait(ms / SPEED, undefined, signal ? { signal } : {}).catch(() => {}),
};

let bot: ReturnType<typeof start> | null = null;

async function work(moment: string): Promise<void> {
  set(moment);
  bot ??= start();
  const { database, scheduler } = await bot;
  for (;;) {
    await scheduler.tick();
    const [left] = await database.query<{ count: number }>(
      `SELECT (SELECT COUNT(*) FROM slots WHERE state IN ('due', 'claimed', 'composed'))
        + (SELECT COUNT(*) FROM outbox WHERE state IN ('due', 'claimed', 'sent')) AS count`,
    );
    if (left?.count === 0) break;
    await wait(10);
  }
  tell({ kind: 'idle' });
}

const asItIs = (message: Message): Message => message;

/** A chart that is really drawn and uploaded. */
const withChart = ({ blocks }: Message): Message => ({
  blocks: [...blocks, { kind: 'chart', alt: 'Two days', chart: CHART }],
});

const CHART = {
  story: 's',
  headline: 'The river rises',
  days: [
    { date: '2026-06-14', articles: 1, sources: 1 },
    { date: '2026-06-15', articles: 2, sources: 1 },
  ],
  marks: [{ date: '2026-06-15', claimant: 'the mayor', says: '10 missing' }],
};

async function start() {
  const database = await openStore(store, now());
  const page = (text: string): Message => ({ blocks: [{ kind: 'note', text }] });
  const scheduler = createScheduler({
    database,
    couriers: [await courierFor(platform, url, clock)],
    compose: async (_, { due }) => ({
      main: (hasChart(due) ? withChart : asItIs)(page(`Briefing of ${due.toISOString()}`)),
      detail: page('Detail'),
      posted: [due.toISOString()],
    }),
    now,
    lease,
    step,
  });
  return { database, scheduler };
}
