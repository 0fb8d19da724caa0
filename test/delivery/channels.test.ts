import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { Channels } from '../../src/delivery/channels.ts';

describe('the posts of a channel', () => {
  it('keep their order and come one a second, and other channels do not wait', async () => {
    const clock = new SteppedClock();
    const channels = new Channels(clock, 1_000);
    const started: [string, number][] = [];
    const add = (channel: string, name: string) =>
      channels.inOrder(channel, async () => {
        await channels.turn(channel);
        started.push([name, clock.now()]);
      });
    await Promise.all([add('C1', 'a'), add('C1', 'b'), add('C2', 'x'), add('C1', 'c')]);
    expect(started.filter(([name]) => name !== 'x')).toEqual([
      ['a', 0],
      ['b', 1_000],
      ['c', 2_000],
    ]);
    expect(started.find(([name]) => name === 'x')![1]).toBeLessThan(1_000);
  });

  it('go on after one that failed', async () => {
    const channels = new Channels(new SteppedClock(), 1_000);
    const failed = channels.inOrder('C1', () => Promise.reject(new Error('no')));
    const next = channels.inOrder('C1', async () => 'done');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});

/** Time that stands still until somebody sleeps. */
class SteppedClock implements Clock {
  #now = 0;
  now(): number {
    return this.#now;
  }
  async sleep(ms: number): Promise<void> {
    const end = this.#now + ms;
    await Promise.resolve();
    this.#now = Math.max(this.#now, end);
  }
}
