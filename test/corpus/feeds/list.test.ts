import { describe, expect, it } from 'vitest';
import { feedAddress, masked } from '../../../src/corpus/feeds/address.ts';
import { readAddresses, readFeedList } from '../../../src/corpus/feeds/list.ts';

const feed = (address: string, name: string | null = null, fullText: boolean | null = null) => ({
  address,
  name,
  fullText,
});

describe('a list of feeds', () => {
  it('may be lines, with names and a choice', async () => {
    const text =
      '# ours\nhttps://vale.example/feed\n\nhttps://b.example/ full-text The B Times\nhttps://c.example/ C News\n';
    expect(await readFeedList(text)).toEqual({
      feeds: [
        feed('https://vale.example/feed'),
        feed('https://b.example/', 'The B Times', true),
        feed('https://c.example/', 'C News'),
      ],
      problems: [],
    });
  });

  it('may be JSON', async () => {
    const text = JSON.stringify([
      'https://a.example/',
      { address: 'https://b.example/', name: 'B', fullText: false },
    ]);
    expect(await readFeedList(text)).toEqual({
      feeds: [feed('https://a.example/'), feed('https://b.example/', 'B', false)],
      problems: [],
    });
  });

  it('may be OPML, with folders in folders', async () => {
    const text = `<?xml version="1.0"?><opml version="2.0"><head><title>F</title></head><body><outline text="News"><outline text="Africa"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/f?x=1&amp;y=2" htmlUrl="https://a.example/"/></outline></outline><outline type="rss" title="C" xmlUrl="https://c.example/"/></body></opml>`;
    expect(await readFeedList(text)).toEqual({
      feeds: [feed('https://a.example/f?x=1&y=2', 'A & B'), feed('https://c.example/', 'C')],
      problems: [],
    });
  });

  it('names everything that is wrong at once, and shows no password', async () => {
    const { feeds, problems } = await readFeedList(
      'ftp://user:s3cret@a.example/\nhttps://ok.example/\nfile:///etc/passwd\n',
    );
    expect(feeds).toHaveLength(1);
    expect(problems).toEqual([
      'line 1: expected a web address, came "ftp://a.example/"',
      'line 3: expected a web address, came "file:///etc/passwd"',
    ]);
    expect((await readFeedList('[1, {"address": null}]')).problems).toEqual([
      'number 1: expected a web address, came "1"',
      'number 2: expected a web address, came "null"',
    ]);
  });

  it.each([
    ['', 'expected feeds, came none'],
    ['[', 'not JSON'],
    ['{}', 'expected a JSON list of feeds'],
    ['<html></html>', 'expected OPML'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><opml/>', 'entities of its own'],
  ])('of %j is refused', async (text, told) => {
    expect((await readFeedList(text)).problems).toEqual([expect.stringContaining(told)]);
  });

  it('may be addresses between spaces or commas', () => {
    const { feeds } = readAddresses(
      'https://a.example/x?l=1,2, https://b.example/ feed://c.example/rss,https://d.example/',
    );
    expect(feeds.map(({ address }) => address)).toEqual([
      'https://a.example/x?l=1,2',
      'https://b.example/',
      'http://c.example/rss',
      'https://d.example/',
    ]);
  });
});

describe('an address', () => {
  it.each([
    ['https://Vale.example/Feed#top', 'https://vale.example/Feed'],
    ['feed:https://vale.example/', 'https://vale.example/'],
    [' http://vale.example ', 'http://vale.example/'],
    ['vale.example/feed', null],
    ['javascript:alert(1)', null],
    ['https://', null],
  ])('%s is %s', (typed, address) => {
    expect(feedAddress(typed)).toBe(address);
  });

  it.each([
    ['https://user:pass@vale.example/f', 'https://vale.example/f'],
    ['https://vale.example/f?token=abc&page=2', 'https://vale.example/f?token=…&page=2'],
    ['https://vale.example/f?apikey=abc', 'https://vale.example/f?apikey=…'],
    ['https://vale.example/f?token==abc&page=a=b', 'https://vale.example/f?token=…&page=a=b'],
    [
      'https://vale.example/private/0123456789abcdef0123456789abcdef/rss',
      'https://vale.example/private/…/rss',
    ],
    [
      'https://vale.example/2025-06-14-army-enters-the-town-of-kidal',
      'https://vale.example/2025-06-14-army-enters-the-town-of-kidal',
    ],
    ['https://vale.example/f?x=9f8e7d6c5b4a39281706f5e4', 'https://vale.example/f?x=…'],
  ])('%s is shown as %s', (address, shown) => {
    expect(masked(address)).toBe(shown);
  });
});
