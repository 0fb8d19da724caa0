import { describe, expect, it } from 'vitest';
import { rss } from '../../servers/feeds.ts';
import { polling } from './setup.ts';

const FERRY = {
  guid: 'ferry-1',
  title: 'Ferry sinks off Port Vale',
  link: 'https://vale.example/ferry?utm_source=rss',
  date: 'Fri, 13 Jun 2025 09:30:00 +0200',
  text: '<p>A ferry with 40 people on board sank off Port Vale on Friday.</p><p>All were saved, the coast guard said.</p>',
};
const BRIDGE = {
  guid: 'bridge-1',
  title: 'Bridge closed',
  link: 'https://vale.example/bridge',
  date: 'Sat, 14 Jun 2025 08:00:00 GMT',
  text: 'The old bridge was closed on Saturday after cracks were found in its piers.',
};

describe('a round', () => {
  it('brings a feed in as articles, with everything they are known by', async () => {
    const { server, poller, add, articles } = await polling();
    server.serve('/feed', { body: rss([FERRY]) });
    await add('/feed');
    expect(await poller.round()).toMatchObject([{ outcome: 'read', new: 1, problem: null }]);
    const [article] = articles.values();
    expect(article).toMatchObject({
      headline: 'Ferry sinks off Port Vale',
      publisher: 'The Vale Courier',
      url: 'https://vale.example/ferry',
      published: '2025-06-13T09:30:00+02:00',
      text: 'A ferry with 40 people on board sank off Port Vale on Friday.\n\nAll were saved, the coast guard said.',
    });
    expect(article!.parts.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
  });

  it('asks with what the server gave to know the document by, over restarts', async () => {
    const { server, poller, add, next, options, feed } = await polling();
    server.serveTagged('/feed', rss([FERRY]), '"v1"');
    await add('/feed');
    await poller.round();
    expect(await next()).toMatchObject([{ outcome: 'unchanged', new: 0 }]);
    expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"']);
    expect((await feed()).validators.etag).toBe('"v1"');
    expect(options.userAgent).toBe(server.asked[0]!.headers['user-agent']);
  });

  it('asks for everything again when the archive has lost an article', async () => {
    const { server, poller, add, next, articles } = await polling({ has: async (id) => articles.has(id) });
    server.serveTagged('/feed', rss([FERRY]), '"v1"');
    await add('/feed');
    await poller.round();
    articles.clear();
    expect(await next()).toMatchObject([{ outcome: 'read', new: 1 }]);
    expect(articles.size).toBe(1);
  });

  it('marks what a feed lists when it is first read as backlog, and nothing after', async () => {
    const { server, poller, add, next, arrivals } = await polling();
    server.serve('/feed', { body: rss([FERRY]) });
    await add('/feed');
    await poller.round();
    server.serve('/feed', { body: rss([BRIDGE, FERRY]) });
    await next();
    expect(arrivals.map(({ article, backlog = false }) => [article.headline, backlog])).toEqual([
      ['Ferry sinks off Port Vale', true],
      ['Bridge closed', false],
    ]);
  });

  it('goes on filling a feed whose first reading failed', async () => {
    const { server, poller, add, next, arrivals } = await polling();
    server.serve('/feed', { status: 500 });
    await add('/feed');
    await poller.round();
    server.serve('/feed', { body: rss([FERRY]) });
    await next();
    expect(arrivals.map(({ backlog }) => backlog)).toEqual([true]);
  });

  it('takes an item that is dated or published anew for the article it was', async () => {
    const { server, poller, add, next, arrivals, articles } = await polling();
    server.serve('/feed', { body: rss([FERRY]) });
    await add('/feed');
    await poller.round();
    server.serve('/feed', { body: rss([{ ...FERRY, date: 'Sat, 14 Jun 2025 09:00:00 GMT' }]) });
    expect(await next()).toMatchObject([{ new: 0, changed: 0 }]);
    server.serve('/feed', { body: rss([{ ...FERRY, guid: 'ferry-2' }]) });
    expect(await next()).toMatchObject([{ new: 0, changed: 0 }]);
    expect(arrivals).toHaveLength(1);
    expect([...articles.values()][0]!.published).toBe('2025-06-13T09:30:00+02:00');
  });

  it('brings an edited text as another version of its article, under its first date', async () => {
    const { server, poller, add, next, arrivals } = await polling();
    server.serve('/feed', { body: rss([FERRY]) });
    await add('/feed');
    await poller.round();
    const edited = { ...FERRY, text: FERRY.text.replace('40', '41'), date: 'Sat, 14 Jun 2025 09:00:00 GMT' };
    server.serve('/feed', { body: rss([edited]) });
    expect(await next()).toMatchObject([{ new: 0, changed: 1 }]);
    expect(arrivals[1]).toMatchObject({
      taken: 'changed',
      article: { id: arrivals[0]!.article.id, published: '2025-06-13T09:30:00+02:00' },
    });
  });

  it('takes what it can of a feed made carelessly, and says what it left', async () => {
    const { server, poller, add, articles, feed } = await polling();
    const text = 'Something happened in Port Vale, the harbour master said.';
    server.serve('/feed', {
      body: rss(
        [
          { guid: '1', title: 'One', link: '/one', text, date: 'Sat, 14 Jun 2025 08:00:00 GMT' },
          { guid: '1', title: 'One', link: '/one', text },
          { title: 'No guid', link: 'two?utm_source=x', text },
          { title: 'Nothing but a headline' },
          { guid: '3', title: 'No date', text },
          { guid: '4', title: 'From the future', text, date: 'Sun, 14 Jun 2026 08:00:00 GMT' },
        ],
        { head: '<link>https://vale.example/news/</link>' },
      ),
    });
    await add('/feed');
    await poller.round();
    expect([...articles.values()].map(({ headline, url, published }) => [headline, url, published])).toEqual([
      ['One', 'https://vale.example/one', '2025-06-14T08:00:00Z'],
      ['No guid', 'https://vale.example/news/two', undefined],
      ['No date', undefined, undefined],
      ['From the future', undefined, undefined],
    ]);
    expect((await feed()).problem).toBe(
      '“One”: came twice; “Nothing but a headline”: expected a text, came a headline alone; “From the future”: expected a date that has been, came 2026-06-14T08:00:00Z; it is left out',
    );
  });

  it('lets one feed fail without disturbing the others', async () => {
    const { server, poller, add, articles, logged } = await polling();
    server.serve('/bad', { body: 'no feed at all' });
    server.serve('/good', { body: rss([FERRY]) });
    await add('/bad');
    await add('/good');
    const readings = await poller.round();
    expect(readings.map(({ outcome }) => outcome).sort()).toEqual(['failed', 'read']);
    expect(articles.size).toBe(1);
    expect(logged.join()).toContain('expected a feed, came text that is neither XML nor JSON');
  });

  it('keeps a feed for later that the archive could not take in', async () => {
    const intake = { take: () => Promise.reject(new Error('disk full')), withdraw: async () => {} };
    const { server, poller, add, feed } = await polling({ intake });
    server.serve('/feed', { body: rss([FERRY]) });
    await add('/feed');
    expect(await poller.round()).toMatchObject([
      { outcome: 'failed', problem: expect.stringContaining('disk full') },
    ]);
    expect(await feed()).toMatchObject({ filled: null, failures: 1, validators: { etag: null } });
  });

  it('asks a host one thing at a time', async () => {
    const { server, poller, add } = await polling();
    for (const path of ['/a', '/b', '/c', '/d']) {
      server.serve(path, { body: rss([{ ...FERRY, guid: path, link: `https://vale.example${path}` }]) });
      await add(path);
    }
    await poller.round();
    expect(server.asked).toHaveLength(4);
    expect(server.mostAtOnce).toBe(1);
  });

  it('brings an article that two feeds of a site list once, by the feed that had it first', async () => {
    const { server, poller, add, next, arrivals } = await polling();
    const shared = { ...FERRY, link: `${server.origin}/ferry`, guid: `${server.origin}/ferry` };
    server.serve('/africa', { body: rss([shared], { title: 'Africa' }) });
    server.serve('/world', {
      body: rss([{ ...shared, text: 'Another summary of it.' }], { title: 'World' }),
    });
    await add('/africa');
    await poller.round();
    await add('/world');
    await next();
    expect(arrivals.map(({ article }) => article.publisher)).toEqual(['Africa']);
  });

  it('lets no feed change what a feed of another site brought', async () => {
    const { server, poller, add, next, articles } = await polling();
    server.serve('/feed', { body: rss([FERRY]) });
    server.serve('/evil', {
      body: rss([{ ...FERRY, text: 'Nothing has happened at all, whatever you have read.' }], {
        title: 'Evil',
      }),
    });
    await add('/feed');
    await poller.round();
    await add(`${server.origin}/evil`);
    await next();
    expect([...articles.values()].map(({ publisher }) => publisher)).toEqual(['The Vale Courier', 'Evil']);
    expect(new Set(articles.keys()).size).toBe(2);
  });
});

describe('a feed of ten thousand items', () => {
  it('is taken in whole, a few at a time, and costs nothing when it comes again', async () => {
    const { server, poller, add, next, articles } = await polling({
      limits: { bytes: 10 * 1024 * 1024, total: 60_000, idle: 60_000 },
    });
    const items = Array.from({ length: 10_000 }, (_, at) => ({
      ...BRIDGE,
      guid: `${at}`,
      link: `https://vale.example/${at}`,
    }));
    server.serve('/feed', { body: rss(items) });
    await add('/feed');
    expect(await poller.round()).toMatchObject([{ new: 10_000, problem: null }]);
    expect(await next()).toMatchObject([{ new: 0, changed: 0 }]);
    expect(articles.size).toBe(10_000);
  });
});

describe('a poller', () => {
  it('reads a feed again when it is due, and stops in the middle of a request', async () => {
    const waits: number[] = [];
    const { server, poller, add, clock } = await polling({
      sleep: async (ms) => {
        waits.push(ms);
        clock.now = new Date(clock.now.getTime() + ms);
      },
    });
    let asked = 0;
    server.serve('/feed', () => (++asked < 3 ? { body: rss([FERRY]) } : { answer: () => {} }));
    await add('/feed');
    poller.start();
    await server.untilAsked('/feed', 3);
    await poller.stop();
    expect(server.count('/feed')).toBe(3);
    expect(waits.length).toBeGreaterThan(2);
  });

  it('stops between two articles, and brings the rest after a restart as the backlog it is', async () => {
    const { server, options, add, feed, clock, articles, arrivals } = await polling();
    const items = Array.from({ length: 500 }, (_, at) => ({
      ...BRIDGE,
      guid: `b${at}`,
      link: `https://vale.example/${at}`,
    }));
    server.serve('/feed', { body: rss(items) });
    await add('/feed');
    const { createPoller } = await import('../../../src/corpus/feeds/poller.ts');
    let first = await createPoller(options);
    const take = options.intake.take;
    const stopped = new Promise<void>((resolve) => {
      Object.assign(options.intake, {
        take: async (brought: Parameters<typeof take>[0]) => {
          const taken = await take(brought);
          void first.stop().then(resolve);
          return taken;
        },
      });
    });
    await first.round();
    await stopped;
    expect(articles.size).toBeLessThan(500);
    expect(await feed()).toMatchObject({ filled: null, nextCheck: clock.now.toISOString() });
    Object.assign(options.intake, { take });
    first = await createPoller(options);
    await first.round();
    await first.stop();
    expect(articles.size).toBe(500);
    expect(arrivals.every(({ backlog }) => backlog === true)).toBe(true);
  });

  it('leaves a feed to the process that has it', async () => {
    const { server, options, poller, add } = await polling();
    server.serve('/feed', { body: rss([FERRY]) });
    await add('/feed');
    const { createPoller } = await import('../../../src/corpus/feeds/poller.ts');
    const other = await createPoller(options);
    const both = await Promise.all([poller.round(), other.round()]);
    await other.stop();
    expect(both.flat()).toHaveLength(1);
    expect(server.count('/feed')).toBe(1);
  });
});
