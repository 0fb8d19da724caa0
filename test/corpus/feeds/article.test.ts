import { describe, expect, it } from 'vitest';
import { type FeedContext, readFeedDate, readItem } from '../../../src/corpus/feeds/article.ts';
import type { FeedItem } from '../../../src/corpus/feeds/feed.ts';
import { marked } from '../folder.ts';
import { START } from './setup.ts';

const CONTEXT: FeedContext = {
  address: 'https://feeds.vale.example/all.xml',
  link: 'https://www.vale.example/news/',
  publisher: 'The Vale Courier',
  now: START,
};
const ITEM: FeedItem = {
  guid: '1',
  link: 'https://www.vale.example/ferry',
  base: null,
  title: { format: 'plain', text: 'Ferry sinks' },
  summary: null,
  content: { format: 'html', text: '<p>A ferry sank off Port Vale on Friday.</p>' },
  authors: [],
  published: null,
  updated: null,
};
const html = (text: string) => ({ format: 'html' as const, text });
const read = (changes: Partial<FeedItem>) => readItem({ ...ITEM, ...changes }, CONTEXT);
const draft = (changes: Partial<FeedItem>) => {
  const item = read(changes);
  if ('reason' in item) throw new Error(item.reason);
  return item.draft;
};

describe('an item', () => {
  it('is an article of paragraphs, cross-heads and captions', () => {
    const content = html(
      '<figure><img src="x.jpg"><figcaption>The ferry in 2020. Photo: Jane Doe</figcaption></figure><p>BAMAKO, Mali (AP) — The army said so on Friday.</p><h2>What is known</h2><p>All were saved.</p>',
    );
    const article = draft({ content });
    expect(marked({ text: article.text, parts: article.parts })).toEqual([
      'caption: The ferry in 2020.',
      'credit: Photo: Jane Doe',
      'paragraph: The army said so on Friday.',
      'cross-head: What is known',
      'paragraph: All were saved.',
    ]);
    expect(article.dateline).toBe('BAMAKO, Mali');
  });

  it.each([
    ['a script', '<script>alert("x")</script>'],
    ['a style', '<style>p { color: red }</style>'],
    [
      'hidden text',
      '<p style="display:none">buy</p><p STYLE="Display : None !important">buy</p><div HIDDEN>buy</div><p aria-hidden="TRUE">buy</p><span style="visibility:hidden">buy</span><span style="font-size:0px">buy</span><span style="color:red;opacity: 0">buy</span><span style="/**/display/**/:none">buy</span>',
    ],
    [
      'a template, a form, a frame',
      '<template>buy</template><form>buy</form><iframe>buy</iframe><noscript>buy</noscript><svg><text>buy</text></svg><textarea>buy</textarea><dialog>buy</dialog>',
    ],
    ['a comment', '<!-- buy --><![CDATA[buy]]>'],
    [
      'what every feed says below',
      '<p>The post <a href="#">Ferry sinks</a> appeared first on <a href="#">Vale</a>.</p><p>Continue reading…</p><p>[…]</p>',
    ],
  ])('has nothing of %s in it', (_, more) => {
    expect(draft({ content: html(`${more}<p>A ferry sank off Port Vale on Friday.</p>${more}`) }).text).toBe(
      'A ferry sank off Port Vale on Friday.',
    );
  });

  it.each([
    ['open elements', '<div>'.repeat(200_000)],
    ['open links', '<a href=x>'.repeat(200_000)],
    ['tags without end', '<a '.repeat(400_000)],
    ['a hundred thousand elements', '<i></i>'.repeat(100_000)],
    ['nothing but size', 'x'.repeat(3_000_000)],
  ])('that is a bomb of %s is none', (_, bomb) => {
    expect(read({ content: html(bomb) })).toMatchObject({ reason: expect.any(String) });
  });

  it('has the fuller of its texts, and the other as its deck', () => {
    const summary = html('The coast guard saved all 40.');
    expect(draft({ summary })).toMatchObject({ deck: 'The coast guard saved all 40.' });
    expect(draft({ summary: html('A ferry sank off Port [...]') }).deck).toBeUndefined();
    expect(draft({ content: html('Short.'), summary: html('<p>The longer of the two.</p>') }).text).toBe(
      'The longer of the two.',
    );
  });

  it('that is no markup keeps its lines as paragraphs, its signs as signs', () => {
    expect(draft({ content: html('One &amp; two.\n\nThree &lt; four.') }).text).toBe(
      'One & two.\n\nThree < four.',
    );
    expect(draft({ content: { format: 'plain', text: 'a <b> &amp; c is what it says.' } }).text).toBe(
      'a <b> &amp; c is what it says.',
    );
    expect(draft({ content: html('First said.<br><br>Second said.<br>Still second.') }).text).toBe(
      'First said.\n\nSecond said. Still second.',
    );
  });

  it('with a headline alone is none, and says so', () => {
    expect(read({ content: null })).toMatchObject({
      headline: 'Ferry sinks',
      url: ITEM.link,
      reason: 'expected a text, came a headline alone',
    });
  });

  it('without a headline has its first sentence for one', () => {
    expect(
      draft({ title: null, content: html('<p>A ferry sank off Port Vale. All were saved.</p>') }).headline,
    ).toBe('A ferry sank off Port Vale.');
    expect(draft({ title: html('<b>A &amp; B</b>') }).headline).toBe('A & B');
  });

  it.each([
    [['jane@vale.example (Jane Doe)'], 'Jane Doe'],
    [['Jane Doe', 'John Roe', 'Jane Doe'], 'Jane Doe, John Roe'],
    [['Jane Doe <jane@vale.example>'], 'Jane Doe'],
    [['desk@vale.example'], undefined],
  ])('is by %j', (authors, byline) => {
    expect(draft({ authors }).byline).toBe(byline);
  });

  it.each([
    ['/ferry', null, 'https://www.vale.example/ferry'],
    ['ferry?id=1&utm_medium=feed#ref', null, 'https://www.vale.example/news/ferry?id=1#ref'],
    ['ferry', 'https://cdn.vale.example/2025/', 'https://cdn.vale.example/2025/ferry'],
    ['//other.example/x', null, 'https://other.example/x'],
    ['https://user:pass@vale.example/x', null, 'https://vale.example/x'],
    ['javascript:alert(1)', null, undefined],
    ['data:text/html,x', null, undefined],
    ['http://', null, undefined],
  ])('at %s stands where it says', (link, base, url) => {
    expect(read({ link, base }).url).toBe(url);
  });
});

