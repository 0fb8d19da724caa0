import { clusterState, readableCount, type Settings } from '../../../src/index.ts';
import type { Host } from '../host.ts';
import { type Finding, failed, ok, warning } from './finding.ts';

/** Whether the cluster of the articles can be reached, and whether any of it is missing. */
export async function clusterFindings(
  settings: NonNullable<Settings['cluster']>,
  { now }: Host,
): Promise<Finding[]> {
  const { version, nodes, state, articles, bytes } = await clusterState(settings, now);
  const many = `${readableCount(nodes)} ${nodes === 1 ? 'node' : 'nodes'}`;
  const size = `${readableCount(Math.ceil(bytes / 1e6))} MB`;
  const what = `opensearch: ${version} on ${many}, ${readableCount(articles)} articles, ${size}, ${state}`;
  if (state === 'green') return [ok(what)];
  if (state === 'red')
    return [
      failed(
        what,
        'some articles cannot be read: bring back the nodes that hold them, or restore a snapshot',
      ),
    ];
  const needed = settings.replicas + 1;
  return [
    warning(
      `${what}: some copies are missing, nothing is lost`,
      nodes < needed
        ? `run ${needed} nodes, or set OPENSEARCH_REPLICAS=${nodes - 1} before the index is made`
        : 'bring back the node that is gone, or wait until its copies are made anew',
    ),
  ];
}
