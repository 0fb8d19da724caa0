import { type ClusterSettings, type ClusterState, openCluster } from '../retrieval/opensearch.ts';

export type { ClusterState };

/** How the cluster of the articles does; rejects where nobody can say. Nothing is made there. */
export async function clusterState(settings: ClusterSettings, now: () => Date): Promise<ClusterState> {
  const cluster = openCluster({ ...settings, now, sleep: async () => {} });
  try {
    return await cluster.state();
  } finally {
    await cluster.close();
  }
}
