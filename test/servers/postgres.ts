import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.ts';

/** A real PostgreSQL on loopback, with a folder of its own. */
export interface PostgresServer {
  readonly port: number;
  /** Who logs in; the password is `PASSWORD`. */
  readonly user: string;
  /** The folder of its programs: `pg_dump`, `psql`, … */
  readonly programs: string;
  /** The address of a new database; `like` is copied. */
  newDatabase(like?: string): Promise<string>;
  /** Ends every connection, as a server does that is told to stop, or at once, as one that is killed; and starts it again. */
  stop(how: 'fast' | 'killed'): Promise<void>;
  start(): Promise<void>;
  /** Ends it and leaves nothing. */
  remove(): Promise<void>;
}

/** What must not be in a log. */
export const PASSWORD = 'not-to-be-told';
const USER = 'dateline';

/** Why there is none here; null where it can be started. With `CI=true` the lack of one is an error: nothing is left out there. */
export const NO_POSTGRES = whyNot();

function whyNot(): string | null {
  const why = programs() === null ? 'PostgreSQL is not installed: apt-get install postgresql' : account();
  if (why !== null && typeof why === 'string' && process.env.CI === 'true') throw new Error(why);
  return typeof why === 'string' ? why : null;
}

/** Debian's newest. */
function programs(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => join(root, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  return found ?? null;
}

/** PostgreSQL refuses to run as root: Debian's own account stands in. */
function account(): { readonly uid: number; readonly gid: number } | string | null {
  if (process.getuid?.() !== 0) return null;
  try {
    const id = (what: string) =>
      Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return 'PostgreSQL does not run as root, and there is no account “postgres”';
  }
}

/** Starts a server that sorts as English does, as the servers of newsrooms will. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = programs();
  const owner = account();
  if (bin === null || typeof owner === 'string') throw new Error(NO_POSTGRES!);
  const folder = mkdtempSync(join(tmpdir(), 'dateline-postgres-'));
  const data = join(folder, 'data');
  const secret = join(folder, 'password');
  writeFileSync(secret, PASSWORD);
  if (owner !== null) for (const path of [folder, secret]) chownSync(path, owner.uid, owner.gid);
  chmodSync(secret, 0o600);
  const as = { ...owner, cwd: folder, env: { LC_ALL: 'C.UTF-8', PATH: process.env.PATH } };
  const made = [
    '-D',
    data,
    '-U',
    USER,
    '--pwfile',
    secret,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '-N',
    ...ENGLISH,
  ];
  execFileSync(join(bin, 'initdb'), made, { ...as, stdio: 'pipe' });
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '400',
    fsync: 'off',
    shared_buffers: '16MB',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let running: ChildProcess | null = null;
  let serial = 0;
  const addressOf = (name: string) => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${name}`;

  const server: PostgresServer = {
    port,
    user: USER,
    programs: bin,
    async newDatabase(like) {
      const name = `test_${process.pid}_${++serial}`;
      const template = like === undefined ? '' : ` TEMPLATE ${new URL(like).pathname.slice(1)}`;
      await asked(addressOf('postgres'), `CREATE DATABASE ${name}${template}`);
      return addressOf(name);
    },
    async stop(how) {
      const ended = running;
      running = null;
      if (ended === null || ended.exitCode !== null) return;
      const gone = once(ended, 'exit');
      ended.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await gone;
    },
    async start() {
      running = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], {
        ...as,
        stdio: 'ignore',
      });
      await answers(addressOf('postgres'), running);
    },
    async remove() {
      await server.stop('killed');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  // A run that is broken off leaves no server behind.
  process.once('exit', () => {
    running?.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  });
  await server.start();
  return server;
}

const ENGLISH = ['--locale-provider=icu', '--icu-locale=en-US'];

async function asked(address: string, sql: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function answers(address: string, server: ChildProcess): Promise<void> {
  for (;;) {
    try {
      return await asked(address, 'SELECT 1');
    } catch (error) {
      if (server.exitCode !== null) throw new Error('PostgreSQL did not start', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
