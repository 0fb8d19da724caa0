import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import { queueAllCorrections, queueCorrections } from '../../src/delivery/corrections.ts';
import type { Compose } from '../../src/delivery/make.ts';
import { createScheduler, type Scheduler } from '../../src/delivery/scheduler.ts';
import { addSchedule } from '../../src/delivery/schedules/kept.ts';
import type { Message } from '../../src/message.ts';
import type { Database } from '../../src/store/database.ts';
import { articleOf } from '../article.ts';
import { newStore } from '../store/stores.ts';
import { Clock, MemoryCourier, scheduled, untilWoken } from './channel.ts';

const FIRST = 'The army said 10 soldiers were killed in Kidal.';
const SECOND = 'Talks will go on in Doha on Friday.';

const article = (...sentences: readonly string[]): Article =>
  articleOf(sentences.join(' '), {
    id: 'a1',
    headline: 'Ambush near Kidal',
    publisher: 'The Wire',
    published: '2026-06-14',
  });

/** A page that quotes sentences of an article as it is. */
function quoting({ id, headline, text }: Article, ...sentences: readonly string[]): Message {
  const spans = sentences.map((sentence) => {
    const start = text.indexOf(sentence);
    return { start, end: start + sentence.length };
  });
  const source = {
    number: 1,
    articleId: id,
    headline,
    publisher: null,
    published: null,
    url: null,
    links: [],
  };
  return {
    blocks: [
      ...spans.map((span, at) => ({
        kind: 'quotation' as const,
        ...span,
        text: sentences[at]!,
        source: 1,
        context: null,
        annotation: null,
      })),
      { kind: 'sources', sources: [{ ...source, spans }] },
    ],
  };
}

const shown = ({ blocks }: Message) =>
  blocks.flatMap((block) =>
    block.kind === 'note' ? [block.text] : block.kind === 'quotation' ? [`“${block.text}”`] : [],
  );

describe('a correction', () => {
  const clock = new Clock('2026-06-15T07:45:00Z');
  let courier: MemoryCourier;
  let database: Database;
  let scheduler: Scheduler;

  beforeEach(async () => {
    clock.set('2026-06-15T07:45:00Z');
    courier = new MemoryCourier();
    database = await newStore(clock.now());
    const compose: Compose = async () => ({
      main: quoting(article(FIRST, SECOND), FIRST),
      detail: quoting(article(FIRST, SECOND), SECOND),
      posted: [],
    });
    scheduler = createScheduler({
      database,
      couriers: [courier],
      compose,
      now: clock.now,
      sleep: untilWoken,
    });
    await addSchedule(database, scheduled('daily 7:45 UTC', { id: 's' }), new Date('2026-06-15T00:00:00Z'));
    await scheduler.tick();
  });

  afterEach(() => database.close());

  async function notes(changed: Article): Promise<string[][]> {
    const before = courier.posts.length;
    await queueCorrections(database, changed, clock.now());
    await scheduler.tick();
    return courier.posts.slice(before).map(({ message }) => shown(message));
  }

  it('goes into the thread with both wordings', async () => {
    const corrected = FIRST.replace('10', '14');
    expect(await notes(article(corrected, SECOND))).toEqual([
      [
        'Correction: this article has changed since it was quoted here.',
        'It said:',
        `“${FIRST}”`,
        'It now says:',
        `“${corrected}”`,
      ],
    ]);
    expect(courier.posts.at(-1)).toMatchObject({ thread: '1', channel: 'c' });
  });

  it('is posted once, and again when the new wording changes', async () => {
    const corrected = article(FIRST.replace('10', '14'), SECOND);
    expect(await notes(corrected)).toHaveLength(1);
    expect(await notes(corrected)).toEqual([]);
    const again = await notes(article(FIRST.replace('10', '15'), SECOND));
    expect(again[0]?.slice(2)).toEqual([
      `“${FIRST.replace('10', '14')}”`,
      'It now says:',
      `“${FIRST.replace('10', '15')}”`,
    ]);
  });

  it('is posted as often as the article changes, back to what it said as well', async () => {
    const corrected = FIRST.replace('10', '14');
    const said: (string | undefined)[] = [];
    for (const now of [corrected, FIRST, corrected, FIRST])
      said.push((await notes(article(now, SECOND)))[0]?.at(-1));
    expect(said).toEqual([corrected, FIRST, corrected, FIRST].map((text) => `“${text}”`));
  });

  it('is one note for all that changed in a briefing and its detail', async () => {
    const changed = article(FIRST.replace('10', '14'), SECOND.replace('Friday', 'Monday'));
    const [note, ...more] = await notes(changed);
    expect(note).toHaveLength(9);
    expect(more).toEqual([]);
  });

  it('says when a sentence is gone, and is silent when it comes back', async () => {
    expect(await notes(article(SECOND))).toEqual([
      ['Correction: this article has changed since it was quoted here.', 'It no longer says:', `“${FIRST}”`],
    ]);
    expect(await notes(article(FIRST, SECOND))).toEqual([]);
  });

  it.each([
    ['other spaces', article(FIRST.replace(' soldiers', '\n  soldiers'), SECOND)],
    ['another order', article(SECOND, FIRST)],
    ['a sentence more', article(FIRST, 'Nobody claimed the attack.', SECOND)],
  ])('is not made of %s', async (_, changed) => {
    expect(await notes(changed)).toEqual([]);
  });

  it('is looked for in all articles that were quoted', async () => {
    const asked: string[] = [];
    const queued = await queueAllCorrections(
      database,
      async (id) => {
        asked.push(id);
        return article(FIRST.replace('10', '14'), SECOND);
      },
      clock.now(),
    );
    expect({ asked, queued }).toEqual({ asked: ['a1'], queued: 1 });
    clock.pass(40 * 24 * 60);
    expect(await queueAllCorrections(database, async () => article(SECOND), clock.now())).toBe(0);
  });

  it('is made of no briefing that nobody looks at any more, though its article changes', async () => {
    clock.pass(31 * 24 * 60);
    expect(await queueCorrections(database, article(SECOND), clock.now())).toBe(0);
  });
});
