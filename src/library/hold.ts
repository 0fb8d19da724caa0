import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two that write to one ledger would write over each other. */
class LibraryInUseError extends Error {
  readonly code = 'LIBRARY_IN_USE';
  constructor(folder: string) {
    super(
      `library: another Dateline writes to ${folder}: stop it, or set DATELINE_DATA to another folder for this one`,
    );
    this.name = 'LibraryInUseError';
  }
}

/** Gives back what was held. */
export type Release = () => Promise<void>;

/**
 * Holds a folder for this process, on this machine. The hold is a socket that is listened on: it ends with the process, also
 * when that is killed, and a number of a process that is long gone keeps nobody out.
 */
export async function holdFolder(folder: string): Promise<Release> {
  const path = socketOf(realpathSync(folder));
  // Of two that find an old socket at once, one will find the other's new one.
  for (let tries = 0; tries < 3; tries++) {
    const server = await listening(path);
    if (server !== null) {
      server.unref();
      return () => new Promise((resolve) => server.close(() => resolve()));
    }
    if (await isAnswered(path)) throw new LibraryInUseError(folder);
    await rm(path, { force: true });
  }
  throw new LibraryInUseError(folder);
}

/** Named by a hash: the path of a socket may only have about a hundred characters. */
function socketOf(folder: string): string {
  const name = `dateline-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Null when there is such a socket already. */
function listening(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