describe('a date', () => {
  it.each([
    ['Fri, 13 Jun 2025 09:30:00 +0200', '2025-06-13T09:30:00+02:00'],
    ['Fri, 13 Jun 2025 09:30:00 GMT', '2025-06-13T09:30:00Z'],
    ['13 Jun 2025 09:30 EST', '2025-06-13T09:30:00-05:00'],
    ['2025-06-13T09:30:00Z', '2025-06-13T09:30:00Z'],
    ['2025-06-13T09:30:00.123+02:00', '2025-06-13T09:30:00.123+02:00'],
    ['2025-06-13', '2025-06-13'],
    ['2025-06-13 09:30:00', '2025-06-13'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('written %s is %s', (written, iso) => {
    expect(readFeedDate(written)).toBe(iso);
  });

  it('that has not been is left out, and told', () => {
    expect(read({ published: '2025-06-14T10:30:00Z' })).toMatchObject({
      problem: null,
      draft: { published: '2025-06-14T10:30:00Z' },
    });
    const late = read({ published: '2026-01-01T00:00:00Z' });
    expect(late).toMatchObject({
      problem: 'expected a date that has been, came 2026-01-01T00:00:00Z; it is left out',
    });
    expect('draft' in late && late.draft.published).toBeUndefined();
  });

  it('that is none is told, and none at all is not', () => {
    expect(read({ published: 'soon' })).toMatchObject({ problem: 'expected a date, came "soon"' });
    expect(read({})).toMatchObject({ problem: null });
  });
});
