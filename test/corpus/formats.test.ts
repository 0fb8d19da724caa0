import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/corpus/html.ts';
import { readMarkdown } from '../../src/corpus/markdown.ts';
import { readRow } from '../../src/corpus/row.ts';
import { marked } from './folder.ts';

function draftOf(reading: ReturnType<typeof readRow>) {
  if ('reason' in reading) throw new Error(reading.reason);
  return reading.draft;
}

describe('readMarkdown', () => {
  const text = [
    '---',
    'title: "Convoy hit: army"',
    'authors:',
    '  - Jane Doe',
    '  - John Roe',
    'source: Desert Wire',
    'date: 2025-06-14 # day',
    'url: https://example.org/a',
    'tags: [a, b]',
    '---',
    '',
    '![truck](x.png)',
    '',
    '# Convoy hit',
    '',
    '*Rebels claim dozens of dead*',
    '',
    'KIDAL, Mali (AFP) — The army **lost** ten men,',
    'a spokesman said.',
    '',
    '## Claims and counts ##',
    '',
    '- First item was said.',
    '- Second [item](http://x.y) came',
    '  over two lines.',
    '',
    '> He said it would end.',
    '',
    '```',
    'code',
    '```',
    '',
    '**Bold head**',
    '',
    'Last one.',
    '',
    'Underlined',
    '----------',
    '',
    '| a | b |',
    '',
    'The end.',
  ].join('\n');

  it('keeps the raw text and puts markers outside the parts', () => {
    const story = draftOf(readMarkdown(text, 'name'));
    expect(story.text).toBe(text);
    expect(story).toMatchObject({
      headline: 'Convoy hit: army',
      deck: 'Rebels claim dozens of dead',
      byline: 'Jane Doe, John Roe',
      publisher: 'Desert Wire',
      dateline: 'KIDAL, Mali',
      published: '2025-06-14',
      url: 'https://example.org/a',
    });
    expect(marked(story)).toEqual([
      'headline: Convoy hit',
      'deck: Rebels claim dozens of dead',
      'paragraph: The army **lost** ten men,\na spokesman said.',
      'cross-head: Claims and counts',
      'paragraph: First item was said.',
      'paragraph: Second [item](http://x.y) came\n  over two lines.',
      'paragraph: He said it would end.',
      'cross-head: Bold head',
      'paragraph: Last one.',
      'cross-head: Underlined',
      'paragraph: The end.',
    ]);
  });

  it('takes the first heading for the headline without front matter, and the lines below it for what they are', () => {
    const story = draftOf(
      readMarkdown('# Title\n\nBy Jane Doe\nJune 14, 2025\n\nThe army said so.\n', 'name'),
    );
    expect(story).toMatchObject({ headline: 'Title', byline: 'By Jane Doe', published: '2025-06-14' });
  });

  it('refuses a date that is none', () => {
    expect(readMarkdown('---\ndate: soon\n---\nText here.', 'name')).toEqual({
      reason: '"published" is not a date: "soon"',
    });
  });
});

describe('readHtml', () => {
  const page = (body: string, head = '') =>
    `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
  const long =
    'The army said a convoy was attacked on the road to the north, and that ten of its men had died in it.';

  it('finds article and metadata, and leaves scripts and hidden text out', () => {
    const story = draftOf(
      readHtml(
        page(
          `<nav>Home</nav><article><h1>Convoy hit</h1><figure><img src="a.png"><figcaption>A truck burns. / AP</figcaption></figure>
          <p>BAMAKO, Mali (AP) — ${long}</p><script>alert(1)</script><p hidden>secret</p><p style="display: none">secret</p>
          <h2>Claims</h2><p>${long}</p><ul><li>One item<li>Two</ul></article>`,
          `<title>Convoy hit | Post</title><meta property="og:site_name" content="Example Post"><link rel="canonical" href="https://example.org/c">
          <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Convoy hit","datePublished":"2025-06-14T10:32:00+02:00","author":[{"name":"Jane Doe"}]}]}</script>`,
        ),
      ),
    );
    expect(story).toMatchObject({
      headline: 'Convoy hit',
      byline: 'Jane Doe',
      publisher: 'Example Post',
      dateline: 'BAMAKO, Mali',
      published: '2025-06-14T10:32:00+02:00',
      url: 'https://example.org/c',
    });
    expect(marked(story)).toEqual([
      'caption: A truck burns.',
      'credit: AP',
      `paragraph: ${long}`,
      'cross-head: Claims',
      `paragraph: ${long}`,
      'paragraph: One item',
      'paragraph: Two',
    ]);
    expect(story.text).not.toMatch(/secret|alert|Home/);
  });

  it.each([
    [
      'meta',
      '<meta property="article:published_time" content="2025-06-14T08:00:00Z">',
      '',
      '2025-06-14T08:00:00Z',
    ],
    ['time', '', '<time datetime="2025-06-14">today</time>', '2025-06-14'],
  ])('reads the date from %s', (_where, head, time, published) => {
    expect(
      draftOf(readHtml(page(`<article><h1>T</h1>${time}<p>${long}</p></article>`, head))).published,
    ).toBe(published);
  });

  it('reads a very short page, and refuses one without paragraphs', () => {
    expect(marked(draftOf(readHtml('<title>T</title><p>One &amp; only.</p>')))).toEqual([
      'paragraph: One & only.',
    ]);
    for (const html of ['', '<html>', '<script>x</script>']) {
      expect(readHtml(html)).toEqual({ reason: expect.stringContaining('without paragraphs') });
    }
  });
});

describe('readRow', () => {
  it('classifies the lines of its text like plain text, without a headline in it', () => {
    const row = {
      headline: 'H',
      text: 'The army said so.\n\nA truck burns. Getty Images\n\nClaims\n\nBy Jane Doe\nThe end.',
    };
    expect(marked(draftOf(readRow(row)))).toEqual([
      'paragraph: The army said so.',
      'caption: A truck burns.',
      'credit: Getty Images',
      'paragraph: Claims',
      'byline: By Jane Doe',
      'paragraph: The end.',
    ]);
  });

  it('takes a text of one line for a paragraph whatever it looks like', () => {
    expect(marked(draftOf(readRow({ headline: 'H', text: 'Army leaves town' })))).toEqual([
      'paragraph: Army leaves town',
    ]);
  });

  it.each([
    [{ text: 'T.' }, '"headline" is missing'],
    [{ headline: ' ', text: 'T.' }, '"headline" is empty'],
    [{ headline: 'H' }, '"text" is missing'],
    [{ headline: 'H', text: 5 }, '"text" is not a string: 5'],
    [{ headline: 'H', text: 'T.', byline: ['J'] }, '"byline" is not a string: ["J"]'],
    [{ headline: 'H', text: 'T.', published: 'soon' }, '"published" is not a date: "soon"'],
    [
      { text: 5, published: 'soon' },
      '"headline" is missing; "text" is not a string: 5; "published" is not a date: "soon"',
    ],
    [[1], 'expected an article object, came [1]'],
    [null, 'expected an article object, came null'],
  ])('says what is wrong with %j', (row, reason) => {
    expect(readRow(row)).toEqual({ reason });
  });

  it('leaves out an address that is none', () => {
    expect(draftOf(readRow({ headline: 'H', text: 'T.', url: 'javascript:alert(1)' })).url).toBeUndefined();
  });
});
