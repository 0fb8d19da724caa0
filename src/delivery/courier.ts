import type { Message } from '../message.ts';

/** A platform's way to post what nobody asked for just now. */
export interface Courier {
  readonly platform: string;
  /**
   * Posts under `key`. When it rejects, the message may have been posted all the same, unless the error is a `Refusal` or
   * a `TakenOver`.
   */
  post(
    channel: string,
    message: Message,
    key: string,
    options?: PostOptions,
  ): Promise<{ readonly id: string }>;
  /** What was posted under `key` after `since`, looked up on the platform; with `thread`, in that thread. */
  find(channel: string, key: string, thread?: string, since?: Date): Promise<{ readonly id: string } | null>;
  /** Takes away what was posted, by its id; with `thread`, from that thread, or from the channel where it stands there. */
  remove(channel: string, id: string, thread?: string): Promise<void>;
}

export interface PostOptions {
  /** A thread, or the message below which it is. */
  readonly thread?: string | undefined;
  /** The message's chart as a PNG: where it cannot be shown, the message is posted without it. */
  readonly picture?: Uint8Array | undefined;
  /** To be called right before each request that posts; rejects with `TakenOver` where it is no longer ours to post. */
  readonly fence?: () => Promise<void>;
}

/** Another process posts it: this one stood still for longer than others wait. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
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
