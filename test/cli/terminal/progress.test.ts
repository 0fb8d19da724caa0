import { expect, it } from 'vitest';
import { progressBar } from '../../../adapters/cli/terminal/progress.ts';
import { sink } from '../host.ts';

function bar(isTTY: boolean) {
  const stderr = sink({ isTTY });
  let time = 0;
  const progress = progressBar({ stderr: stderr.output, now: () => new Date(time) });
  return {
    at(milliseconds: number, read: number) {
      time = milliseconds;
      progress.report(read, 46_000_000);
      return stderr.text();
    },
    clear() {
      progress.clear();
      return stderr.text();
    },
  };
}

it('is not shown before a second has passed', () => {
  const quick = bar(true);
  expect(quick.at(0, 0) + quick.at(999, 40_000_000) + quick.clear()).toBe('');
});

it('is drawn ten times a second at most, and cleared', () => {
  const slow = bar(true);
  const first = slow.at(1000, 23_000_000);
  expect(first).toBe('\rReading ████████████░░░░░░░░░░░░ 50 %  23.0 of 46.0 MB\u001b[K');
  expect(slow.at(1050, 24_000_000)).toBe(first);
  expect(slow.at(1100, 46_000_000)).toContain('100 %');
  expect(slow.clear().endsWith('\r\u001b[K')).toBe(true);
});

it('is not shown where there is no terminal', () => {
  const piped = bar(false);
  expect(piped.at(5000, 23_000_000) + piped.clear()).toBe('');
});
