import { expect, it } from 'vitest';
import { secretsIn } from '../../adapters/cli/setup/secrets.ts';
import { readSettings } from '../../src/config.ts';
import { redacted } from '../../src/redacted.ts';

it('keeps the articles here unless a cluster is named', () => {
  expect(readSettings({}).cluster).toBeNull();
  expect(readSettings({ OPENSEARCH_URL: ' ', OPENSEARCH_SHARDS: '3' }).cluster).toBeNull();
});

it('reads the nodes of a cluster, its prefix, its shards and their copies', () => {
  expect(readSettings({ OPENSEARCH_URL: 'http://search:9200' }).cluster).toEqual({
    nodes: ['http://search:9200'],
    prefix: 'dateline',
    shards: 1,
    replicas: 1,
  });
  const env = {
    OPENSEARCH_URL: ' https://desk:s%40cret@one.example:9200, https://desk:s%40cret@two.example:9200/search ',
    OPENSEARCH_PREFIX: 'desk-2',
    OPENSEARCH_SHARDS: '6',
    OPENSEARCH_REPLICAS: '0',
  };
  expect(readSettings(env).cluster).toEqual({
    nodes: ['https://desk:s%40cret@one.example:9200', 'https://desk:s%40cret@two.example:9200/search'],
    prefix: 'desk-2',
    shards: 6,
    replicas: 0,
  });
});

it.each([
  ['no address', 'search:9200 hunter2'],
  ['of another protocol', 'ftp://desk:hunter2@search:9200'],
  ['with more behind it', 'http://desk:hunter2@search:9200?pretty'],
])('takes no OPENSEARCH_URL that is %s, and does not say it back', (_, OPENSEARCH_URL) => {
  const read = () => readSettings({ OPENSEARCH_URL });
  expect(read).toThrow('OPENSEARCH_URL: expected addresses like https://USER:PASSWORD@HOST:9200');
  expect(read).not.toThrow(/hunter2/);
});

it('takes one user for all nodes', () => {
  const OPENSEARCH_URL = 'http://one:a@search:9200,http://other:b@search:9201';
  expect(() => readSettings({ OPENSEARCH_URL })).toThrow(
    'expected the same user and password for every node',
  );
});

it('names everything that is wrong at once', () => {
  const env = { OPENSEARCH_PREFIX: 'Desk*', OPENSEARCH_SHARDS: '0', OPENSEARCH_REPLICAS: 'two' };
  expect(() => readSettings(env)).toThrow(/OPENSEARCH_PREFIX.*OPENSEARCH_SHARDS.*OPENSEARCH_REPLICAS/);
});

it('hides the password of an address, as it is written and as it is meant', () => {
  const secrets = secretsIn({
    OPENSEARCH_URL: 'https://desk:hunter%402@one:9200,https://desk:hunter%402@two:9200',
  });
  expect(redacted('tried hunter%402 and hunter@2 at https://desk:hunter%402@two:9200', secrets)).toBe(
    'tried [hidden] and [hidden] at https://desk:[hidden]@two:9200',
  );
});
