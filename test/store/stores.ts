import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../servers/postgres.ts';

/** Where new stores are made: in memory, unless a suite runs on a server. */
let place: () => Promise<string> = async () => ':memory:';

/** An empty store, of the kind that is tried. */
export async function newStore(now: Date): Promise<Database> {
  return openStore(await place(), now);
}

/** Tests that need a server; where there is none, they are left out and say why. */
export function describeOnPostgres(
  name: string,
  suite: (server: () => PostgresServer) => void | Promise<void>,
) {
  const why = NO_POSTGRES === null ? '' : ` (skipped: ${NO_POSTGRES})`;
  describe.skipIf(NO_POSTGRES !== null)(`${name} on PostgreSQL${why}`, async () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(async () => {
      await server?.remove();
    });
    await suite(() => server);
  });
}

/** The same tests, on PostgreSQL: each of `files` is imported. */
export function alsoOnPostgres(name: string, files: Readonly<Record<string, () => Promise<unknown>>>): void {
  describeOnPostgres(name, async (server) => {
    let like: Promise<string> | null = null;
    place = async () => {
      // Migrated once, then copied.
      like ??= server()
        .newDatabase()
        .then(async (address) => {
          await (await openStore(address, new Date(0))).close();
          return address;
        });
      return server().newDatabase(await like);
    };
    // Apart, so that what one does before and after its tests is done for them alone.
    for (const [file, load] of Object.entries(files)) describe(file, async () => void (await load()));
  });
}
