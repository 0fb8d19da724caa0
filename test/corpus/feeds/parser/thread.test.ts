import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type ThreadLimits, threadParser } from '../../../../src/corpus/feeds/parser/thread.ts';
import { plainParser } from '../../../../src/corpus/feeds/parser.ts';
import { buildChild } from '../../../library/kill/life.ts';
import { rss } from '../../../servers/feeds.ts';
import { polling } from '../setup.ts';

const LIMITS: ThreadLimits = { megabytes: 48, milliseconds: 30_000, idle: 60_000 };
const FERRY = {
  guid: 'ferry-1',
  title: 'Ferry sinks',
  link: 'https://vale.example/ferry',
  text: '<p>A ferry with 40 people on board sank off Port Vale on Friday.</p><script>evil()</script>',
};
const PAGE = `<!doctype html><title>Ferry sinks</title><article><h1>Ferry sinks</h1><p>${FERRY.text.repeat(3)}</p></article>`;
/** A few megabytes within every other bound, that become hundreds. */
const BOMB = `<rss version="2.0"><channel><title>T</title>${'<item><a/><a/><a/></item>'.repeat(190_000)}</channel></rss>`;
const sent = (text: string, contentType = 'application/rss+xml') => ({
  address: 'https://vale.example/feed',
  bytes: Buffer.from(text),
  contentType,
});

describe('a thread that reads feeds', () => {
  let file: URL;
  beforeAll(() => {
    file = pathToFileURL(join(buildChild(), '../../../../src/corpus/feeds/parser/worker.js'));
  });

  function threaded(limits: Partial<ThreadLimits> = {}) {
    const parser = threadParser({ ...LIMITS, ...limits }, file);
    onTestFinished(() => parser.close());
    return parser;
  }

  it('reads feeds, pages and items as they are read here', async () => {
    const [here, there] = [plainParser(), threaded()];
    const feed = sent(rss([FERRY]));
    const page = sent(PAGE, 'text/html');
    const context = { address: feed.address, link: null, publisher: 'T', now: new Date('2025-06-14') };
    const read = await there.feed(feed);
    expect(read).toEqual(await here.feed(feed));
    expect(await there.feed(sent('<p>no feed'))).toEqual(await here.feed(sent('<p>no feed')));
    expect(await there.page(page)).toEqual(await here.page(page));
    const [item] = 'feed' in read ? read.feed.items : [];
    expect(await there.item(item!, context)).toEqual(await here.item(item!, context));
  });

  it('is all that a bomb takes with it', async () => {
    const parser = threaded();
    const [bomb, after] = await Promise.all([parser.feed(sent(BOMB)), parser.feed(sent(rss([FERRY])))]);
    expect(bomb).toEqual({ reason: 'expected a feed, came one that takes more than 48 MB to read' });
    expect(after).toMatchObject({ feed: { items: [{ guid: 'ferry-1' }] } });
  });

  it('is ended when one thing takes too long', async () => {
    // No thread is started that fast.
    expect(await threaded({ milliseconds: 1 }).page(sent(PAGE, 'text/html'))).toEqual({
      reason: 'expected a page, came one that takes longer than 1 ms to read',
    });
  });

  it('fails the feed with the bomb in a round, and no other', async () => {
    const { server, poller, add, articles } = await polling({
      parser: threaded(),
      limits: { bytes: 8 << 20, total: 60_000, idle: 60_000 },
    });
    server.serve('/bomb', { body: BOMB });
    server.serve('/feed', { body: rss([FERRY]) });
    await add('/bomb');
    await add('/feed');
    const readings = await poller.round();
    expect(readings.map(({ outcome, problem }) => [outcome, problem])).toEqual(
      expect.arrayContaining([
        ['failed', 'expected a feed, came one that takes more than 48 MB to read'],
        ['read', null],
      ]),
    );
    expect([...articles.values()].map(({ headline }) => headline)).toEqual(['Ferry sinks']);
  });
});
