import { it, onTestFinished } from 'vitest';
import { NO_OPENSEARCH, startOpenSearch } from '../servers/opensearch.ts';
import { describeOnPostgres } from '../store/stores.ts';
import { withstand } from './replicas/run.ts';

/** So often a bot is killed under a cluster; half as often where each bot holds the articles itself. */
const KILLS = Number(process.env.REPLICA_KILLS ?? 4);
const why = NO_OPENSEARCH === null ? '' : ` (skipped: ${NO_OPENSEARCH})`;

describeOnPostgres('three whole bots, killed and started again at random,', (server) => {
  it('answer on both platforms, and brief once', { timeout: 900_000 }, async () => {
    await withstand({
      name: 'three bots',
      database: await server().newDatabase(),
      kills: Math.ceil(KILLS / 2),
    });
  });

  it.skipIf(NO_OPENSEARCH !== null)(
    `answer from three nodes of OpenSearch, and brief once, while a node goes and comes back${why}`,
    { timeout: 900_000 },
    async () => {
      const cluster = await startOpenSearch({ nodes: 3, heap: '1g' });
      onTestFinished(() => cluster.remove());
      const database = await server().newDatabase();
      await withstand({
        name: 'three bots, three nodes, one of them stopped and brought back',
        database,
        kills: KILLS,
        cluster,
      });
    },
  );
});
