import type { Host, Output } from '../host.ts';

/** How text is set: the width to wrap at (null: never), and paints that do nothing where colours are off. */
export interface Style {
  readonly width: number | null;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly accent: Paint;
}

type Paint = (text: string) => string;

/** No wrapping, no colours: what a file or a pipe gets. */
export const PLAIN: Style = { width: null, bold: same, dim: same, accent: same };

/** The style for standard output: wrapped on a terminal; coloured there too, unless the environment says otherwise. */
export function styleOf({ stdout, env }: Pick<Host, 'stdout' | 'env'>): Style {
  const width = stdout.isTTY ? Math.min(Math.max(stdout.columns ?? 80, NARROWEST), WIDEST) : null;
  if (!hasColours(stdout, env)) return { ...PLAIN, width };
  return { width, bold: sgr(1, 22), dim: sgr(2, 22), accent: sgr(36, 39) };
}

/** `FORCE_COLOR` beats `NO_COLOR`, as in Node. */
function hasColours(stdout: Output, env: Host['env']): boolean {
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** Below this, wrapping does more harm than the terminal's own. */
const NARROWEST = 20;
/** Longer lines are hard to read. */
const WIDEST = 100;

/** "Select graphic rendition" on and off. */
function sgr(on: number, off: number): Paint {
  return (text) => `\u001b[${on}m${text}\u001b[${off}m`;
}

function same(text: string): string {
  return text;
}
