import type { Sleep } from '../../src/clock.ts';
import type { Courier, PostOptions } from '../../src/delivery/courier.ts';
import type { Compose } from '../../src/delivery/make.ts';
import { readTiming } from '../../src/delivery/schedules/parse.ts';
import type { NewSchedule, Schedule, Timing } from '../../src/delivery/schedules/schedule.ts';
import { latenessInWords } from '../../src/delivery/slots.ts';
import type { Message } from '../../src/message.ts';

/** Something that stands in a made-up channel. */
export interface Post {
  readonly channel: string;
  readonly key: string;
  readonly thread: string | null;
  readonly id: string;
  readonly message: Message;
}

/** What a made-up platform does with the next post: stores it and hangs up, or does neither. */
export type Fault = 'lost after' | 'lost before' | 'refused';

/** A platform in memory that posts whatever it is given, twice when it is given twice. */
export class MemoryCourier implements Courier {
  readonly platform: string;
  readonly posts: Post[] = [];
  readonly lookups: string[] = [];
  /** One for each of the next posts; none means that all is well. */
  faults: Fault[] = [];
  /** What posts in a channel wait for. */
  readonly waits = new Map<string, Promise<void>>();
  /** Whether it answers no look-up. */
  isBlind = false;
  #count = 0;

  constructor(platform = 'memory') {
    this.platform = platform;
  }

  async post(
    channel: string,
    message: Message,
    key: string,
    { thread, fence }: PostOptions = {},
  ): Promise<{ id: string }> {
    await fence?.();
    await this.waits.get(channel);
    const fault = this.faults.shift();
    if (fault === 'refused') throw Object.assign(new Error('channel_not_found'), { refused: true });
    if (fault === 'lost before') throw new Error('socket hang up');
    const id = String(++this.#count);
    this.posts.push({ channel, key, thread: thread ?? null, id, message });
    if (fault === 'lost after') throw new Error('socket hang up');
    return { id };
  }

  async find(channel: string, key: string, thread?: string): Promise<{ id: string } | null> {
    this.lookups.push(key);
    if (this.isBlind) throw new Error('ratelimited');
    const found = this.posts.find(
      (post) => post.channel === channel && post.key === key && post.thread === (thread ?? null),
    );
    return found ?? null;
  }

  async remove(_: string, id: string): Promise<void> {
    const at = this.posts.findIndex((post) => post.id === id);
    this.posts.splice(at, 1);
  }
}

/** A clock that stands until it is set. */
export class Clock {
  #now: number;

  constructor(iso: string) {
    this.#now = Date.parse(iso);
  }

  readonly now = (): Date => new Date(this.#now);

  set(moment: Date | string): void {
    this.#now = new Date(moment).getTime();
  }

  pass(minutes: number): void {
    this.#now += minutes * 60_000;
  }
}

/** Sleeps until it is woken: no test waits. */
export const untilWoken: Sleep = (_, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });

/** A page with one note. */
export function page(text: string): Message {
  return { blocks: [{ kind: 'note', text }] };
}

/** The text of a post's first note. */
export function noteOf({ message }: Pick<Post, 'message'>): string {
  const [block] = message.blocks;
  return block?.kind === 'note' ? block.text : '';
}

/** Writes the schedule and the moment, how late it is, and a detail. */
export const composeName: Compose = async ({ id }, { due, late }) => ({
  main: page(`${id} ${due.toISOString()}${late === null ? '' : ` ${latenessInWords(late)}`}`),
  detail: page('detail'),
  posted: [`${id} ${due.toISOString()}`],
});

/** A timing that is known to be right. */
export function timing(typed: string): Timing {
  const read = readTiming(typed);
  if ('problem' in read) throw new Error(read.problem);
  return read.timing;
}

/** What it takes to make a schedule in a made-up channel. */
export function scheduled(typed: string, rest: Partial<Schedule> = {}): NewSchedule {
  return {
    platform: 'memory',
    workspace: 'w',
    channel: 'c',
    createdBy: 'ann',
    ...rest,
    timing: timing(typed),
  };
}
