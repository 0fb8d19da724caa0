/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
export const WEEKEND: readonly Weekday[] = [6, 7];

/** When a briefing is due, by the clocks of `zone`, an IANA name. */
export type Timing = TimesOfDay | CronTiming;

export interface TimesOfDay {
  readonly kind: 'times';
  /** `07:45`, ascending. */
  readonly times: readonly string[];
  readonly days: readonly Weekday[];
  readonly zone: string;
}

/** For those who want it: five fields, minutes first. */
export interface CronTiming {
  readonly kind: 'cron';
  readonly pattern: string;
  readonly zone: string;
}

/** What happens to slots that were missed: only the newest is posted, each of them, or none. */
export type Policy = 'latest' | 'all' | 'skip';

/** A channel's standing order for briefings. */
export interface Schedule {
  readonly id: string;
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly timing: Timing;
  /** Questions or keywords; none means everything. */
  readonly subjects: readonly string[];
  /** Only these publishers; none means all. */
  readonly publishers: readonly string[];
  /** The most stories in one briefing. */
  readonly length: number;
  /** Days without a briefing: `2026-12-25`, `12-25` for every year, `2026-12-24..2027-01-01`. */
  readonly quietDays: readonly string[];
  readonly policy: Policy;
  /** A briefing this many minutes late is not posted any more. */
  readonly latestMinutes: number;
  readonly chart: boolean;
  /** Says nothing, instead of "nothing new on your subjects". */
  readonly silentWhenEmpty: boolean;
  readonly paused: boolean;
  /** Why, where nobody asked for it: `Dateline was removed from this workspace`. */
  readonly pausedBecause: string | null;
  readonly createdBy: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** What a schedule is when nothing else was said. */
export const SCHEDULE_DEFAULTS = {
  subjects: [],
  publishers: [],
  length: 5,
  quietDays: [],
  policy: 'latest',
  // A morning briefing is still read before noon; later than that the next one serves better.
  latestMinutes: 120,
  chart: false,
  silentWhenEmpty: false,
  paused: false,
  pausedBecause: null,
} as const satisfies Partial<Schedule>;

/** What has to be said to make a schedule; the rest has defaults. */
export type NewSchedule = Pick<Schedule, 'platform' | 'workspace' | 'channel' | 'timing' | 'createdBy'> &
  Partial<Omit<Schedule, 'pausedBecause' | 'createdAt'>>;

/** What may be changed afterwards. */
export type ScheduleChange = Partial<
  Omit<
    Schedule,
    'id' | 'platform' | 'workspace' | 'channel' | 'paused' | 'pausedBecause' | 'createdBy' | 'createdAt'
  >
>;
