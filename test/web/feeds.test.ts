import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { html } from '../../adapters/web/markup.ts';
import { sourcesPage } from '../../adapters/web/pages/sources.ts';
import type { FeedSource } from '../../src/index.ts';
import { SOURCES } from '../cli/host.ts';

const FEED: FeedSource = {
  address: 'https://vale.example/rss',
  name: 'The Vale <b>Courier</b>',
  declared: true,
  fullText: null,
  state: 'ok',
  articles: 1204,
  newest: '2025-06-20T07:30:00.000Z',
  checked: '2025-06-21T14:00:00.000Z',
  next: '2025-06-21T14:15:00.000Z',
  error: null,
  problem: null,
  silent: false,
};

it('shows how fresh each feed is, and what went wrong with it', () => {
  const failing = {
    ...FEED,
    name: 'Sahel',
    state: 'failing' as const,
    newest: null,
    error: 'expected 200, got 503',
  };
  const page = sourcesPage({ ...SOURCES, feeds: [failing, { ...FEED, silent: true }] });
  const { document } = parseHTML(`<!doctype html><html><body>${html`${page.body}`}</body></html>`);
  const rows = [...document.querySelectorAll('.feeds tbody tr')].map(({ textContent }) => textContent);
  expect(rows[0]).toMatch(/Sahel.*none yet.*failing expected 200, got 503 · asked 21 June 2025, 14:00 UTC/);
  expect(rows[1]).toMatch(/The Vale <b>Courier<\/b>.*1,204.*20 June 2025, 07:30 UTC.*ok silent for longer/);
});
