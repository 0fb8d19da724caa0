import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../src/article.ts';
import { openShared, type SharedCorpus } from '../../src/library/shared.ts';
import { type Cluster, openCluster } from '../../src/retrieval/opensearch.ts';
import { terms } from '../../src/text/terms.ts';
import { NO_OPENSEARCH, type OpenSearchServer, startOpenSearch } from '../servers/opensearch.ts';
import { until } from '../until.ts';
import { article, describeEngine, type Engine } from './engine.ts';

const SILENT = { info() {}, warn() {}, error() {} };
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const now = () => new Date();
/** A server with a busy machine under it. */
const PATIENCE = 120_000;

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

describe.skipIf(NO_OPENSEARCH !== null)(
  `OpenSearch${NO_OPENSEARCH === null ? '' : ` (${NO_OPENSEARCH})`}`,
  () => {
    let server: OpenSearchServer;
    let serial = 0;
    const open: SharedCorpus[] = [];
    beforeAll(async () => {
      server = await startOpenSearch();
    }, 300_000);
    afterAll(async () => {
      for (const corpus of open) await corpus.close();
      await server?.remove();
    });

    const clusterOf = (more: { shards?: number; replicas?: number; prefix?: string } = {}): Cluster =>
      openCluster({
        nodes: server.urls,
        prefix: `test-${++serial}`,
        shards: 1,
        replicas: 0,
        now,
        sleep,
        ...more,
      });

    const corpusOf = async (cluster: Cluster): Promise<SharedCorpus> => {
      const corpus = openShared({ cluster, paths: [], watch: false, now, wait: sleep, log: SILENT });
      open.push(corpus);
      await corpus.ready;
      return corpus;
    };

    const take = (corpus: SharedCorpus, articles: readonly Article[], arrived = now()) =>
      corpus.intake.take(
        articles.map((each) => ({
          article: each,
          from: 'https://wire.example',
          arrived: arrived.toISOString(),
        })),
      );

    const found = async (cluster: Cluster, query: string): Promise<string[]> => {
      const view = await cluster.open();
      try {
        return (await view.index.search(terms(query), { limit: 10 })).map(({ id }) => id);
      } finally {
        await view.close();
      }
    };

    for (const shards of [1, 3]) {
      describeEngine(`the OpenSearch engine on ${shards} shards`, async (): Promise<Engine> => {
        const cluster = clusterOf({ shards });
        const corpus = await corpusOf(cluster);
        return {
          async take(articles) {
            await take(corpus, articles);
          },
          withdraw: (ids) => corpus.intake.withdraw(ids),
          async search(query, options) {
            const view = await cluster.open();
            try {
              return await view.index.search(query, options);
            } finally {
              await view.close();
            }
          },
          close: async () => {},
        };
      });
    }

    it('shows one question the articles of one moment', async () => {
      const cluster = clusterOf();
      const corpus = await corpusOf(cluster);
      await take(corpus, [article('ferry', 'Ferry sinks', 'Forty were on board.')]);
      const view = await cluster.open();
      await take(corpus, [article('ferry', 'Ferry sinks', 'Fifty were on board.')]);
      await view.index.search(terms('ferry'), { limit: 10 });
      expect(view.archive.get('ferry')?.article.text).toBe('Forty were on board.');
      await view.close();
      const next = await cluster.open();
      await next.index.search(terms('ferry'), { limit: 10 });
      expect(next.archive.get('ferry')?.article.text).toBe('Fifty were on board.');
      await next.close();
    });

    it('hands an article out unit for unit, whatever it holds', async () => {
      const cluster = clusterOf();
      const corpus = await corpusOf(cluster);
      const text = 'Kidal \ud83d alone, 𝔘 whole, \u0000, "\\u0041", <b>, \u2028 and Goïta.';
      const odd = article(`https://wire.example/${'x'.repeat(600)}`, '\udc00 Kidal', text, {
        publisher: 'Le “Monde” \ud800',
        published: 'no date at all',
      });
      await take(corpus, [odd]);
      const view = await cluster.open();
      await view.index.search(['kidal'], { limit: 1 });
      expect(view.archive.get(odd.id)?.article).toEqual(odd);
      await view.close();
    });

    it('leaves an article out that the server refuses, and takes those beside it', async () => {
      const cluster = clusterOf();
      const corpus = await corpusOf(cluster);
      const publisher = 'The Wire '.repeat(4_000);
      await take(corpus, [article('toll', 'Toll', 'Ten died.')], new Date('2025-06-14'));
      const taken = await take(corpus, [
        article('toll', 'Toll', 'Twelve died.', { publisher }),
        article('ferry', 'Ferry', 'The ferry sank.'),
      ]);
      expect(taken).toEqual(['same', 'new']);
      expect(await found(cluster, 'ferry sank')).toEqual(['ferry']);
      expect((await corpus.versions('toll')).map((version) => version.article.text)).toEqual(['Ten died.']);
    });

    it('keeps a newer text where an older one comes late, and says which were new, changed and the same', async () => {
      const cluster = clusterOf();
      const [one, other] = [await corpusOf(cluster), await corpusOf(cluster)];
      const first = article('toll', 'Toll', 'Ten died.');
      const second = article('toll', 'Toll', 'Fourteen died.');
      expect(await take(one, [first], new Date('2025-06-14'))).toEqual(['new']);
      expect(await take(other, [first], new Date('2025-06-15'))).toEqual(['same']);
      expect(await take(other, [second], new Date('2025-06-16'))).toEqual(['changed']);
      const texts = (await one.versions('toll')).map((version) => version.article.text);
      expect(texts).toEqual(['Ten died.', 'Fourteen died.']);
    });

    it('has each article once where several bring the same at the same moment', async () => {
      const cluster = clusterOf({ shards: 3 });
      const all = await Promise.all([1, 2, 3].map(() => corpusOf(cluster)));
      const articles = Array.from({ length: 60 }, (_, i) =>
        article(`a${i}`, `Story ${i}`, `Kidal told ${i} times.`),
      );
      const taken = await Promise.all(all.map((corpus) => take(corpus, articles)));
      const news = articles.map((_, i) => taken.filter((each) => each[i] === 'new').length);
      expect(news).toEqual(articles.map(() => 1));
      expect((await cluster.counts.totals()).articles).toBe(60);
    });

    it('is made anew, in other shards, while questions are answered and articles come in', async () => {
      const prefix = `test-${++serial}`;
      const old = clusterOf({ prefix });
      const corpus = await corpusOf(old);
      const early = Array.from({ length: 450 }, (_, i) =>
        article(`a${i}`, `Story ${i}`, `Kidal told ${i} times.`),
      );
      await take(corpus, early);
      await corpus.intake.withdraw(['a0']);
      const anew = clusterOf({ prefix, shards: 4 });
      let isDone = false;
      const rebuilt = anew.rebuild().finally(() => {
        isDone = true;
      });
      const late: Article[] = [];
      while (!isDone) {
        expect(await found(old, 'Kidal')).toHaveLength(10);
        const next = article(`late ${late.length}`, 'Late', `Gao told ${late.length} times.`);
        await take(corpus, [next]);
        late.push(next);
      }
      expect(await rebuilt).toBe(`${prefix}-articles-000002`);
      await old.show();
      expect((await old.counts.totals()).articles).toBe(449 + late.length);
      expect(await found(old, 'Gao')).toHaveLength(Math.min(10, late.length));
      const answered = await fetch(`${server.urls[0]}/${prefix}-articles/_settings`);
      const settings = (await answered.json()) as Record<string, { settings: { index: object } }>;
      expect(Object.keys(settings)).toEqual([`${prefix}-articles-000002`]);
      expect(settings[`${prefix}-articles-000002`]?.settings.index).toMatchObject({ number_of_shards: '4' });
      await anew.close();
    });

    it('takes in what a rebuild has left that was broken off, and removes it', async () => {
      const prefix = `test-${++serial}`;
      const cluster = clusterOf({ prefix });
      const corpus = await corpusOf(cluster);
      await take(corpus, [
        article('kidal', 'Kidal', 'Trucks burned.'),
        article('gao', 'Gao', 'Salt is sold.'),
      ]);
      expect(await cluster.rebuild()).toBe(`${prefix}-articles-000002`);
      const index = (number: number) => `${server.urls[0]}/${prefix}-articles-00000${number}`;
      const send = (method: string, url: string, body?: object) =>
        fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      // Broken off after the change: one article is in the index before alone. And another time, before it.
      await send('PUT', index(1), {});
      await send('PUT', index(3), {});
      const { hits } = (await (await fetch(`${index(2)}/_search?q=id:gao&version=true`)).json()) as {
        hits: { hits: { _id: string; _version: number; _source: object }[] };
      };
      const { _id: key, _version: version, _source: source } = hits.hits[0]!;
      await send('PUT', `${index(1)}/_doc/${key}?version=${version}&version_type=external`, source);
      await send('DELETE', `${index(2)}/_doc/${key}?refresh=true`);
      await send('POST', `${index(1)}/_refresh`);
      expect(await cluster.rebuild()).toBe(`${prefix}-articles-000003`);
      expect(await found(cluster, 'salt')).toEqual(['gao']);
      expect(await found(cluster, 'trucks')).toEqual(['kidal']);
      const left = (await (await fetch(`${server.urls[0]}/${prefix}-articles-*/_alias`)).json()) as object;
      expect(Object.keys(left)).toEqual([`${prefix}-articles-000003`]);
    });

    it('says that copies are missing, and that there is nothing yet', async () => {
      const cluster = clusterOf({ replicas: 1 });
      await expect(cluster.state()).rejects.toThrow(
        /^the archive is unavailable: OpenSearch holds no articles under .* yet \(OPENSEARCH_PREFIX\)$/,
      );
      await corpusOf(cluster);
      expect(await cluster.state()).toMatchObject({ state: 'yellow', nodes: 1, articles: 0 });
    });

    it('takes nothing on a full disk and says so, goes on answering, and takes again once there is room', async () => {
      const cluster = clusterOf();
      const corpus = await corpusOf(cluster);
      await take(corpus, [article('kidal', 'Kidal', 'Trucks burned.')]);
      const full = (value: boolean | null) =>
        fetch(`${server.urls[0]}/test-${serial}-articles/_settings`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ 'index.blocks.read_only_allow_delete': value }),
        });
      await full(true);
      await expect(take(corpus, [article('gao', 'Gao', 'Salt is sold.')])).rejects.toThrow(
        /OpenSearch takes no articles: the disk of a node is full \(flood stage\)$/,
      );
      expect(await found(cluster, 'Kidal')).toEqual(['kidal']);
      await full(null);
      expect(await take(corpus, [article('gao', 'Gao', 'Salt is sold.')])).toEqual(['new']);
      expect(await found(cluster, 'salt')).toEqual(['gao']);
    });

    it('tells nobody the password, whatever goes wrong', async () => {
      const nodes = ['http://desk:hunter%402@127.0.0.1:9'];
      const cluster = openCluster({ nodes, prefix: 'gone', shards: 1, replicas: 0, now, sleep });
      const error = await cluster.open().catch((thrown: unknown) => thrown);
      expect((error as Error).message).toMatch(
        /^the archive is unavailable: OpenSearch at 127\.0\.0\.1:9 cannot be reached: /,
      );
      expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(
        new RegExp(`hunter|${Buffer.from('desk:hunter@2').toString('base64')}`),
      );
      await cluster.close();
    });

    it('says that it is gone while it is, and answers again when it is back', async () => {
      const cluster = clusterOf();
      const corpus = await corpusOf(cluster);
      await take(corpus, [article('kidal', 'Kidal', 'Trucks burned.')]);
      await server.stop(0);
      await expect(found(cluster, 'Kidal')).rejects.toThrow(
        /^the archive is unavailable: OpenSearch at .* cannot be reached/,
      );
      await server.start(0);
      await until(async () => (await found(cluster, 'Kidal').catch(() => [])).length === 1);
    });
  },
);
