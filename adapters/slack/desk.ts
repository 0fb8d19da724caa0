import type { Context } from '@slack/bolt';
import type { BriefingBoard, Conversation, Log, Sources } from '../../src/index.ts';
import type { SlackSettings } from './config.ts';
import type { Delivery } from './deliver.ts';
import type { Here } from './heard.ts';
import type { WaysBack } from './way-back.ts';
import type { Work } from './work.ts';

/** What the bot works with. */
export interface Desk {
  readonly settings: Pick<SlackSettings, 'followThreads' | 'managers'>;
  readonly conversation: Conversation;
  readonly sources: () => Sources;
  /** The briefings that the App Home shows and manages; without it there are none. */
  readonly board?: BriefingBoard | undefined;
  /** Questions to begin with, from the newest stories. */
  readonly prompts?: (() => Promise<readonly string[]>) | undefined;
  readonly delivery: Delivery;
  readonly work: Work;
  readonly waysBack: WaysBack;
  readonly log: Log;
}

export function hereOf({ teamId, enterpriseId, botUserId }: Context): Here {
  return { workspace: teamId ?? enterpriseId ?? 'unknown', botUser: botUserId ?? null };
}

/** A broken line while acknowledging is no reason not to answer: the event was heard. */
export async function acknowledged(ack: () => Promise<void>, log: Log): Promise<void> {
  await ack().catch((error: unknown) => log.warn('slack: unable to acknowledge', error));
}
