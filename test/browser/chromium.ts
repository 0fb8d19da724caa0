import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where Chromium is on this machine; null where it is not. */
export const CHROMIUM = PLACES.find((path) => path !== undefined && existsSync(path)) ?? null;

if (CHROMIUM === null) {
  const why = 'test/browser: there is no Chromium here (apt-get install chromium, or CHROMIUM=path)';
  // What nobody sees skipped, nobody installs.
  if (process.env.CI === 'true') throw new Error(why);
  console.warn(`${why}: its tests are skipped`);
}

let launched: Promise<Browser> | null = null;

afterAll(async () => {
  await (await launched)?.close();
});

/** A page of a browser, and everything that went wrong in it. */
export interface Tab {
  readonly page: Page;
  readonly problems: readonly string[];
}

export async function openTab(options: BrowserContextOptions = {}): Promise<Tab> {
  launched ??= chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
  const context = await (await launched).newContext({ viewport: { width: 1440, height: 900 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, problems };
}

/** Whether all of the first element found is on the screen. */
export async function isOnScreen(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).first().boundingBox();
  const { width, height } = page.viewportSize()!;
  if (box === null) return false;
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}
