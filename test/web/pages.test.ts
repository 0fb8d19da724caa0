import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { html } from '../../adapters/web/markup.ts';
import { articlePage } from '../../adapters/web/pages/article.ts';
import { type Article, articlePath } from '../../src/index.ts';
import { articleOf } from '../article.ts';
import { corpusOf, openSite, started } from './site.ts';

const KIDAL = 'kidal/2025-06-14-kidal-clashes.txt';

describe('the Ask page', () => {
  it('offers the newest stories, and asks about them', async () => {
    const { page } = await openSite();
    const examples = dom(await page('/')).querySelectorAll('.examples a');
    expect(examples.length).toBeGreaterThan(2);
    const answer = dom(await page(examples[0]!.getAttribute('href')!));
    expect(answer.querySelector('h1')!.textContent).toContain(examples[0]!.textContent!);
  });

  it('quotes, and leads to the sentence in its article', async () => {
    const { page, dateline } = await openSite();
    const answer = dom(await page('/?q=How+many+did+each+side+say+it+killed+in+Kidal%3F'));
    expect(answer.querySelector('.answer.answered .state')!.textContent).toMatch(/Answered/);
    expect(answer.querySelectorAll('.claims tbody tr').length).toBeGreaterThan(1);
    const figures = [...answer.querySelectorAll('.quotation')];
    expect(figures.length).toBeGreaterThan(1);
    for (const figure of figures) {
      const quoted = figure.querySelector('blockquote p:last-child')!.textContent!;
      const cited = dom(await page(figure.querySelector('.cited')!.getAttribute('href')!));
      const mark = cited.querySelector('mark')!;
      expect(withoutUnseen(mark)).toBe(quoted);
      const [, start, end] = /s=(\d+)-(\d+)$/.exec(mark.closest('.s')!.id)!;
      expect((await dateline.article(KIDAL))!.text.slice(Number(start), Number(end))).toBe(quoted);
    }
  });

  it.each([
    ['related', 'Who commands the garrison of Kidal?', /Not an answer/],
    ['declined', 'Who won the mayoral election in Lisbon?', /No answer/],
  ])('says that a question is %s', async (kind, question, state) => {
    const { page } = await openSite();
    const answer = dom(await page(`/?q=${encodeURIComponent(question)}`));
    expect(answer.querySelector(`.answer.${kind} .state`)!.textContent).toMatch(state);
    expect(answer.querySelector('.message')!.textContent).toContain('Searched 22 articles');
  });

  it('keeps the thread in its form, without what was declined, and reads a follow-up against it', async () => {
    const { page } = await openSite();
    const first = 'How many did the army say it killed in Kidal?';
    const asked = dom(await page(`/?q=${encodeURIComponent(first)}`));
    expect(threadIn(asked)).toEqual([first]);
    const thread = `t=${encodeURIComponent(first)}`;
    const follow = dom(await page(`/?${thread}&q=And+who+is+the+spokesman+of+the+separatists%3F`));
    expect(threadIn(follow)).toEqual([first, 'And who is the spokesman of the separatists?']);
    expect(follow.querySelector('.thread a')!.textContent).toBe(first);
    const declined = dom(await page(`/?${thread}&q=Who+won+the+mayoral+election+in+Lisbon%3F`));
    expect(threadIn(declined)).toEqual([first]);
  });

  it('keeps no more of a thread than an address holds', async () => {
    const { page } = await openSite();
    const long = (letter: string) => `Who leads Mali? ${letter.repeat(480)}`;
    const query = new URLSearchParams();
    for (const letter of ['ä', 'ö', 'ü']) query.append('t', long(letter));
    query.append('q', 'Who leads Mali?');
    expect(threadIn(dom(await page(`/?${query}`)))).toEqual([long('ü'), 'Who leads Mali?']);
  });

  it('says what put each sentence there, when it is asked to', async () => {
    const { page } = await openSite();
    const answer = dom(await page('/?q=Who+leads+Mali%3F'));
    const [link] = answer.querySelectorAll('.answer .note a');
    expect(link!.textContent).toBe('Why these sentences?');
    expect(answer.querySelector('.why')).toBeNull();
    const why = dom(await page(link!.getAttribute('href')!)).querySelector('.why')!;
    expect(why.textContent).toMatch(/Searched for[\s\S]*Compared \d+ sentences/);
  });

  it('asks as of a day, and refuses one that is none', async () => {
    const { page, get } = await openSite();
    const early = dom(await page('/?q=Who+leads+Mali%3F&at=2025-06-03'));
    expect(early.querySelector('.message')!.textContent).toMatch(/to 3 June 2025/);
    expect((await get('/?q=Who+leads+Mali%3F&at=2025-02-30')).status).toBe(400);
  });
});

