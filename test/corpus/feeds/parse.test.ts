import { describe, expect, it } from 'vitest';
import { parseFeedText } from '../../../src/corpus/feeds/parse.ts';
import { rss } from '../../servers/feeds.ts';

const AT = 'https://vale.example/feeds/all.xml';
const read = (text: string) => {
  const parsed = parseFeedText(text, AT);
  if ('reason' in parsed) throw new Error(parsed.reason);
  return parsed.feed;
};
const reason = (text: string) => {
  const parsed = parseFeedText(text, AT);
  return 'reason' in parsed ? parsed.reason : null;
};

const item =
  '<item><title>Ferry sinks</title><link>https://vale.example/ferry</link><description>It sank.</description></item>';

describe('a feed', () => {
  it.each([
    [
      'RSS 0.91 with its document type',
      `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>The Vale Courier</title>${item}</channel></rss>`,
      'rss',
    ],
    [
      'RSS 0.92',
      `<rss version="0.92"><channel><title>The Vale Courier</title>${item}</channel></rss>`,
      'rss',
    ],
    ['RSS 2.0', `<rss version="2.0"><channel><title>The Vale Courier</title>${item}</channel></rss>`, 'rss'],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>The Vale Courier</title></channel>${item}</rdf:RDF>`,
      'rdf',
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Vale Courier</title><entry><id>1</id><title>Ferry sinks</title><link href="https://vale.example/ferry"/><summary>It sank.</summary></entry></feed>`,
      'atom',
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'The Vale Courier',
        items: [
          { id: '1', url: 'https://vale.example/ferry', title: 'Ferry sinks', content_text: 'It sank.' },
        ],
      }),
      'json',
    ],
  ])('in %s is read', (_, text, format) => {
    const feed = read(text);
    expect(feed).toMatchObject({ format, title: { text: 'The Vale Courier' }, problems: [] });
    expect(feed.items).toMatchObject([
      { title: { text: 'Ferry sinks' }, link: 'https://vale.example/ferry' },
    ]);
    expect((feed.items[0]!.content ?? feed.items[0]!.summary)!.text).toBe('It sank.');
  });

  it('has what it says of itself: dates, authors, guids, full content', () => {
    const [one] = read(
      `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><item><title>A &amp; B</title><guid>https://vale.example/?p=1</guid><pubDate>Fri, 13 Jun 2025 09:30:00 GMT</pubDate><dc:creator>Jane Doe</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>Long & full.</p>]]></content:encoded></item></channel></rss>`,
    ).items;
    expect(one).toMatchObject({
      guid: 'https://vale.example/?p=1',
      link: 'https://vale.example/?p=1',
      title: { text: 'A & B' },
      authors: ['Jane Doe'],
      published: 'Fri, 13 Jun 2025 09:30:00 GMT',
      summary: { text: 'Short.' },
      content: { format: 'html', text: '<p>Long & full.</p>' },
    });
  });

  it('of Atom tells markup from text', () => {
    const [one] = read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>a &lt; b</title><summary type="html">&lt;p&gt;x&lt;/p&gt;</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>y</p></div></content></entry></feed>`,
    ).items;
    expect(one).toMatchObject({
      title: { format: 'plain', text: 'a < b' },
      summary: { format: 'html', text: '<p>x</p>' },
      content: { format: 'html' },
    });
  });

  it('that was cut off gives its whole items, and says so', () => {
    const text = rss([
      { title: 'One', text: 'a' },
      { title: 'Two', text: 'b' },
      { title: 'Three', text: 'c' },
    ]);
    const feed = read(text.slice(0, text.indexOf('Three') + 3));
    expect(feed.items.map(({ title }) => title?.text)).toEqual(['One', 'Two']);
    expect(feed.problems).toEqual(['expected the end of the feed, came only its first 2 items']);
  });

  it('of ten thousand items is read whole', () => {
    const items = Array.from({ length: 10_000 }, (_, at) => ({
      guid: `${at}`,
      title: `Story ${at}`,
      text: 'Something happened.',
    }));
    expect(read(rss(items)).items).toHaveLength(10_000);
  });

  it('with a warning of the server below it is whole', () => {
    expect(read(`${rss([{ title: 'One', text: 'a' }])}<br /><b>Warning</b>: slow`).problems).toEqual([]);
  });

  it('that the strict reader refuses is given to the lenient one', () => {
    const broken = `<rss version="2.0"><channel><title>T</title><item><link>https://vale.example/a</link><title>A</item></channel></rss>`;
    expect(read(broken).items).toMatchObject([{ link: 'https://vale.example/a' }]);
  });
});

