import { readableCount, readSettings, rebuildCluster, withEnvFile } from '../../src/index.ts';
import { type Host, write } from './host.ts';
import { jsonLine } from './terminal/json.ts';
import { type Call, type ExitStatus, UsageError } from './usage/command.ts';

/** Makes the index in the cluster anew, in the shards and copies that are set now. */
export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const env = await withEnvFile(host.folder, host.env);
  const { OPENSEARCH_URL, OPENSEARCH_PREFIX, OPENSEARCH_SHARDS, OPENSEARCH_REPLICAS } = env;
  const { cluster } = readSettings({
    OPENSEARCH_URL,
    OPENSEARCH_PREFIX,
    OPENSEARCH_SHARDS,
    OPENSEARCH_REPLICAS,
  });
  if (cluster === null)
    throw new UsageError('there is no cluster: an index on this machine is made anew by itself', {
      hint: 'OPENSEARCH_URL names one',
    });
  const { index, articles } = await rebuildCluster(cluster, host.now);
  const { shards, replicas } = cluster;
  const words = `${index}: ${counted(articles, 'article')} in ${counted(shards, 'shard')}, with ${counted(replicas, 'copy', 'copies')} of each\n`;
  await write(host.stdout, call.has('json') ? jsonLine({ index, articles, shards, replicas }) : words);
  return 0;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${readableCount(count)} ${count === 1 ? one : many}`;
}
