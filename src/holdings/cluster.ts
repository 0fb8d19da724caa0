import {
  type Cluster,
  type ClusterSettings,
  type ClusterState,
  openCluster,
} from '../retrieval/opensearch.ts';

export type { ClusterState };

/** How the cluster of the articles does; rejects where nobody can say. Nothing is made there. */
export function clusterState(settings: ClusterSettings, now: () => Date): Promise<ClusterState> {
  return asking(settings, now, (cluster) => cluster.state());
}

/** An index that was made anew, and how many articles answer from it. */
export interface Rebuilt {
  readonly index: string;
  readonly articles: number;
}

/** Makes the index of a cluster anew, with the shards and copies of `settings`; rejects where there is none. */
export function rebuildCluster(settings: ClusterSettings, now: () => Date): Promise<Rebuilt> {
  return asking(settings, now, async (cluster) => {
    // A prefix that was mistyped makes no index.
    await cluster.state();
    const index = await cluster.rebuild();
    return { index, articles: (await cluster.state()).articles };
  });
}

async function asking<Answer>(
  settings: ClusterSettings,
  now: () => Date,
  work: (cluster: Cluster) => Promise<Answer>,
): Promise<Answer> {
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const cluster = openCluster({ ...settings, now, sleep });
  try {
    return await work(cluster);
  } finally {
    await cluster.close();
  }
}
