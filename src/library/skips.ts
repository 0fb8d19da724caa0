import type { Skip } from '../corpus/read.ts';
import type { Log } from '../log.ts';

/** So many are named; a folder of pictures that is dropped in fills no log. */
const NAMED = 5;

/** Says in the log what a look left out that the one before did not; of the first look, which has its own ways to tell, nothing. */
export function tellingSkips(log: Log): (skipped: readonly Skip[]) => void {
  let before: ReadonlySet<string> | null = null;
  return (skipped) => {
    const lines = skipped.map(lineOf);
    const known = before;
    before = new Set(lines);
    if (known === null) return;
    const fresh = lines.filter((line) => !known.has(line));
    for (const line of fresh.slice(0, NAMED)) log.warn(`corpus: skipped ${line}`);
    if (fresh.length > NAMED)
      log.warn(`corpus: skipped ${fresh.length - NAMED} more: dateline sources names them`);
  };
}

function lineOf({ path, line, reason }: Skip): string {
  return `${path}${line === undefined ? '' : `: line ${line}`}: ${reason}`;
}
