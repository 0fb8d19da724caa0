import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { addSchedule } from '../../src/delivery/schedules/kept.ts';
import { corpusOf, NOW, openSite, type Site, started } from '../web/site.ts';
import { CHROMIUM, isOnScreen, openTab } from './chromium.ts';

const QUESTION = 'How many did each side say it killed in Kidal?';
const ARTICLE = '/articles/kidal/2025-06-14-kidal-clashes.txt?s=642-791#s=642-791';

/** Every page, in every state that looks different; the file name of its picture. */
const PAGES = {
  ask: '/',
  answer: `/?q=${encodeURIComponent(QUESTION)}`,
  why: `/?q=${encodeURIComponent(QUESTION)}&why=1#why`,
  'follow-up': `/?t=${encodeURIComponent(QUESTION)}&q=And+who+is+the+spokesman%3F`,
  related: `/?q=${encodeURIComponent('Who commands the garrison of Kidal?')}`,
  declined: `/?q=${encodeURIComponent('Who won the mayoral election in Lisbon?')}`,
  article: ARTICLE,
  timeline: '/timeline?topic=Kidal',
  briefings: '/briefings?since=2025-06-12&until=2025-06-15',
  check: '/check',
  sources: '/sources',
  missing: '/articles/none',
} as const;

const VIEWPORTS = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
] as const;

let opened: Promise<Site> | null = null;
const endings: (() => unknown)[] = [];

/** The sample, with a briefing on schedule; one for all tests that only look. */
function sample(): Promise<Site> {
  opened ??= openSite(undefined, {}, { ending: (end) => void endings.unshift(end) }).then(async (site) => {
    await withSchedule(site);
    return site;
  });
  return opened;
}

afterAll(async () => {
  for (const end of endings) await end();
});

