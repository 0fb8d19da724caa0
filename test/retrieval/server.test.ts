import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { clusterState } from '../../src/holdings/cluster.ts';

/** A server that answers everything as told, and how a cluster there would be told of. */
async function toldOf(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  const nodes = [`http://desk:hunter2@127.0.0.1:${port}`];
  const asking = clusterState({ nodes, prefix: 'p', shards: 1, replicas: 0 }, () => new Date());
  const error = await asking.catch((thrown: unknown) => thrown);
  expect((error as Error).name).toBe('ArchiveUnavailable');
  return (error as Error).message.replace(String(port), 'PORT');
}

/** As a server says of itself. */
function saying(version: object): RequestListener {
  return (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ version }));
  };
}

const EXPECTED =
  'the archive is unavailable: OPENSEARCH_URL: expected OpenSearch of version 2.4 or later, came';

it.each([
  ['a page', (_, response) => void response.end('<html>hello</html>'), 'something else'],
  ['nothing', (_, response) => void response.writeHead(404).end('not found'), 'something else'],
  ['another search server', saying({ number: '8.13.0' }), 'another server of version 8.13.0'],
  ['an old one', saying({ number: '2.3.0', distribution: 'opensearch' }), 'OpenSearch of version 2.3.0'],
] as const satisfies readonly (readonly [string, RequestListener, string])[])(
  'where there is %s, it is said what came in place of OpenSearch',
  async (_, listener, came) => {
    expect(await toldOf(listener)).toBe(`${EXPECTED} ${came}`);
  },
);

it('where the password is wrong, it is said which setting has it, and not the password', async () => {
  expect(await toldOf((_, response) => void response.writeHead(401).end('Unauthorized'))).toBe(
    'the archive is unavailable: OpenSearch at 127.0.0.1:PORT does not know this user and password (OPENSEARCH_URL)',
  );
});