describe('an article’s page', () => {
  it('shows the article as it was read, its parts in order', async () => {
    const { page, dateline } = await openSite();
    for (const id of [
      KIDAL,
      'myanmar/2025-04-03-ceasefire.html',
      'congo/2025-06-28-washington-agreement.md',
    ]) {
      const { text, parts, headline } = (await dateline.article(id))!;
      const shown = dom(await page(articlePath(id)));
      expect(shown.querySelector('h1')!.textContent).toBe(headline);
      const said = [...shown.querySelectorAll('.article .row > :first-child')].map(withoutUnseen);
      expect(said.length).toBe(parts.length);
      for (const [index, { start, end }] of parts.entries())
        expect(said[index]).toContain(text.slice(start, end));
    }
  });

  it('has what is inferred in its margin, and the days that are meant for eyes and ears', async () => {
    const { page } = await openSite();
    const shown = dom(await page(articlePath(KIDAL)));
    const day = shown.querySelector('time[datetime="2025-06-12"]')!;
    expect(day.getAttribute('title')).toBe('12 June 2025');
    expect(day.textContent).toBe('Thursday [12 June 2025]');
    const margins = [...shown.querySelectorAll('.margin')].map(({ textContent }) => textContent!.trim());
    expect(margins).toContain(
      'The Malian army · claimed · “Thursday”: 12 June 2025 · “Friday”: 13 June 2025',
    );
  });

  it('marks nothing for a stretch that is none, and says when there is no such article', async () => {
    const { page, get } = await openSite();
    for (const stretch of ['9-3', '0-99999999', 'a-b', '-1-4'])
      expect(dom(await page(`/articles/${KIDAL}?s=${stretch}`)).querySelector('mark')).toBeNull();
    expect((await get('/articles/none.txt')).status).toBe(404);
  });

  it('finds articles of any id', async () => {
    const ids = ['a/../b', '..', 'a b?c#d', 'ä/ö', 'x//y', '%2F'];
    const rows = ids.map((id, index) => ({
      id,
      headline: `Headline ${index}`,
      text: `Sentence ${index} stands here.`,
    }));
    const { page } = await openSite(corpusOf(rows));
    for (const [index, id] of ids.entries())
      expect(dom(await page(articlePath(id))).querySelector('h1')!.textContent).toBe(`Headline ${index}`);
  });

  it('tells the versions of an article, and what changed', () => {
    const article = (text: string) => articleOf(text, { headline: 'Ferry sinks' });
    const [was, is] = ['Ten people drowned on Monday.', 'Fourteen people drowned on Monday.'];
    const rest = 'It rained all day.';
    const versions = [
      { article: article(`${was} ${rest}`), from: '2025-06-14T08:00:00.000Z' },
      { article: article(`${is} ${rest}`), from: '2025-06-15T08:00:00.000Z' },
    ];
    const shown = (version: number | null) => {
      const { body } = articlePage({
        article: versions[(version ?? 2) - 1]!.article,
        sentences: [],
        mark: null,
        versions,
        version,
        copies: [],
      });
      return dom(`<!doctype html><html><body>${html`${body}`}</body></html>`);
    };
    const newest = shown(null);
    expect(newest.querySelector('.versions del')!.textContent).toBe(was);
    expect(newest.querySelector('.versions ins')!.textContent).toBe(is);
    expect(newest.querySelector('.versions a')!.getAttribute('href')).toBe('/articles/a?version=1');
    const earlier = shown(1);
    expect(earlier.querySelector('.article')!.textContent).toContain(was);
    expect(earlier.querySelector('.problem')!.textContent).toMatch(
      /An earlier version, as it was read 14 June 2025/,
    );
    expect(earlier.querySelector('.problem a')!.getAttribute('href')).toBe('/articles/a');
  });

  it('shows no version of what was withdrawn', async () => {
    const { get, dateline } = await openSite();
    for (const text of ['Two trucks burned.', 'Three trucks burned.']) {
      const article = articleOf(text, { id: 'wire' });
      await dateline.intake.take([{ article, from: 'feed', arrived: '2025-07-20T10:00:00Z' }]);
    }
    expect((await get('/articles/wire?version=1')).status).toBe(200);
    await dateline.intake.withdraw(['wire']);
    expect((await get('/articles/wire?version=1')).status).toBe(404);
  });

  it('says where else it came out', () => {
    const article: Article = {
      id: 'a',
      headline: 'Ferry sinks',
      text: 'x',
      parts: [],
      origin: { path: 'a' },
    };
    const copy = {
      articleId: 'b/c',
      headline: 'A ferry sinks',
      publisher: 'The Post',
      published: '2025-06-14',
      url: null,
    };
    const { body } = articlePage({
      article,
      sentences: [],
      mark: null,
      versions: [],
      version: null,
      copies: [copy],
    });
    const link = dom(`<!doctype html><html><body>${html`${body}`}</body></html>`).querySelector('.copies a')!;
    expect([link.getAttribute('href'), link.textContent]).toEqual(['/articles/b/c', 'A ferry sinks']);
  });
});