describe('what is no feed', () => {
  it.each([
    ['nothing', ' \n', 'expected a feed, came nothing'],
    ['prose', 'Service unavailable', 'expected a feed, came text that is neither XML nor JSON'],
    [
      'other XML',
      '<?xml version="1.0"?><sitemap><url/></sitemap>',
      'expected a feed, came XML that is no feed (<sitemap>)',
    ],
    ['other JSON', '{"error":"no"}', 'expected a feed, came JSON that is no JSON Feed'],
    [
      'half a JSON',
      '{"version":"https://jsonfeed.org/version/1","items":[',
      'expected a feed, came broken JSON',
    ],
    [
      'a feed cut off in its first item',
      '<rss version="2.0"><channel><title>T</title><item><title>A',
      'expected a feed, came only its beginning',
    ],
  ])('is told: %s', (_, text, told) => {
    expect(reason(text)).toBe(told);
  });

  it('when it is a page: with the feeds the page names', () => {
    const page = `<!doctype html><html><head>
      <link rel="alternate" type="application/rss+xml" title="All" href="/rss?a=1&amp;b=2">
      <link href='atom.xml' type='application/atom+xml' rel='alternate'>
      <link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" href="/x.css">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head></html>`;
    expect(parseFeedText(page, AT)).toEqual({
      reason: 'expected a feed, came a web page',
      elsewhere: ['https://vale.example/rss?a=1&b=2', 'https://vale.example/feeds/atom.xml'],
    });
    expect(parseFeedText('<html><body>Log in</body></html>', AT)).toEqual({
      reason: 'expected a feed, came a web page',
    });
  });

  it.each([
    [
      'a billion laughs',
      `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at || ''};`.repeat(10)}">`).join('')}]>`,
    ],
    ['a file of the machine', '<!DOCTYPE rss [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'],
    ['a parameter entity', '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://10.0.0.1/x.dtd"> %x;]>'],
    ['entities behind a comment', '<!-- > --><!DOCTYPE rss [ <!-- ]> --> <!ENTITY a "b">]>'],
  ])('when it declares entities: %s', (_, prolog) => {
    const text = `<?xml version="1.0"?>${prolog}<rss version="2.0"><channel><title>&lol9;&xxe;</title>${item}</channel></rss>`;
    expect(reason(text)).toBe(
      'expected a feed, came a document type with entities of its own, which is refused',
    );
  });

  it('when entities stand where no document type may stand', () => {
    const text = `<rss version="2.0"><!DOCTYPE x [<!ENTITY a "boom">]><channel><title>T</title><item><link>https://a.example/</link><title>&a;</item></channel></rss>`;
    const parsed = parseFeedText(text, AT);
    expect(JSON.stringify(parsed)).not.toContain('boom');
  });

  it('when it has more elements than any feed', () => {
    const text = `<rss version="2.0"><channel>${'<item/>'.repeat(1_100_000)}</channel></rss>`;
    expect(reason(text)).toBe('expected a feed, came more than 1000000 elements');
  });

  it('when it is nested without end', () => {
    const deep = `<rss version="2.0"><channel><title>T</title>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</channel></rss>`;
    const parsed = parseFeedText(deep, AT);
    expect('reason' in parsed || parsed.feed.items.length === 0).toBe(true);
  });
});
