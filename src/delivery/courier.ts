import type { Message } from '../message.ts';

/** A platform's way to post what nobody asked for just now. */
export interface Courier {
  readonly platform: string;
  /**
   * Posts under `key`; with `thread`, in that thread, or the one below that message. `picture` is the message's chart as a
   * PNG: where it cannot be shown, the message is posted without it. When it rejects, the message may have been posted all
   * the same, unless the error is a `Refusal`.
   */
  post(
    channel: string,
    message: Message,
    key: string,
    thread?: string,
    picture?: Uint8Array,
  ): Promise<{ readonly id: string }>;
  /** What was posted under `key` after `since`, looked up on the platform; with `thread`, in that thread. */
  find(channel: string, key: string, thread?: string, since?: Date): Promise<{ readonly id: string } | null>;
}

/** What an error may say about trying again: `refused` is for good, a missing channel or right. */
export interface Refusal {
  readonly refused: true;
}

/** The platform said no for good: trying again would be answered the same. */
export function isRefusal(error: unknown): error is Refusal {
  return typeof error === 'object' && error !== null && 'refused' in error && error.refused === true;
}

/** One sentence of what went wrong, for a row and a log. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').slice(0, LONGEST_REASON);
}

const LONGEST_REASON = 300;
