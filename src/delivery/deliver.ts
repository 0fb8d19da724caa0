import { whileHeld } from '../lease.ts';
import type { Message } from '../message.ts';
import type { Database } from '../store/database.ts';
import { type Courier, isRefusal, reasonOf, TakenOver } from './courier.ts';
import { claimPost, confirm, giveUp, headOf, markSent, type PostRow, release } from './outbox.ts';
import { isReady, nextTry } from './retry.ts';
import { takeBack } from './take-back.ts';
import type { Work } from './work.ts';

/** What became of the next post of a channel; null when there is none that could be taken now. */
export type Delivered = {
  readonly post: string;
  readonly how: 'posted' | 'found' | 'retry' | 'failed' | 'lost';
};

/**
 * Posts what is next in a channel, once. From `sent` on it is not known whether it stands there, until the platform says
 * so: whoever comes to it then, after a crash or a failure, looks it up before posting it again. Who stood still meanwhile
 * posts it no more, or takes it back.
 */
export async function deliverNext(courier: Courier, channel: string, work: Work): Promise<Delivered | null> {
  const { database, watch, owner, step } = work;
  const head = await headOf(database, courier.platform, channel);
  if (head === null) return null;
  // Looked at even when it is not ready: a holder is only known to be gone by having been watched.
  const free = watch.isFree(head.post, head);
  if (!free || !isReady(head.next_try, work.now())) return null;
  await step('post due');
  const row = await claimPost(database, head, owner);
  if (row === null) return null;
  await step('post claimed');
  return whileHeld(
    () => deliver(courier, row, work),
    () => beat(database, row),
    work.lease / 4,
    work.sleep,
  );
}

async function deliver(courier: Courier, row: PostRow, work: Work): Promise<Delivered> {
  const { database, now, step } = work;
  const done = (how: Delivered['how']) => ({ post: row.post, how });
  try {
    const thread = await threadOf(database, row);
    if (row.state === 'sent') {
      await step('looking it up');
      const found = await courier.find(row.channel, row.post, thread, new Date(row.made));
      await step('looked up');
      if (found !== null) {
        const ours = await confirm(database, row, found.id, now());
        await step('found confirmed');
        return done(ours ? 'found' : 'lost');
      }
    }
    if (now() > new Date(row.latest)) {
      const why = row.note === null ? 'its time was over' : `its time was over: ${row.note}`;
      await giveUp(database, row, 'expired', why, now());
      work.log.error(`delivery: ${row.post} was not posted: ${why}`);
      return done('failed');
    }
    // Drawn before it counts as sent: what keeps a process busy must not come between the two.
    const message = JSON.parse(row.message) as Message;
    const picture = await pictureOf(message, row, work);
    const fence = async () => {
      if (!(await markSent(database, row))) throw new TakenOver();
    };
    await step('sending');
    await fence();
    await step('sent');
    const { id } = await courier.post(row.channel, message, row.post, { thread, picture, fence });
    await step('posted');
    const ours = await confirm(database, row, id, now());
    await step('confirmed');
    if (!ours) await takeBack(courier, row, { id, thread }, work);
    return done(ours ? 'posted' : 'lost');
  } catch (error) {
    if (error instanceof TakenOver) return done('lost');
    const why = reasonOf(error);
    if (isRefusal(error)) {
      await giveUp(database, row, 'failed', why, now());
      work.log.error(`delivery: ${row.post} was refused: ${why}`, error);
      return done('failed');
    }
    // Nothing else of its channel is posted meanwhile: it is not looked up for ever.
    if (row.state === 'sent' && now() > new Date(row.latest)) {
      const unknown = `its time was over, and nobody can tell whether it stands there: ${why}`;
      await giveUp(database, row, 'expired', unknown, now());
      work.log.error(`delivery: ${row.post} was given up: ${unknown}`, error);
      return done('failed');
    }
    await release(database, row, nextTry(now(), row.attempts), why);
    work.log.warn(`delivery: ${row.post} will be tried again: ${why}`, error);
    await step('released');
    return done('retry');
  }
}

/** From then on a message goes without its picture: that may be what keeps it from being posted. */
const TRIES_WITH_PICTURE = 3;

/** The chart of a message as a picture, or none: a briefing is never kept back for it. */
async function pictureOf(
  { blocks }: Message,
  { post, attempts }: PostRow,
  { draw, log, step }: Work,
): Promise<Uint8Array | undefined> {
  const block = blocks.find(({ kind }) => kind === 'chart');
  if (block?.kind !== 'chart' || attempts > TRIES_WITH_PICTURE) return undefined;
  try {
    await step('drawing');
    return await draw(block.chart);
  } catch (error) {
    log.warn(`delivery: ${post} is posted without its chart: ${reasonOf(error)}`, error);
    return undefined;
  }
}

/** The platform's id of the thread it goes in: the message it belongs to is confirmed by then. */
async function threadOf(database: Database, row: PostRow): Promise<string | undefined> {
  if (row.under_post === null) return row.thread ?? undefined;
  const [above] = await database.query<{ message_id: string | null }>(
    'SELECT message_id FROM outbox WHERE post = ?',
    [row.under_post],
  );
  return above?.message_id ?? row.thread ?? undefined;
}

async function beat(database: Database, { post, owner }: PostRow): Promise<void> {
  await database.query('UPDATE outbox SET beat = beat + 1 WHERE post = ? AND owner = ?', [post, owner]);
}
