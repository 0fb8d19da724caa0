import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '../../src/retrieval/opensearch/connection.ts';

/** What a request to a node rejects with that answers so. */
async function answeredWith(status: number, type: string, reason: string): Promise<unknown> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status, error: { type, root_cause: [{ type, reason }] } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { request, close } = connect({ nodes: [`http://127.0.0.1:${port}`] });
  onTestFinished(async () => {
    await close();
    server.closeAllConnections();
    server.close();
  });
  return request('POST', '/_search', { body: {} }).catch((error: unknown) => error);
}

it.each([
  ['a point in time whose node is gone', 404, 'search_context_missing_exception', 'No search context found'],
  // As OpenSearch 2.19 says it of a point in time.
  ['a node that has left the cluster', 500, 'illegal_state_exception', 'no node found for id: cvO14'],
  ['a node that stops while it is asked', 500, 'node_disconnected_exception', '[node-2] disconnected'],
  ['a node that stops', 500, 'node_closed_exception', 'node closed'],
  ['shards of which no copy is there yet', 503, 'search_phase_execution_exception', 'all shards failed'],
  ['a cluster without a manager', 503, 'cluster_manager_not_discovered_exception', 'null'],
])('%s makes the archive unavailable for a moment', async (_, status, type, reason) => {
  expect(await answeredWith(status, type, reason)).toMatchObject({
    name: 'ArchiveUnavailable',
    isPassing: true,
  });
});

it.each([
  ['what is not there', 404, 'index_not_found_exception', 'Refusal'],
  ['what is not understood', 400, 'parsing_exception', 'Refusal'],
  ['an unknown password', 401, 'security_exception', 'ArchiveUnavailable'],
  ['a cluster that is too busy', 429, 'rejected_execution_exception', 'ArchiveUnavailable'],
])('%s does not pass by itself', async (_, status, type, name) => {
  const error = await answeredWith(status, type, 'because');
  expect(error).toMatchObject({ name });
  expect(error).not.toMatchObject({ isPassing: true });
});
