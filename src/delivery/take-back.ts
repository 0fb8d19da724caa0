import { type Courier, reasonOf } from './courier.ts';
import type { PostRow } from './outbox.ts';
import type { Work } from './work.ts';

/** What was posted by a process that had lost the post to another one. */
interface Posted {
  readonly id: string;
  readonly thread: string | undefined;
}

/** Between two looks at what the other process does, in milliseconds. */
const EVERY = 250;

/**
 * Takes away what was posted by us and by another process too, once that one has confirmed its own. Where it has found ours, ours
 * stays; where it ends before, whoever comes next looks first and finds ours.
 */
export async function takeBack(courier: Courier, row: PostRow, posted: Posted, work: Work): Promise<void> {
  const { database, lease, log, sleep } = work;
  const { signal } = new AbortController();
  try {
    for (let waited = 0; waited <= 2 * lease; waited += EVERY) {
      const [now] = await database.query<{ state: string; message_id: string | null }>(
        'SELECT state, message_id FROM outbox WHERE post = ?',
        [row.post],
      );
      if (now?.state === 'confirmed') {
        if (now.message_id === posted.id) return;
        await courier.remove(row.channel, posted.id, posted.thread);
        return log.warn(`delivery: ${row.post} was posted by another process, too: ours was taken back`);
      }
      await sleep(EVERY, signal);
    }
  } catch (error) {
    log.error(`delivery: ${row.post} may stand twice in ${row.channel}: ${reasonOf(error)}`, error);
  }
}