describe.skipIf(CHROMIUM === null)('in a browser', () => {
  it('a question is asked, and its citation opens at the marked sentence', async () => {
    const { address } = await sample();
    const { page, problems } = await openTab();
    await page.goto(address);
    await page.getByLabel('Question').fill(QUESTION);
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.waitForURL(/\?q=/);
    const quoted = await page.locator('.quotation blockquote p').first().textContent();
    await page.locator('.quotation .cited').first().click();
    await page.waitForURL(/\/articles\//);
    expect((await marked(page)).replace(/ \[[^\]]*\]/g, '')).toBe(quoted);
    await expect.poll(() => isOnScreen(page, 'mark')).toBe(true);
    expect(problems).toEqual([]);
  });

  it.each([360, 1440])('a citation is on screen without any script, %i px wide', async (width) => {
    const { address } = await sample();
    const { page } = await openTab({ javaScriptEnabled: false, viewport: { width, height: 740 } });
    await page.goto(address + ARTICLE);
    await expect.poll(() => isOnScreen(page, 'mark')).toBe(true);
    // Asking and reading go on without script, too.
    await page.goto(`${address}/?q=${encodeURIComponent(QUESTION)}`);
    expect(await page.locator('.quotation').count()).toBeGreaterThan(1);
  });

  it('a fragment alone, and one that is no sentence of ours, still lead to the words', async () => {
    const { address } = await sample();
    const { page } = await openTab();
    await page.goto(`${address}/articles/kidal/2025-06-14-kidal-clashes.txt#s=700-720`);
    await expect.poll(() => isOnScreen(page, '.cited-here')).toBe(true);
    expect(await page.locator('.cited-here').textContent()).toMatch(/^According to the front/);
    await page.evaluate("location.assign('#s=394-539')");
    await expect.poll(() => page.locator('.cited-here').textContent()).toMatch(/^The Malian army says/);
    expect(await isOnScreen(page, '.cited-here')).toBe(true);
  });

  it('everything is reached with the keyboard, and the focus is seen', async () => {
    const { address } = await sample();
    const { page, problems } = await openTab();
    await page.goto(`${address}/sources`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the page');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Ask');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${address}/`);
    await page.locator('#q').blur();
    await page.keyboard.press('/');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?q=/);
    for (let presses = 0; (await focused(page)) !== '[1]' && presses < 20; presses += 1)
      await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('[1]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/articles\//);
    await expect.poll(() => isOnScreen(page, 'mark')).toBe(true);
    expect(problems).toEqual([]);
  });

  it('a follow-up is read with the question before it', async () => {
    const { address } = await sample();
    const { page } = await openTab();
    await page.goto(
      `${address}/?q=${encodeURIComponent('How many people were killed in the Myanmar earthquake?')}`,
    );
    await page.getByLabel('Follow-up').fill('And how many were injured?');
    await page.keyboard.press('Enter');
    await page.waitForURL(/[?&]t=/);
    expect(await page.locator('.message').textContent()).toMatch(/4,589/);
    expect((await page.context().cookies()).length).toBe(0);
  });

  it.each(Object.entries(PAGES))(
    '%s fits every width, in light and dark, and axe finds nothing wrong',
    async (name, path) => {
      const { address } = await sample();
      for (const viewport of VIEWPORTS) {
        const { page, problems } = await openTab({ viewport });
        await page.goto(address + path);
        for (const details of await page.locator('details').all())
          await details.evaluate((element) => element.setAttribute('open', ''));
        const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect([name, viewport.width, tooWide <= 0]).toEqual([name, viewport.width, true]);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page)).toEqual([]);
        }
        // The browser itself says that a page was not found.
        expect(name === 'missing' ? [] : problems).toEqual([]);
      }
    },
  );

  it('waits for the archive, and goes on by itself', async () => {
    const web = await started();
    web.progress({ readBytes: 30, totalBytes: 60, isReady: false });
    const { page } = await openTab();
    await page.goto(web.address);
    expect(await page.locator('progress').getAttribute('value')).toBe('50');
    expect(await violations(page)).toEqual([]);
    await openSite(undefined, {}, { listening: web });
    await page.getByLabel('Question').waitFor();
  });

  it('nothing of an article runs or is fetched', async () => {
    const attack = '<script>alert(1)</script><img src="https://evil.example/x" onerror="alert(1)"><b>ten</b>';
    const { address } = await openSite(
      corpusOf([
        {
          id: attack,
          headline: `Army says ${attack} in Kidal`,
          publisher: attack,
          url: 'javascript:alert(1)',
          published: '2025-06-14',
          text: `The army said ${attack} people were killed in Kidal on Thursday.`,
        },
      ]),
    );
    const { page, problems } = await openTab();
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) foreign.push(request.url());
    });
    for (const path of [
      '/',
      `/?q=${encodeURIComponent(`How many people ${attack} were killed in Kidal?`)}`,
      `/articles/${attack.split('/').map(encodeURIComponent).join('/')}?s=0-20#s=0-20`,
      '/timeline?topic=Kidal',
      '/briefings',
      '/sources',
    ]) {
      await page.goto(address + path);
      expect(await page.locator('body').textContent()).toContain(
        path === '/sources' ? '<script>' : 'alert(1)',
      );
    }
    expect([problems, foreign]).toEqual([[], []]);
  });

  it('prints the briefing, and nothing that is pressed', async () => {
    const { address } = await sample();
    const { page } = await openTab();
    await page.goto(address + PAGES.briefings);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.briefing blockquote').first().isVisible()).toBe(true);
    for (const selector of ['nav', 'form.order', '.previews', '.schedules', '.outbox'])
      expect([selector, await page.locator(selector).first().isVisible()]).toEqual([selector, false]);
  });

  it.runIf(process.env.SCREENSHOTS === 'write')('has its picture taken', async () => {
    const site = await sample();
    for (const [name, path] of Object.entries(PAGES)) {
      const { page } = await openTab({
        viewport: { width: 1080, height: name === 'briefings' ? 960 : 760 },
      });
      await page.goto(site.address + path);
      await page.screenshot({ path: picture(name) });
    }
    const { page } = await openTab({ viewport: { width: 1080, height: 760 }, colorScheme: 'dark' });
    await page.goto(site.address + PAGES.article);
    await page.screenshot({ path: picture('article-dark') });
    const phone = await openTab({ viewport: { width: 360, height: 740 } });
    await phone.page.goto(site.address + PAGES.answer);
    await phone.page.screenshot({ path: picture('answer-phone') });
  });
});

function picture(name: string): string {
  return join(import.meta.dirname, `../../docs/screenshots/${name}.png`);
}

/** A briefing that is posted on weekdays. */
async function withSchedule({ database }: Site): Promise<void> {
  await addSchedule(
    database,
    {
      id: 'desk',
      platform: 'slack',
      workspace: 'T0123',
      channel: 'T0123/C0456',
      timing: { kind: 'times', times: ['07:45'], days: [1, 2, 3, 4, 5], zone: 'Europe/Paris' },
      subjects: ['Kidal', 'Myanmar'],
      createdBy: 'U1',
    },
    NOW(),
  );
}

/** What axe finds wrong, in a few words each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate('axe.run()')) as {
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }[];
  };
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
  );
}

function marked(page: Page): Promise<string> {
  return page.locator('mark').evaluate((element) => element.textContent ?? '');
}

function focused(page: Page): Promise<string> {
  return page.evaluate<string>("document.activeElement?.textContent ?? ''");
}
