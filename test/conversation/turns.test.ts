import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../src/conversation/turns.ts';

describe('work in turns', () => {
  it('never runs two pieces at once, and keeps their order', async () => {
    const inTurn = oneAtATime();
    const seen: string[] = [];
    const piece = (name: string) => async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
      return name;
    };
    const all = await Promise.all(['a', 'b', 'c'].map((name) => inTurn(piece(name))));
    expect(all).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('goes on after a piece that failed, which its caller is told of', async () => {
    const inTurn = oneAtATime();
    const failing = inTurn(() => Promise.reject(new Error('no index')));
    const next = inTurn(async () => 'answered');
    await expect(failing).rejects.toThrow('no index');
    await expect(next).resolves.toBe('answered');
  });

  it('lets what arrives meanwhile in between two pieces', async () => {
    const inTurn = oneAtATime();
    const seen: string[] = [];
    const first = inTurn(async () => {
      seen.push('first');
      setImmediate(() => seen.push('an event'));
    });
    const second = inTurn(async () => {
      seen.push('second');
    });
    await Promise.all([first, second]);
    expect(seen).toEqual(['first', 'an event', 'second']);
  });

  it('goes on after one that never ends', async () => {
    const inTurn = oneAtATime(5);
    void inTurn(() => new Promise(() => {}));
    expect(await inTurn(async () => 'done')).toBe('done');
  });
});
