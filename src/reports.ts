import type { Checked } from './checking/check.ts';
import type { TimelineEvent } from './timeline/timeline.ts';

/** What a program is given of a timeline, on the command line and on the web. */
export interface TimelineReport {
  readonly events: readonly TimelineEvent[];
}

/** What a program is given of a check. */
export interface CheckReport {
  readonly checked: readonly Checked[];
}

export function timelineReport(events: readonly TimelineEvent[]): TimelineReport {
  return { events };
}

export function checkReport(checked: readonly Checked[]): CheckReport {
  return { checked };
}
