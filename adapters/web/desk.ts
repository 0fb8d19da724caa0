import type { Dateline, DeliveryOverview, Drawing, Message, PostState } from '../../src/index.ts';

/** What the pages are made from, once the archive is read. */
export interface Opened {
  readonly dateline: Dateline;
  /** Questions to begin with, of the newest stories. */
  readonly examples: () => Promise<readonly Example[]>;
  readonly briefings: BriefingDesk;
  /** How each platform would show a message; drawn from what would be sent there. */
  readonly previews: readonly Preview[];
}

/** A story, and what may be asked of it. */
export interface Example {
  readonly headline: string;
  readonly question: string;
}

export interface Preview {
  /** `Slack` */
  readonly platform: string;
  draw(message: Message): Promise<Drawing>;
}

/** Briefings that are posted on schedule, to be looked at and run. */
export interface BriefingDesk {
  overview(): Promise<DeliveryOverview>;
  outbox(): Promise<Readonly<Record<PostState, number>>>;
  /** What a schedule would post now; null when there is none of this id. */
  preview(schedule: string): Promise<BriefingPages | null>;
  /** Posts a schedule's briefing now, and says what came of it; null when there is none of this id. */
  run(schedule: string): Promise<string | null>;
}

/** A briefing as it would be posted: `main` in the channel, `detail` in its thread; null where nothing would be. */
export interface BriefingPages {
  readonly main: Message | null;
  readonly detail: Message | null;
}
