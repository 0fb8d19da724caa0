import { describe, expect, it } from 'vitest';
import { rss } from '../../servers/feeds.ts';
import { polling } from './setup.ts';

const SUMMARY = 'A ferry sank off Port Vale on Friday.';
const PARAGRAPHS = [
  'A ferry with 40 people on board sank off Port Vale on Friday, the coast guard said in a statement.',
  'All of them were saved by two fishing boats that were near, according to the harbour master, Jane Doe.',
  'It was not clear what had made the ferry sink; the harbour master said that an inquiry would begin on Monday.',
];
const page = (paragraphs = PARAGRAPHS) =>
  `<!doctype html><html><head><title>Ferry sinks</title></head><body><nav>Home</nav><article><h1>Ferry sinks</h1>${paragraphs.map((each) => `<p>${each}</p>`).join('')}</article><script>evil()</script></body></html>`;
const HTML = { 'content-type': 'text/html; charset=utf-8' };

async function withPages(robots?: string) {
  const polled = await polling({ fullText: true });
  const { server, add } = polled;
  const item = { guid: 'ferry-1', title: 'Ferry sinks', link: `${server.origin}/ferry`, text: SUMMARY };
  server.serve('/feed', { body: rss([item]) });
  if (robots !== undefined)
    server.serve('/robots.txt', { body: robots, headers: { 'content-type': 'text/plain' } });
  server.serve('/ferry', { body: page(), headers: HTML });
  await add('/feed');
  return { ...polled, item, text: () => [...polled.articles.values()][0]?.text };
}

describe('full text', () => {
  it('is the page of an item, under what the feed says of it', async () => {
    const { server, poller, articles } = await withPages('User-agent: *\nAllow: /');
    expect(await poller.round()).toMatchObject([{ new: 1, problem: null }]);
    expect([...articles.values()][0]).toMatchObject({
      headline: 'Ferry sinks',
      publisher: 'The Vale Courier',
      text: PARAGRAPHS.join('\n\n'),
    });
    expect(server.asked.map(({ path }) => path)).toEqual(['/feed', '/robots.txt', '/ferry']);
  });

  it('is read once: not again while the feed says the same', async () => {
    const { server, poller, next } = await withPages('');
    await poller.round();
    expect(await next()).toMatchObject([{ new: 0, changed: 0 }]);
    expect(server.count('/ferry')).toBe(1);
    expect(server.count('/robots.txt')).toBe(1);
  });

  it('is not read again for what changes in tags and links alone', async () => {
    const { server, poller, next, item } = await withPages('');
    await poller.round();
    const link = `${item.link}?utm_campaign=2`;
    server.serve('/feed', { body: rss([{ ...item, link, text: `<img src="x?2">${SUMMARY}` }]) });
    expect(await next()).toMatchObject([{ new: 0, changed: 0 }]);
    expect(server.count('/ferry')).toBe(1);
  });

  it.each([
    ['all robots', 'User-agent: *\nDisallow: /'],
    ['us by name', 'User-agent: dateline\nDisallow: /ferry\n\nUser-agent: *\nAllow: /'],
  ])('is left where robots.txt keeps out %s', async (_, robots) => {
    const { server, poller, text } = await withPages(robots);
    expect(await poller.round()).toMatchObject([
      { new: 1, problem: '“Ferry sinks”: page: its robots.txt keeps the page from us' },
    ]);
    expect(text()).toBe(SUMMARY);
    expect(server.count('/ferry')).toBe(0);
  });

  it('waits while robots.txt is out of reach, and comes once it is there', async () => {
    const { server, poller, next, text } = await withPages();
    server.serve('/robots.txt', { status: 500 });
    await poller.round();
    expect(text()).toBe(SUMMARY);
    expect(server.count('/ferry')).toBe(0);
    server.serve('/robots.txt', { status: 404 });
    expect(await next()).toMatchObject([{ new: 0, changed: 1 }]);
    expect(text()).toBe(PARAGRAPHS.join('\n\n'));
  });

  it('is tried three times, and the summary stays', async () => {
    const { server, poller, next, text } = await withPages('');
    server.serve('/ferry', { status: 500 });
    await poller.round();
    for (let rounds = 0; rounds < 4; rounds += 1) await next();
    expect(server.count('/ferry')).toBe(3);
    expect(text()).toBe(SUMMARY);
  });

  it.each([
    ['that is gone', { status: 404 }],
    ['that is a picture', { body: 'x', headers: { 'content-type': 'image/png' } }],
    ['that says less than the feed', { body: page(['Please log in.']), headers: HTML }],
    ['that leads into the private network', { status: 302, headers: { location: 'http://10.0.0.1/' } }],
  ])('of a page %s is not taken', async (_, served) => {
    const { server, poller, text } = await withPages('');
    server.serve('/ferry', served);
    await poller.round();
    expect(text()).toBe(SUMMARY);
  });

  it('is a choice of each feed, too', async () => {
    const { server, poller, add, articles } = await polling();
    server.serve('/ferry', { body: page(), headers: HTML });
    server.serve('/feed', {
      body: rss([{ guid: '1', title: 'Ferry sinks', link: `${server.origin}/ferry` }]),
    });
    await add('/feed', { fullText: true, name: 'Vale' });
    await poller.round();
    expect([...articles.values()]).toMatchObject([{ publisher: 'Vale', text: PARAGRAPHS.join('\n\n') }]);
  });

  it('of many items is read in several rounds, and all of it is backlog', async () => {
    const { server, poller, add, next, arrivals, articles } = await polling({ fullText: true });
    const items = Array.from({ length: 50 }, (_, at) => ({
      guid: `${at}`,
      title: `Ferry ${at}`,
      link: `${server.origin}/${at}`,
      text: SUMMARY,
    }));
    for (const at of items.keys()) server.serve(`/${at}`, { body: page(), headers: HTML });
    server.serve('/feed', { body: rss(items), headers: { etag: '"1"' } });
    await add('/feed');
    await poller.round();
    const full = () => [...articles.values()].filter(({ text }) => text.length > 200).length;
    expect(full()).toBe(40);
    await next();
    expect(full()).toBe(50);
    expect(arrivals.every(({ backlog }) => backlog)).toBe(true);
  });
});
