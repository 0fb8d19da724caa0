import { expect, it } from 'vitest';
import { homeView } from '../../adapters/slack/manage/home.ts';
import { SOURCES } from '../cli/host.ts';

it('says in the App Home when each feed was read and what went wrong, those in trouble first, ten at the most', () => {
  const feed = {
    address: 'https://vale.example/feed',
    name: 'The Vale <!channel> Courier',
    declared: false,
    fullText: null,
    state: 'failing' as const,
    articles: 12,
    newest: null,
    checked: '2025-06-21T14:00:00.000Z',
    next: '2025-06-21T14:15:00.000Z',
    error: 'expected a document, came 500 Internal Server Error',
    problem: null,
    silent: false,
  };
  const feeds = Array.from({ length: 14 }, () => feed);
  const { blocks } = homeView({
    sources: { ...SOURCES, feeds },
    briefings: null,
    isManager: false,
    notice: null,
  });
  const told = blocks
    .map((block) => JSON.stringify(block))
    .filter((each) => each.includes('Vale <!') || each.includes('Vale &lt;!'));
  expect(told).toHaveLength(10);
  expect(told[0]).toContain(
    'Courier: 12 articles, read 21 June 2025, 14:00 UTC, next 21 June 2025, 14:15 UTC; failing: expected a document, came 500 Internal Server Error',
  );
  expect(told.filter((each) => each.includes('"mrkdwn"') && each.includes('<!channel>'))).toEqual([]);
});
