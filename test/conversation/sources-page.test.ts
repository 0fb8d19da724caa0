import { expect, it } from 'vitest';
import { sourcesPage } from '../../src/conversation/sources-page.ts';
import type { FeedSource } from '../../src/sources.ts';
import { SOURCES } from '../cli/host.ts';

const FEED: FeedSource = {
  address: 'https://vale.example/feed',
  name: 'The Vale Courier',
  declared: false,
  fullText: null,
  state: 'ok',
  articles: 1234,
  newest: '2025-06-20T09:30:00.000Z',
  checked: '2025-06-21T14:00:00.000Z',
  next: '2025-06-21T14:15:00.000Z',
  error: null,
  problem: null,
  silent: false,
};

const told = (feeds?: readonly FeedSource[]) =>
  sourcesPage({ ...SOURCES, ...(feeds && { feeds }) }).blocks.flatMap((block) =>
    block.kind === 'note' || block.kind === 'heading' ? [block.text] : [],
  );

it('tells of each feed what it brought, when it was read and is read next, and what is wrong', () => {
  const lines = told([
    { ...FEED, state: 'failing', error: 'expected a document, came 404 Not Found' },
    { ...FEED, state: 'gone', error: 'expected a document, came 410 Gone', next: null },
    { ...FEED, silent: true },
    { ...FEED, state: 'new', articles: 0, newest: null, checked: null },
    FEED,
  ]);
  const facts = '1,234 articles, newest 20 June 2025, 09:30 UTC, read 21 June 2025, 14:00 UTC';
  expect(lines.slice(lines.indexOf('Feeds'))).toEqual([
    'Feeds',
    `The Vale Courier: ${facts}, next 21 June 2025, 14:15 UTC; failing: expected a document, came 404 Not Found`,
    `The Vale Courier: ${facts}; gone: expected a document, came 410 Gone`,
    `The Vale Courier: ${facts}, next 21 June 2025, 14:15 UTC; nothing new for much longer than is its habit`,
    'The Vale Courier: 0 articles, not read yet',
    `The Vale Courier: ${facts}, next 21 June 2025, 14:15 UTC`,
  ]);
});

it('counts the feeds that it has no room for, and says nothing of none', () => {
  expect(told(Array.from({ length: 15 }, () => FEED)).at(-1)).toBe('3 more feeds');
  expect(told()).not.toContain('Feeds');
  expect(told([])).not.toContain('Feeds');
});
