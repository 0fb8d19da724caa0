import type { ClusterSettings } from '../retrieval/opensearch.ts';
import { listOf, wholeNumber } from './values.ts';

/** What of the environment says where the articles are. */
type Named = 'OPENSEARCH_URL' | 'OPENSEARCH_PREFIX' | 'OPENSEARCH_SHARDS' | 'OPENSEARCH_REPLICAS';

const PREFIX = 'dateline';
const SHARDS = { least: 1, most: 1_024, otherwise: 1 };
const REPLICAS = { least: 0, most: 1_024, otherwise: 1 };

/** The cluster that the environment names; null where the articles are in this process. */
export function clusterSettings(
  env: Readonly<Partial<Record<Named, string | undefined>>>,
  problems: string[],
): ClusterSettings | null {
  const nodes = listOf(env.OPENSEARCH_URL) ?? [];
  const prefix = env.OPENSEARCH_PREFIX?.trim() || PREFIX;
  if (!/^[a-z0-9][a-z0-9_-]{0,99}$/.test(prefix))
    problems.push(
      `OPENSEARCH_PREFIX: expected small letters, digits, - and _, got ${JSON.stringify(prefix)}`,
    );
  const shards = wholeNumber('OPENSEARCH_SHARDS', env.OPENSEARCH_SHARDS, SHARDS, problems);
  const replicas = wholeNumber('OPENSEARCH_REPLICAS', env.OPENSEARCH_REPLICAS, REPLICAS, problems);
  if (nodes.length === 0) return null;
  // Not said back: an address may hold a password.
  if (!nodes.every(isNode))
    problems.push(
      'OPENSEARCH_URL: expected addresses like https://USER:PASSWORD@HOST:9200, with %40 for @ in a password',
    );
  else if (new Set(nodes.map(loginIn)).size > 1)
    problems.push('OPENSEARCH_URL: expected the same user and password for every node');
  return { nodes, prefix, shards, replicas };
}

function isNode(node: string): boolean {
  const url = URL.canParse(node) ? new URL(node) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
}

function loginIn(node: string): string {
  const { username, password } = new URL(node);
  return `${username}:${password}`;
}
