import { describe, expect, it } from 'vitest';
import { AtWork } from '../../src/delivery/at-work.ts';

const failed = (error: unknown) => {
  throw error;
};

describe('a place at work', () => {
  it('is worked on by one at a time, and once more for all who ask meanwhile', async () => {
    const atWork = new AtWork();
    let [begun, atOnce, most] = [0, 0, 0];
    let release = () => {};
    const work = async () => {
      most = Math.max(most, ++atOnce);
      if (++begun === 1)
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      atOnce -= 1;
    };
    const first = atWork.begin('a', work, failed);
    await Promise.resolve();
    const others = [1, 2, 3].map(() => atWork.begin('a', work, failed));
    release();
    await Promise.all([first, ...others]);
    expect([begun, most]).toEqual([2, 1]);
    await atWork.begin('a', work, failed);
    expect(begun).toBe(3);
  });

  it('keeps no other waiting', async () => {
    const atWork = new AtWork();
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ended = atWork.begin('slow', () => slow, failed);
    await atWork.begin('quick', async () => {}, failed);
    await atWork.ended('quick');
    release();
    await ended;
    await atWork.ended();
  });

  it('can be begun with again after a failure, which is told', async () => {
    const atWork = new AtWork();
    const told: unknown[] = [];
    const error = new Error('no index');
    await atWork.begin(
      'a',
      () => Promise.reject(error),
      (each) => told.push(each),
    );
    expect(told).toEqual([error]);
    let isDone = false;
    await atWork.begin(
      'a',
      async () => {
        isDone = true;
      },
      failed,
    );
    expect(isDone).toBe(true);
  });
});
