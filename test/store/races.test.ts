import { expect, it, onTestFinished } from 'vitest';
import { SharedRateLimit } from '../../src/conversation/rate.ts';
import { queueCorrections } from '../../src/delivery/corrections.ts';
import { claimPost, confirm, enqueue, headOf, markSent } from '../../src/delivery/outbox.ts';
import { createScheduler } from '../../src/delivery/scheduler.ts';
import { applySchedules } from '../../src/delivery/schedules/file.ts';
import {
  addSchedule,
  listSchedules,
  pauseSchedule,
  resumeSchedule,
} from '../../src/delivery/schedules/kept.ts';
import { makeSlots } from '../../src/delivery/slots.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { desk, incoming } from '../conversation/setup.ts';
import { Clock, composeName, MemoryCourier, page, scheduled } from '../delivery/channel.ts';
import { describeOnPostgres } from './stores.ts';

const NOW = new Date('2026-06-15T06:00:00Z');
const REPLICAS = 3;

describeOnPostgres('replicas', (server) => {
  /** One store as several processes see it. */
  async function replicas(): Promise<Database[]> {
    const address = await server().newDatabase();
    const first = await openStore(address, NOW);
    const others = Array.from({ length: REPLICAS - 1 }, () => openPostgres(address));
    onTestFinished(async () => void (await Promise.all([first, ...others].map((each) => each.close()))));
    return [first, ...others];
  }

  /** `work` on every replica at the same moment, `times` times each. */
  const together = <T>(all: readonly Database[], work: (database: Database) => Promise<T>, times = 1) =>
    Promise.all(Array.from({ length: times }, () => all.map(work)).flat());

  const newPost = (key: string) => ({
    key,
    platform: 'memory',
    channel: 'c',
    message: page(key),
    slot: { scheduleId: 's', due: NOW },
    latest: new Date(NOW.getTime() + 3_600_000),
  });

  it('answer an event once that is delivered to all of them', async () => {
    const all = await replicas();
    const desks = await Promise.all(all.map((database) => desk({ database })));
    for (let round = 0; round < 10; round++) {
      const event = incoming('Who sank the ferry?', { user: `U${round}` });
      const replies = await Promise.all(desks.map(({ conversation }) => conversation.handle(event)));
      expect(replies.filter((reply) => reply !== null)).toHaveLength(1);
    }
    expect(desks.flatMap(({ asked }) => asked)).toHaveLength(10);
  });

  it('know a thread that another one has answered in, and show what its buttons ask for', async () => {
    const [one, other] = await Promise.all((await replicas()).map((database) => desk({ database })));
    const reply = await one!.conversation.handle(incoming('Who sank the ferry?'));
    other!.later(1);
    await other!.conversation.handle(incoming('and when?'));
    expect(other!.asked.map(({ options }) => options.thread)).toEqual([['Who sank the ferry?']]);
    const { thread: _, ...place } = incoming('');
    const pressed = { ...place, thread: 'th1', action: 'useful' as const, about: reply!.id };
    await other!.conversation.press({ ...pressed, eventId: 'p1' });
    await one!.conversation.press({ ...pressed, action: 'useless', eventId: 'p2' });
    expect(await one!.database.query('SELECT verdict FROM feedback')).toEqual([{ verdict: 'useless' }]);
  });

  it('let one person ask as much of all of them as of one', async () => {
    const all = await replicas();
    const limits = all.map((database) => new SharedRateLimit(database, { questions: 5, seconds: 60 }));
    const turns = await Promise.all(Array.from({ length: 15 }, (_, at) => limits[at % 3]!.take('ann', NOW)));
    expect(turns.filter(({ may }) => may)).toHaveLength(5);
    // Told by one of them, once.
    expect(turns.filter((turn) => !turn.may && !turn.told)).toHaveLength(1);
  });

  it('take a post once, and send it once', async () => {
    const all = await replicas();
    for (let round = 0; round < 20; round++) {
      await together(all, (database) => enqueue(database, newPost(`p${round}`), NOW));
      const head = await headOf(all[0]!, 'memory', 'c');
      const claims = await Promise.all(all.map((database, at) => claimPost(database, head!, `owner ${at}`)));
      const taken = claims.filter((row) => row !== null);
      expect(taken.map(({ post }) => post)).toEqual([`p${round}`]);
      expect(await markSent(all[0]!, { ...taken[0]!, owner: 'nobody' })).toBe(false);
      expect(await together(all, (database) => confirm(database, taken[0]!, 'id', NOW))).toHaveLength(3);
    }
    expect(await all[0]!.query('SELECT COUNT(*) AS posts FROM outbox')).toEqual([{ posts: 20 }]);
  });

  it('settle a slot whose two posts are confirmed at the same moment', async () => {
    const all = await replicas();
    await addSchedule(all[0]!, scheduled('daily 6:00 UTC', { id: 's' }), new Date(NOW.getTime() - 60_000));
    await makeSlots(all[0]!, NOW, { reason: '', last: null });
    const rows = [];
    for (const key of ['main', 'detail']) {
      await enqueue(all[0]!, newPost(key), NOW);
      await all[0]!.query("UPDATE outbox SET state = 'sent', owner = 'o' WHERE post = ?", [key]);
      const [row] = await all[0]!.query<Parameters<typeof confirm>[1]>(
        'SELECT * FROM outbox WHERE post = ?',
        [key],
      );
      rows.push(row!);
    }
    await Promise.all(rows.map((row, at) => confirm(all[at]!, row, `id ${at}`, NOW)));
    expect(await all[2]!.query('SELECT state FROM slots')).toEqual([{ state: 'posted' }]);
  });

  it('put posts of many channels into the outbox at once, each in a place of its own', async () => {
    const all = await replicas();
    let serial = 0;
    await together(
      all,
      (database) => {
        const key = `p${serial++}`;
        return enqueue(database, { ...newPost(key), channel: key }, NOW);
      },
      40,
    );
    const [row] = await all[0]!.query(
      'SELECT COUNT(DISTINCT place) AS places, MAX(place) AS last FROM outbox',
    );
    expect(row).toEqual({ places: 120, last: 120 });
  });

  it('lose no due time of a schedule that is made, or goes on, while they look for it', async () => {
    const all = await replicas();
    for (let round = 1; round <= 20; round++) {
      const now = new Date(NOW.getTime() + round * 600_000);
      const before = new Date(now.getTime() - 1);
      const id = `s${round}`;
      await addSchedule(all[2]!, scheduled('*/10 * * * * UTC', { id: `r${round}` }), before);
      await pauseSchedule(all[2]!, `r${round}`, before);
      await Promise.all([
        makeSlots(all[0]!, now, { reason: '', last: NOW }),
        addSchedule(all[1]!, scheduled('*/10 * * * * UTC', { id }), before),
        resumeSchedule(all[2]!, `r${round}`, before),
      ]);
      await makeSlots(all[1]!, now, { reason: '', last: NOW });
      const due = await all[0]!.query('SELECT schedule FROM slots WHERE due = ? AND schedule IN (?, ?)', [
        now.toISOString(),
        id,
        `r${round}`,
      ]);
      expect(due).toHaveLength(2);
      await all[0]!.query('DELETE FROM schedules');
    }
  });

  it('apply a file of schedules once, though they start together', async () => {
    const all = await replicas();
    const filed = ['a', 'b', 'c'].map((id) => ({ ...scheduled('daily 7:45 UTC'), id, createdBy: 'file' }));
    await together(all, (database) => applySchedules(database, filed, NOW), 3);
    expect((await listSchedules(all[0]!)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('post every briefing of many channels once, all at work at the same moment', async () => {
    const all = await replicas();
    const courier = new MemoryCourier();
    const clock = new Clock('2026-06-15T07:44:00Z');
    for (let channel = 0; channel < 12; channel++) {
      const id = `s${channel}`;
      await addSchedule(
        all[0]!,
        scheduled('daily 7:45 UTC', { id, channel: `c${channel % 6}` }),
        clock.now(),
      );
    }
    const schedulers = all.map((database) =>
      createScheduler({ database, couriers: [courier], compose: composeName, now: clock.now }),
    );
    clock.set('2026-06-15T07:45:00Z');
    for (let round = 0; round < 8; round++)
      await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
    const keys = courier.posts.map(({ key }) => key);
    expect(keys).toHaveLength(24);
    expect(new Set(keys).size).toBe(24);
    expect(await all[0]!.query('SELECT DISTINCT state FROM slots')).toEqual([{ state: 'posted' }]);
  });

  it('queue one note of a change that all of them see', async () => {
    const all = await replicas();
    await all[0]!.query(
      `INSERT INTO quoted_sentences (post, article, first_unit, past_unit, wording, withdrawn, posted)
       VALUES ('p', 'a1', 0, 10, 'Ten were killed in Kidal.', 0, ?)`,
      [NOW.toISOString()],
    );
    await enqueue(all[0]!, newPost('p'), NOW);
    await all[0]!.query("UPDATE outbox SET state = 'confirmed', message_id = 'm1'");
    const text = 'Twelve were killed in Kidal.';
    const article = {
      id: 'a1',
      headline: 'Ambush',
      text,
      parts: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
      origin: { path: 'a1.txt' },
    };
    const queued = await together(all, (database) => queueCorrections(database, article, NOW));
    expect(queued.reduce((sum, each) => sum + each)).toBe(1);
    expect(await all[0]!.query("SELECT COUNT(*) AS notes FROM outbox WHERE post <> 'p'")).toEqual([
      { notes: 1 },
    ]);
  });
});
