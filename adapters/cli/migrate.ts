import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  isReaderAlive,
  type Moved,
  type MovedArticles,
  moveArticles,
  moveStore,
  openStore,
  readableCount,
  readSettings,
  type Settings,
  storeName,
  withEnvFile,
} from '../../src/index.ts';
import { type Host, write } from './host.ts';
import { storeFile } from './setup/store-place.ts';
import { jsonLine } from './terminal/json.ts';
import { type Call, type ExitStatus, UsageError } from './usage/command.ts';

/** Moves what one machine has kept to where many can share it: the articles first, so that the state is left last. */
export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const env = await withEnvFile(host.folder, host.env);
  const { DATELINE_DATA, DATABASE_URL, OPENSEARCH_URL, OPENSEARCH_PREFIX } = env;
  const { OPENSEARCH_SHARDS, OPENSEARCH_REPLICAS } = env;
  const { data, database, cluster } = readSettings({
    DATELINE_DATA,
    DATABASE_URL: call.value('to') ?? DATABASE_URL,
    OPENSEARCH_URL,
    OPENSEARCH_PREFIX,
    OPENSEARCH_SHARDS,
    OPENSEARCH_REPLICAS,
  });
  if (database === null)
    throw new UsageError('where to?', {
      hint: '--to postgres://USER:PASSWORD@HOST:PORT/NAME, or DATABASE_URL',
    });
  const file = storeFile(host.folder, data);
  if (!existsSync(file))
    throw new UsageError(`there is no store at ${file}`, { hint: 'DATELINE_DATA names its folder' });
  await refuseWhileServing(file, host);
  const articles = cluster === null ? null : await articlesTo(cluster, data, host);
  const state = await stateTo(database, file, host);
  const report = call.has('json')
    ? jsonLine({ ...state, articles })
    : inWords(state, articles, file, database);
  await write(host.stdout, report);
  return 0;
}

async function refuseWhileServing(file: string, { now }: Host): Promise<void> {
  const store = await openStore(file, now(), { evenMoved: true });
  const isServing = await isReaderAlive(store, now()).finally(() => store.close());
  if (isServing)
    throw new UsageError('serve is running on this store', {
      hint: 'stop it first; after a crash on another machine, wait for a minute and a half',
    });
}

async function articlesTo(
  cluster: NonNullable<Settings['cluster']>,
  data: string,
  host: Host,
): Promise<MovedArticles | null> {
  const folder = join(resolve(host.folder, data), 'library');
  return moveArticles({ folder, cluster, now: host.now });
}

async function stateTo(server: string, file: string, { now }: Host): Promise<Moved> {
  const from = await openStore(file, now(), { evenMoved: true });
  try {
    const to = await openStore(server, now());
    try {
      return await moveStore(from, to, storeName(server), now());
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

function inWords(
  { tables, wasThere }: Moved,
  articles: MovedArticles | null,
  file: string,
  server: string,
): string {
  const width = Math.max(...tables.map(({ table }) => table.length));
  const digits = Math.max(...tables.map(({ rows }) => String(rows).length));
  const lines = tables.map(
    ({ table, rows, checksum }) =>
      `${table.padEnd(width)}  ${String(rows).padStart(digits)} ${rows === 1 ? 'row ' : 'rows'}  ${checksum}`,
  );
  const archive =
    articles === null
      ? []
      : [
          '',
          `${readableCount(articles.articles)} articles in ${readableCount(articles.texts)} texts  ${articles.checksum}`,
          'Moved to OpenSearch, and compared.',
        ];
  const done = wasThere ? 'Nothing to do: all of it is there' : 'Moved, and compared';
  const state = [
    '',
    `${done}: ${file} → ${storeName(server)}`,
    'Now set DATABASE_URL there, and start serve.',
  ];
  return `${[...lines, ...archive, ...state].join('\n')}\n`;
}
