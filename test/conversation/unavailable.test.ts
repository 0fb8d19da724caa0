import { expect, it } from 'vitest';
import { ArchiveUnavailable } from '../../src/unavailable.ts';
import { answer, SOURCES } from '../cli/host.ts';
import { desk, incoming } from './setup.ts';

it('tells people that the archive is unavailable, and not why, and answers once it is back', async () => {
  let isGone = true;
  const { conversation, logged } = await desk({
    dateline: {
      ask: async () => {
        if (isGone) throw new ArchiveUnavailable('OpenSearch cannot be reached');
        return answer();
      },
      sources: () => SOURCES,
      passage: async () => null,
    },
  });
  const reply = await conversation.handle(incoming('Who sank the ferry?'));
  expect(reply).toMatchObject({ private: true });
  expect(JSON.stringify(reply)).toContain('The archive is unavailable at the moment.');
  expect(JSON.stringify(reply)).not.toContain('OpenSearch');
  expect(String(logged)).toContain('the archive is unavailable: OpenSearch cannot be reached');
  isGone = false;
  const next = await conversation.handle(incoming('Who sank the ferry?'));
  expect(JSON.stringify(next)).toContain('The ferry sank off Port Vale on Monday.');
});
