import type { Database } from '../store/database.ts';
import { type Compose, type Composed, previousOf } from './make.ts';
import { listSchedules } from './schedules/kept.ts';
import { nextRuns } from './schedules/runs.ts';
import type { Schedule } from './schedules/schedule.ts';

/** How the briefings stand, to be looked at. */
export interface DeliveryOverview {
  /** In the order they were made. */
  readonly schedules: readonly ScheduleState[];
  /** How many posts are in each state, those without any too. */
  readonly outbox: Readonly<Record<PostState, number>>;
  /** Newest first. */
  readonly posts: readonly Post[];
}

export interface ScheduleState {
  readonly schedule: Schedule;
  /** Its last due time, and what came of it; null before the first. */
  readonly last: { readonly due: Date; readonly state: string; readonly note: string | null } | null;
  /** The next three; none while it is paused. */
  readonly next: readonly Date[];
}

/** The way of a post: due → claimed → sent → confirmed, or failed, or expired. */
export const POST_STATES = ['due', 'claimed', 'sent', 'confirmed', 'failed', 'expired'] as const;
export type PostState = (typeof POST_STATES)[number];

export interface Post {
  readonly made: Date;
  readonly platform: string;
  readonly channel: string;
  readonly state: string;
  /** The schedule it is posted for; null for a note, such as a correction. */
  readonly schedule: string | null;
  /** What went wrong; null where nothing did. */
  readonly note: string | null;
}

const MOST_POSTS = 20;

/** Everything about briefings that somebody who runs Dateline wants to see. */
export async function deliveryOverview(database: Database, now: Date): Promise<DeliveryOverview> {
  const schedules = await listSchedules(database);
  const lasts = await database.query<{ schedule: string; due: string; state: string; note: string | null }>(
    `SELECT schedule, due, state, note FROM slots
     WHERE due = (SELECT MAX(other.due) FROM slots AS other WHERE other.schedule = slots.schedule)`,
  );
  const last = new Map(lasts.map((row) => [row.schedule, row]));
  return {
    schedules: schedules.map((schedule) => {
      const slot = last.get(schedule.id);
      return {
        schedule,
        last: slot === undefined ? null : { due: new Date(slot.due), state: slot.state, note: slot.note },
        next: schedule.paused ? [] : nextRuns(schedule, now, 3),
      };
    }),
    outbox: await outboxByState(database),
    posts: await newestPosts(database),
  };
}

/** How many posts the outbox holds in each state. */
export async function outboxByState(database: Database): Promise<Record<PostState, number>> {
  const rows = await database.query<{ state: string; posts: number }>(
    'SELECT state, COUNT(*) AS posts FROM outbox GROUP BY state',
  );
  const counts = new Map(rows.map(({ state, posts }) => [state, Number(posts)]));
  return Object.fromEntries(POST_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<
    PostState,
    number
  >;
}

/** What a schedule would post now; nothing is kept of it. */
export async function previewOf(
  database: Database,
  schedule: Schedule,
  compose: Compose,
  now: Date,
): Promise<Composed> {
  const { id } = schedule;
  const previous = await previousOf(database, id, now);
  return compose(schedule, { scheduleId: id, due: now, asked: true, late: null, previous });
}

async function newestPosts(database: Database): Promise<Post[]> {
  const rows = await database.query<{
    made: string;
    platform: string;
    channel: string;
    state: string;
    schedule: string | null;
    note: string | null;
  }>(
    `SELECT made, platform, channel, state, schedule, note FROM outbox ORDER BY place DESC LIMIT ${MOST_POSTS}`,
  );
  return rows.map(({ made, ...row }) => ({ ...row, made: new Date(made) }));
}
