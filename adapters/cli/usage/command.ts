import type { Host } from '../host.ts';

/** One option of a command; its help line and its parsing come from here. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What the value is called in the help, e.g. `PATH`; without it the option is a switch. */
  readonly value?: string;
  /** May be given more than once. */
  readonly many?: boolean;
  readonly summary: string;
}

/** A command as it is listed, parsed and explained; what it does is loaded when it runs. */
export interface Command {
  /** One word, or a group and a word: `inspect rank`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the options: as the help shows it, `[FILE]` when it may be left out, and how many there may be. */
  readonly argument?: { readonly label: string; readonly most: number };
  readonly options: readonly Option[];
  /** Further lines of its help. */
  readonly details?: readonly string[];
  readonly load: () => Promise<{ readonly run: Run }>;
}

/** 0: answered or related, 1: declined, 2: wrong usage or bad input. */
export type ExitStatus = 0 | 1 | 2;

type Run = (call: Call, host: Host) => Promise<ExitStatus>;

/** The command line of one run, parsed. */
export interface Call {
  readonly positionals: readonly string[];
  has(option: string): boolean;
  value(option: string): string | undefined;
  values(option: string): readonly string[];
}

/** Wrong usage or bad input: ends the run with one line on stderr and status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to do instead; default: where the help is. */
  readonly hint: string | undefined;

  constructor(
    message: string,
    options: { readonly hint?: string | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.hint = options.hint;
  }
}