describe('the Timeline page', () => {
  it('tells what happened in order, each by a sentence with its article', async () => {
    const { page } = await openSite();
    const shown = dom(await page('/timeline?topic=Kidal'));
    const days = [...shown.querySelectorAll('.day time')].map((time) => time.getAttribute('datetime')!);
    expect(days.length).toBeGreaterThan(3);
    expect(days).toEqual([...days].sort());
    for (const figure of shown.querySelectorAll('.day .quotation'))
      expect(figure.querySelector('a.cited')!.getAttribute('href')).toMatch(
        /^\/articles\/.+\?s=\d+-\d+#s=\d+-\d+$/,
      );
    expect(dom(await page('/timeline?topic=cricket+in+Lisbon')).querySelector('.lede')!.textContent).toMatch(
      /No dated/,
    );
  });
});

describe('the Sources page', () => {
  it('has every publisher, and what was skipped with its place and reason', async () => {
    const corpus = corpusOf([
      { id: 'a', headline: 'H', publisher: 'The Post', text: 'It sank on Monday.' },
      { id: 'a' },
    ]);
    const { page } = await openSite(corpus);
    const shown = dom(await page('/sources'));
    expect(shown.querySelector('.publishers tbody')!.textContent).toContain('The Post');
    expect(shown.querySelector('.skipped')!.textContent).toMatch(/wire\.jsonl, line 2/);
  });
});

describe('the Check page', () => {
  it('has the archive’s sentences for and against', async () => {
    const { get } = await openSite();
    const body = new URLSearchParams({
      text: 'The Malian army says its troops killed 30 enemy fighters on Thursday.',
    });
    const shown = dom(await (await get('/check', { method: 'POST', body })).text());
    expect(shown.querySelector('.checked')!.textContent).toMatch(
      /Against it, another figure:[\s\S]*killed 10 enemy fighters/,
    );
    expect(shown.querySelector('textarea')!.textContent).toContain('killed 30');
  });
});

describe('before the archive is read', () => {
  it('every page says how far it is, and comes back', async () => {
    const web = await started();
    web.progress({ readBytes: 30_000_000, totalBytes: 60_000_000, isReady: false });
    for (const path of ['/', '/timeline', '/articles/a']) {
      const answer = await fetch(web.address + path);
      expect([answer.status, answer.headers.get('refresh')]).toEqual([503, '2']);
      expect(
        dom(await answer.text())
          .querySelector('progress')!
          .getAttribute('value'),
      ).toBe('50');
    }
  });
});

function dom(page: string) {
  return parseHTML(page).document;
}

type Pages = ReturnType<typeof dom>;
type Elements = ReturnType<Pages['createElement']>;

/** The text that is selected and copied. */
function withoutUnseen(element: Elements): string {
  const copy = element.cloneNode(true) as Elements;
  for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove();
  return copy.textContent ?? '';
}

function threadIn(page: Pages): string[] {
  return [...page.querySelectorAll('.next input[name=t]')].map((input) => input.getAttribute('value')!);
}
