import { existsSync } from 'node:fs';
import {
  isOnServer,
  isReaderAlive,
  type Moved,
  moveStore,
  openStore,
  readSettings,
  storeName,
  withEnvFile,
} from '../../src/index.ts';
import { type Host, write } from './host.ts';
import { storeFile } from './setup/store-place.ts';
import { jsonLine } from './terminal/json.ts';
import { type Call, type ExitStatus, UsageError } from './usage/command.ts';

/** Moves what one machine has kept to where many can share it. */
export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const { DATELINE_DATA, DATABASE_URL } = await withEnvFile(host.folder, host.env);
  const { data, database } = readSettings({ DATELINE_DATA, DATABASE_URL: call.value('to') ?? DATABASE_URL });
  if (database === null || !isOnServer(database))
    throw new UsageError('where to?', {
      hint: '--to postgres://USER:PASSWORD@HOST:PORT/NAME, or DATABASE_URL',
    });
  const file = storeFile(host.folder, data);
  if (!existsSync(file))
    throw new UsageError(`there is no store at ${file}`, { hint: 'DATELINE_DATA names its folder' });
  const moved = await move(file, database, host);
  await write(host.stdout, call.has('json') ? jsonLine(moved) : inWords(moved, file, database));
  return 0;
}

async function move(file: string, server: string, host: Host): Promise<Moved> {
  const from = await openStore(file, host.now(), { evenMoved: true });
  try {
    if (await isReaderAlive(from, host.now()))
      throw new UsageError('serve is running on this store', {
        hint: 'stop it first; after a crash, wait for a minute and a half',
      });
    const to = await openStore(server, host.now());
    try {
      return await moveStore(from, to, storeName(server), host.now());
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

function inWords({ tables, wasThere }: Moved, file: string, server: string): string {
  const width = Math.max(...tables.map(({ table }) => table.length));
  const digits = Math.max(...tables.map(({ rows }) => String(rows).length));
  const lines = tables.map(
    ({ table, rows, checksum }) =>
      `${table.padEnd(width)}  ${String(rows).padStart(digits)} ${rows === 1 ? 'row ' : 'rows'}  ${checksum}`,
  );
  const done = wasThere ? 'Nothing to do: all of it is there' : 'Moved, and compared';
  return `${[...lines, '', `${done}: ${file} → ${storeName(server)}`, 'Now set DATABASE_URL there, and start serve.'].join('\n')}\n`;
}
