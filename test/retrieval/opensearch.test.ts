import { afterAll, beforeAll, describe } from 'vitest';
import { openShared } from '../../src/library/shared.ts';
import { openCluster } from '../../src/retrieval/opensearch.ts';
import { NO_OPENSEARCH, type OpenSearchServer, startOpenSearch } from '../servers/opensearch.ts';
import { describeEngine, type Engine } from './engine.ts';

const SILENT = { info() {}, warn() {}, error() {} };
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe.skipIf(NO_OPENSEARCH !== null)(
  `OpenSearch${NO_OPENSEARCH === null ? '' : ` (${NO_OPENSEARCH})`}`,
  () => {
    let server: OpenSearchServer;
    let serial = 0;
    beforeAll(async () => {
      server = await startOpenSearch();
    }, 300_000);
    afterAll(() => server?.remove());

    const clusterOf = (more: { shards?: number; replicas?: number; prefix?: string } = {}) =>
      openCluster({
        nodes: server.urls,
        prefix: `test-${++serial}`,
        shards: 1,
        replicas: 0,
        now: () => new Date(),
        sleep,
        ...more,
      });

    for (const shards of [1, 3]) {
      describeEngine(`the OpenSearch engine on ${shards} shards`, async (): Promise<Engine> => {
        const cluster = clusterOf({ shards });
        const corpus = openShared({
          cluster,
          paths: [],
          watch: false,
          now: () => new Date(),
          wait: sleep,
          log: SILENT,
        });
        await corpus.ready;
        return {
          async take(articles) {
            const arrived = new Date().toISOString();
            await corpus.intake.take(
              articles.map((article) => ({ article, from: 'https://wire.example', arrived })),
            );
          },
          withdraw: (ids) => corpus.intake.withdraw(ids),
          async search(terms, options) {
            const view = await cluster.open();
            try {
              return await view.index.search(terms, options);
            } finally {
              await view.close();
            }
          },
          close: () => corpus.close(),
        };
      });
    }
  },
);
