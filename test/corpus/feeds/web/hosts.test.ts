import { describe, expect, it } from 'vitest';
import { backOff, Hosts } from '../../../../src/corpus/feeds/web/hosts.ts';
import { START } from '../setup.ts';

const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);

describe('a host', () => {
  const hosts = (now = () => START) => new Hosts({ now, random: () => 0 });

  it.each([
    ['120', at(150)],
    ['86400', at(86_400)],
    ['Sat, 14 Jun 2025 12:00:00 GMT', at(7_200)],
    ['999999999', at(7 * 86_400)],
    ['Sat, 14 Jun 2020 12:00:00 GMT', at(150)],
    ['soon', at(150)],
    ['-5', at(150)],
    [null, at(150)],
  ])(
    'that says Retry-After %j is left alone for so long, never shorter than after any failure',
    (said, until) => {
      const known = hosts();
      known.unwell('a.example', said);
      expect(known.waitsUntil('a.example')).toEqual(until);
      expect(known.waitsUntil('b.example')).toBeNull();
    },
  );

  it('does its work in order, and goes on after one that failed', async () => {
    const known = hosts();
    const done: string[] = [];
    const work = (name: string, fails = false) =>
      known.turn('a.example', async () => {
        await new Promise((resolve) => setImmediate(resolve));
        done.push(name);
        if (fails) throw new Error(name);
      });
    await Promise.allSettled([work('one'), work('two', true), work('three')]);
    expect(done).toEqual(['one', 'two', 'three']);
  });

  it('that does well is forgotten', () => {
    const kept: unknown[] = [];
    const known = new Hosts({
      now: () => START,
      random: () => 0,
      keep: (host, state) => kept.push([host, state?.failures ?? null]),
    });
    known.unwell('a.example', null);
    known.unwell('a.example', null);
    known.well('a.example');
    known.well('a.example');
    expect(kept).toEqual([
      ['a.example', 1],
      ['a.example', 2],
      ['a.example', null],
    ]);
  });
});

it('waits twice as long after each failure, half of it by chance, up to six hours', () => {
  const minutes = (failures: number, random: number) => backOff(failures, () => random) / 60_000;
  expect([1, 2, 3, 4].map((failures) => minutes(failures, 0))).toEqual([2.5, 5, 10, 20]);
  expect([1, 2, 3, 4].map((failures) => minutes(failures, 1))).toEqual([5, 10, 20, 40]);
  expect(minutes(50, 1)).toBe(360);
});
