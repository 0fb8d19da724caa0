import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { quantiles } from './timing.ts';

const RUNS = 7;
const QUESTION = 'How many were killed in Kidal?';

/** Median wall time in seconds from starting the command to its end. */
export function startSeconds(): { ask: number; bareNode: number } {
  const command = resolve(import.meta.dirname, '../../adapters/cli/main.js');
  return {
    ask: median([command, 'ask', '--corpus', resolve('corpus'), QUESTION]),
    bareNode: median(['-e', '0']),
  };
}

function median(words: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    const { status, error, stderr } = spawnSync(process.execPath, words, {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    // 1 is "declined": an answer too, and the time is what counts here.
    if (error || status === null || status > 1) throw new Error(`${words.join(' ')}: ${error ?? stderr}`);
    return performance.now() - started;
  });
  return quantiles(times).p50 / 1000;
}
