export const PLATFORMS = ['plain', 'slack', 'discord'] as const;
export type PlatformName = (typeof PLATFORMS)[number];

/** What a child is started with, as JSON in its environment. */
export interface ChildOptions {
  readonly platform: PlatformName;
  /** Where the platform is. */
  readonly url: string;
  readonly store: string;
  /** Milliseconds of real time. */
  readonly lease: number;
}

/** To a child: work off everything that is due at `now`; or go on after a step. */
export type ToChild = { readonly kind: 'work'; readonly now: string } | { readonly kind: 'go' };

/** From a child: it waits at a step, or nothing is left to do. */
export type FromChild = { readonly kind: 'step'; readonly name: string } | { readonly kind: 'idle' };

/** A child's clock runs this many times faster than ours, so that waiting to try again costs little. */
export const SPEED = 25;

/** Every third briefing has a chart; the first, by which the steps are known, is one of them. */
export function hasChart(due: Date): boolean {
  return (due.getTime() / 600_000) % 3 === 1;
}
