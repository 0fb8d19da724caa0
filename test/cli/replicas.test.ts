import { it, onTestFinished } from 'vitest';
import { NO_OPENSEARCH, startOpenSearch } from '../servers/opensearch.ts';
import { describeOnPostgres } from '../store/stores.ts';
import { withstand } from './replicas/run.ts';

/** So often a bot is killed under a cluster. */
const KILLS = Number(process.env.REPLICA_KILLS ?? 4);
const why = NO_OPENSEARCH === null ? '' : ` (skipped: ${NO_OPENSEARCH})`;

describeOnPostgres('three whole bots', (server) => {
  // Nobody waits for a lease here: what a killed bot had in hand is seen under the cluster, and in the crash tests of the briefings.
  it('answer on both platforms, and brief once, while one is told to stop and started again', {
    timeout: 900_000,
  }, async () => {
    await withstand({
      name: 'three bots',
      database: await server().newDatabase(),
      kills: 1,
      signal: 'SIGTERM',
      briefings: { times: 2, end: new Date() },
    });
  });

  it.skipIf(NO_OPENSEARCH !== null)(
    `killed at random answer from three nodes of OpenSearch, and brief once, while a node goes and comes back${why}`,
    { timeout: 900_000 },
    async () => {
      const cluster = await startOpenSearch({ nodes: 3, heap: '1g' });
      onTestFinished(() => cluster.remove());
      const database = await server().newDatabase();
      await withstand({
        name: 'three bots, three nodes, one of them stopped and brought back',
        database,
        kills: KILLS,
        signal: 'SIGKILL',
        briefings: { times: 2 * KILLS, end: new Date(Date.now() + 60_000) },
        cluster,
      });
    },
  );
});
