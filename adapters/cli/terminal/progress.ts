import type { Host } from '../host.ts';

/** A progress bar on stderr: told as reading goes on, cleared at the end. */
export interface Progress {
  readonly report: (readBytes: number, totalBytes: number) => void;
  readonly clear: () => void;
}

/** Shown only on a terminal, and only when the work takes longer than a second: short work should not flicker. */
export function progressBar({ stderr, now }: Pick<Host, 'stderr' | 'now'>): Progress {
  const began = now().getTime();
  let drawn: number | null = null;
  return {
    report(readBytes, totalBytes) {
      const time = now().getTime();
      if (!stderr.isTTY || time - began < PATIENCE_MS || (drawn !== null && time - drawn < REDRAW_MS)) return;
      drawn = time;
      stderr.write(`\r${bar(readBytes, totalBytes)}${CLEAR_REST}`);
    },
    clear() {
      if (drawn !== null) stderr.write(`\r${CLEAR_REST}`);
    },
  };
}

const PATIENCE_MS = 1000;
const REDRAW_MS = 100;
const CELLS = 24;
const CLEAR_REST = '\u001b[K';

function bar(readBytes: number, totalBytes: number): string {
  const share = totalBytes > 0 ? Math.min(readBytes / totalBytes, 1) : 0;
  const full = Math.round(share * CELLS);
  const megabytes = `${(readBytes / 1e6).toFixed(1)} of ${(totalBytes / 1e6).toFixed(1)} MB`;
  return `Reading ${'█'.repeat(full)}${'░'.repeat(CELLS - full)} ${Math.round(share * 100)} %  ${megabytes}`;
}
