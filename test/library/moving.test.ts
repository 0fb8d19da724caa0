import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../src/article.ts';
import { createDateline } from '../../src/dateline.ts';
import { moveArticles } from '../../src/library/moving.ts';
import { NO_OPENSEARCH, type OpenSearchServer, startOpenSearch } from '../servers/opensearch.ts';

const PATIENCE = 120_000;
vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };
const ARTICLES = 300;

function article(id: number, text: string): Article {
  return {
    id: `a${id}`,
    headline: `Story ${id}`,
    publisher: 'The Wire',
    text,
    parts: [{ kind: 'paragraph', start: 0, end: text.length }],
    origin: { path: 'https://wire.example/feed' },
  };
}

describe.skipIf(NO_OPENSEARCH !== null)(
  `articles that move to OpenSearch${NO_OPENSEARCH === null ? '' : ` (skipped: ${NO_OPENSEARCH})`}`,
  () => {
    let server: OpenSearchServer;
    let folder: string;
    beforeAll(async () => {
      server = await startOpenSearch();
      folder = mkdtempSync(join(tmpdir(), 'dateline-moving-'));
      const corpus = join(folder, 'corpus');
      mkdirSync(corpus);
      // As feeds have brought them: in three texts some, and the last one withdrawn.
      const here = await createDateline({
        corpus: [corpus],
        data: join(folder, 'data'),
        watch: true,
        log: SILENT,
      });
      await here.ready;
      const from = 'https://wire.example/feed';
      for (const [round, text] of ['Ten died', 'Twelve died', 'Thirteen died'].entries()) {
        const arrived = new Date(Date.parse('2025-06-14T10:00:00Z') + round * 3_600_000).toISOString();
        const all = Array.from({ length: round === 0 ? ARTICLES : 20 }, (_, id) => ({
          article: article(id, `${text} in village ${id}.`),
          from,
          arrived,
        }));
        await here.intake.take(all);
      }
      await here.intake.withdraw([`a${ARTICLES - 1}`]);
      // A toll that goes back to what it was, and on.
      for (const [hour, text] of [
        'Ten died.',
        'Twelve died.',
        'Ten died.',
        'Nine died.',
        'Ten died.',
      ].entries())
        await here.intake.take([
          { article: { ...article(0, text), id: 'toll' }, from, arrived: `2025-06-14T1${hour}:00:00.000Z` },
        ]);
      await here.close();
    }, 300_000);
    afterAll(async () => {
      await server?.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    const clusterOf = (prefix: string) => ({ nodes: server.urls, prefix, shards: 1, replicas: 0 });
    const move = (prefix: string) =>
      moveArticles({
        folder: join(folder, 'data/library'),
        cluster: clusterOf(prefix),
        now: () => new Date(),
      });

    it('arrive with every text they had, and without those that were withdrawn', async () => {
      const moved = await move('all');
      expect(moved).toMatchObject({ articles: ARTICLES + 1, texts: ARTICLES + 45 });
      const there = await createDateline({ corpus: [], cluster: clusterOf('all') });
      await there.ask('Who died?');
      expect(there.sources().articles).toBe(ARTICLES);
      expect((await there.versions('a7')).map(({ article: { text } }) => text)).toEqual([
        'Ten died in village 7.',
        'Twelve died in village 7.',
        'Thirteen died in village 7.',
      ]);
      expect((await there.versions('toll')).map(({ article: { text } }) => text)).toEqual([
        'Ten died.',
        'Twelve died.',
        'Ten died.',
        'Nine died.',
        'Ten died.',
      ]);
      expect(await there.article(`a${ARTICLES - 1}`)).toBeUndefined();
      await there.close();
    });

    it('are not brought again, nor counted twice, when it is done again', async () => {
      const [first, again] = [await move('twice'), await move('twice')];
      expect(again).toEqual(first);
      const there = await createDateline({ corpus: [], cluster: clusterOf('twice') });
      await there.ask('Who died?');
      expect(there.sources().articles).toBe(ARTICLES);
      expect(await there.versions('a7')).toHaveLength(3);
      await there.close();
    });

    it('are brought anew where an earlier text is missing', async () => {
      await move('missing');
      const [node] = server.urls;
      const left = { query: { term: { id: 'toll' } } };
      await fetch(`${node}/missing-texts/_delete_by_query?refresh=true`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(left),
      });
      await move('missing');
      const there = await createDateline({ corpus: [], cluster: clusterOf('missing') });
      expect(await there.versions('toll')).toHaveLength(5);
      await there.close();
    });

    it('do not go where another text of one of them is', async () => {
      const there = await createDateline({ corpus: [], cluster: clusterOf('other') });
      const other = { article: article(5, 'Nobody died.'), from: 'x', arrived: '2025-06-14T10:00:00Z' };
      await there.intake.take([other]);
      await expect(move('other')).rejects.toThrow('it has another text of 1 articles, such as "a5"');
      await there.ask('Who died?');
      expect(there.sources().articles).toBe(1);
      await there.close();
    });

    it('are none where nothing was kept', async () => {
      const nothing = { folder: join(folder, 'nothing'), cluster: clusterOf('none') };
      expect(await moveArticles({ ...nothing, now: () => new Date() })).toBeNull();
    });
  },
);
