import type { Message } from '../message.ts';
import type { Database, Row } from '../store/database.ts';
import { recordRead } from './read.ts';
import { recordTold, type Told } from './told.ts';

/** A row of `outbox`: due → claimed → sent → confirmed; or failed, or expired when it could not be posted in time. */
export interface PostRow extends Row {
  /** The key it is posted under, and looked up by. */
  readonly post: string;
  readonly place: number;
  readonly platform: string;
  readonly channel: string;
  /** The post in whose thread it stands. */
  readonly under_post: string | null;
  /** The platform's id of that thread, where it is known from the start. */
  readonly thread: string | null;
  readonly message: string;
  readonly reads: string;
  readonly told: string | null;
  readonly schedule: string | null;
  readonly due: string | null;
  readonly state: string;
  readonly owner: string | null;
  readonly beat: number;
  readonly attempts: number;
  readonly next_try: string;
  readonly latest: string;
  /** When it was put into the outbox: it stands nowhere before. */
  readonly made: string;
  readonly note: string | null;
  readonly message_id: string | null;
}

/** What is to be posted, decided once: a retry posts the same. */
export interface NewPost {
  readonly key: string;
  readonly platform: string;
  readonly channel: string;
  readonly message: Message;
  /** The key of the post in whose thread it goes. */
  readonly under?: string;
  readonly thread?: string;
  /** Sentence keys that the channel has read once this is confirmed. */
  readonly reads?: readonly string[];
  /** What it was told with it. */
  readonly told?: Told | null;
  readonly slot?: { readonly scheduleId: string; readonly due: Date };
  /** Not posted after this moment. */
  readonly latest: Date;
}

/** Puts a post into the outbox; a key that is there already is left as it is. */
export async function enqueue(database: Database, post: NewPost, now: Date): Promise<boolean> {
  const { key, platform, channel, message, under, thread, reads = [], told = null, slot, latest } = post;
  const rows = await database.query(
    `INSERT INTO outbox (post, place, platform, channel, under_post, thread, message, reads, told, schedule, due,
       state, owner, beat, attempts, next_try, latest, made)
     VALUES (?, (SELECT COALESCE(MAX(place), 0) + 1 FROM outbox), ?, ?, ?, ?, ?, ?, ?, ?, ?, 'due', NULL, 0, 0, ?, ?, ?)
     ON CONFLICT (post) DO NOTHING RETURNING post`,
    [
      key,
      platform,
      channel,
      under ?? null,
      thread ?? null,
      JSON.stringify(message),
      JSON.stringify(reads),
      told === null ? null : JSON.stringify(told),
      slot?.scheduleId ?? null,
      slot?.due.toISOString() ?? null,
      now.toISOString(),
      latest.toISOString(),
      now.toISOString(),
    ],
  );
  return rows.length > 0;
}

/** The post that is next in a channel: they go one after another. */
export async function headOf(database: Database, platform: string, channel: string): Promise<PostRow | null> {
  const [head] = await database.query<PostRow>(
    `SELECT * FROM outbox WHERE state IN ('due', 'claimed', 'sent') AND platform = ? AND channel = ?
     ORDER BY place, post LIMIT 1`,
    [platform, channel],
  );
  return head ?? null;
}

/** Takes a post as `row` shows it; null when another process was faster. Its state stays `sent` when it was. */
export async function claimPost(database: Database, row: PostRow, owner: string): Promise<PostRow | null> {
  const [claimed] = await database.query<PostRow>(
    `UPDATE outbox SET state = CASE state WHEN 'due' THEN 'claimed' ELSE state END, owner = ?, beat = beat + 1,
       attempts = attempts + 1
     WHERE post = (SELECT post FROM outbox WHERE post = ? AND beat = ? AND state IN ('due', 'claimed', 'sent')
       ${database.notTaken}) RETURNING *`,
    [owner, row.post, row.beat],
  );
  return claimed ?? null;
}

/** Notes that it is about to be sent; false when it was taken from us in the meantime. */
export async function markSent(database: Database, { post, owner }: PostRow): Promise<boolean> {
  const rows = await database.query(
    `UPDATE outbox SET state = 'sent', beat = beat + 1
     WHERE post = ? AND owner = ? AND state IN ('claimed', 'sent') RETURNING post`,
    [post, owner],
  );
  return rows.length > 0;
}

/** Gives a post back after a failure, to be tried again. */
export async function release(database: Database, row: PostRow, next: Date, note: string): Promise<void> {
  await database.query(
    `UPDATE outbox SET owner = NULL, beat = beat + 1, next_try = ?, note = ? WHERE post = ? AND owner = ?`,
    [next.toISOString(), note, row.post, row.owner],
  );
}

/** Takes note that it stands in the channel, under the platform's id; false when it was taken from us. */
export async function confirm(database: Database, row: PostRow, id: string, now: Date): Promise<boolean> {
  return database.transaction(async (inside) => {
    const rows = await inside.query(
      `UPDATE outbox SET state = 'confirmed', owner = NULL, beat = beat + 1, message_id = ?, settled = ?, note = NULL
       WHERE post = ? AND owner = ? RETURNING post`,
      [id, now.toISOString(), row.post, row.owner],
    );
    if (rows.length === 0) return false;
    await recordRead(inside, row, now);
    await recordTold(inside, row, now);
    await settleSlot(inside, row, now, null);
    return true;
  });
}

/** Ends a post that was not posted: `failed` for good, `expired` because its time is over. What hangs on it ends with it. */
export function giveUp(
  database: Database,
  row: PostRow,
  state: 'failed' | 'expired',
  note: string,
  now: Date,
): Promise<boolean> {
  return database.transaction(async (inside) => {
    const ended = await inside.query(
      `UPDATE outbox SET state = ?, owner = NULL, beat = beat + 1, settled = ?, note = ?
       WHERE post = ? AND owner = ? RETURNING post`,
      [state, now.toISOString(), note, row.post, row.owner],
    );
    if (ended.length === 0) return false;
    await inside.query(
      `UPDATE outbox SET state = ?, settled = ?, note = 'the message it belongs to was not posted'
       WHERE under_post = ? AND state = 'due'`,
      [state, now.toISOString(), row.post],
    );
    await settleSlot(inside, row, now, note);
    return true;
  });
}

/** Once nothing of a slot is left to be posted, the slot is posted; or failed, when its main message was not. */
async function settleSlot(
  database: Database,
  { schedule, due }: Pick<PostRow, 'schedule' | 'due'>,
  now: Date,
  note: string | null,
): Promise<void> {
  if (schedule === null || due === null) return;
  const posts = await database.query<PostRow>(
    'SELECT * FROM outbox WHERE schedule = ? AND due = ? ORDER BY place, post',
    [schedule, due],
  );
  if (posts.some(({ state }) => ['due', 'claimed', 'sent'].includes(state))) return;
  const state = posts[0]?.state === 'confirmed' ? 'posted' : 'failed';
  await database.query('UPDATE slots SET state = ?, settled = ?, note = ? WHERE schedule = ? AND due = ?', [
    state,
    now.toISOString(),
    note,
    schedule,
    due,
  ]);
}
