import { describe, expect, it } from 'vitest';
import { declareFeeds, listFeeds, removeFeed } from '../../../src/corpus/feeds/register.ts';
import { feedSources } from '../../../src/corpus/feeds/status.ts';
import { rss } from '../../servers/feeds.ts';
import { newStore } from '../../store/stores.ts';
import { polling, START } from './setup.ts';

const HOUR = 3_600_000;
const stories = (times: readonly number[]) =>
  times.map((hours, at) => ({
    guid: `${at}`,
    title: `Story ${at}`,
    text: 'Something happened in Port Vale.',
    date: new Date(START.getTime() - hours * HOUR).toUTCString(),
  }));

describe('how a feed does', () => {
  it('is told from its first reading on', async () => {
    const { server, poller, add, options } = await polling();
    const told = async () => (await feedSources(options.database, START))[0];
    server.serve('/feed', { body: rss(stories([1, 5])) });
    await add('/feed', { name: 'Vale' });
    expect(await told()).toMatchObject({
      name: 'Vale',
      state: 'new',
      articles: 0,
      newest: null,
      checked: null,
    });
    await poller.round();
    expect(await told()).toEqual({
      address: `${server.origin}/feed`,
      name: 'Vale',
      declared: false,
      fullText: null,
      state: 'ok',
      articles: 2,
      newest: '2025-06-14T09:00:00.000Z',
      checked: '2025-06-14T10:00:00.000Z',
      next: '2025-06-14T10:15:00.000Z',
      error: null,
      problem: null,
      silent: false,
    });
  });

  it('names what failed until it does well again, those in trouble first', async () => {
    const { server, poller, add, next, options } = await polling();
    server.serve('/a', { body: rss(stories([1])) });
    server.serve('/b', { status: 404 });
    await add('/a');
    await add('/b');
    await poller.round();
    expect(await feedSources(options.database, START)).toMatchObject([
      { state: 'failing', error: 'expected a document, came 404 Not Found' },
      { state: 'ok', error: null },
    ]);
    server.serve('/b', { body: rss(stories([2])) });
    await next();
    expect((await feedSources(options.database, START)).map(({ state }) => state)).toEqual(['ok', 'ok']);
  });

  it.each([
    ['an hourly feed after two days', [1, 2, 3, 4, 5, 6], 49, true],
    ['an hourly feed after a day', [1, 2, 3, 4, 5, 6], 24, false],
    ['a weekly feed after ten days', [1, 168, 336, 504, 672], 240, false],
    ['a weekly feed after half a year', [1, 168, 336, 504, 672], 4400, true],
    ['a feed of one story', [1], 4400, false],
  ])('%s: silent or not', async (_, times, hours, silent) => {
    const { server, poller, add, options } = await polling();
    server.serve('/feed', { body: rss(stories(times)) });
    await add('/feed');
    await poller.round();
    const [feed] = await feedSources(options.database, new Date(START.getTime() + hours * HOUR));
    expect(feed!.silent).toBe(silent);
  });
});

describe('declared feeds', () => {
  const wanted = (address: string, name: string | null = null) => ({ address, name, fullText: null });

  it('are those of the setting, beside those of commands', async () => {
    const database = await newStore(START);
    const { addFeed } = await import('../../../src/corpus/feeds/register.ts');
    await addFeed(database, wanted('https://a.example/'), START);
    await declareFeeds(database, [wanted('https://b.example/'), wanted('https://c.example/')], START);
    await declareFeeds(database, [wanted('https://c.example/', 'C')], START);
    const feeds = (await listFeeds(database)).map(({ id, name, declared }) => [id, name, declared]);
    expect(feeds).toEqual([
      ['https://a.example/', null, false],
      ['https://c.example/', 'C', true],
    ]);
    await database.close();
  });

  it('keep what they know when they are declared again', async () => {
    const { server, poller, options, feed } = await polling();
    server.serveTagged('/feed', rss(stories([1])), '"1"');
    const address = `${server.origin}/feed`;
    await declareFeeds(options.database, [wanted(address)], START);
    await poller.round();
    const before = await feed();
    await declareFeeds(options.database, [wanted(address)], START);
    expect(await feed()).toEqual(before);
    await removeFeed(options.database, address);
    expect(await options.database.query('SELECT * FROM feed_items')).toEqual([]);
  });
});
