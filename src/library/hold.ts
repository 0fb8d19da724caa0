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
  const server = await held(socketOf(realpathSync(folder)));
  if (server === null) throw new LibraryInUseError(folder);
  server.unref();
  return () => closed(server);
}

/** The socket that holds a path; null where somebody else has it. */
async function held(path: string): Promise<Server | null> {
  for (let tries = 0; tries < TRIES; tries++) {
    const server = (await listening(path)) ?? ((await found(path)) === 'left' ? await inPlaceOf(path) : null);
    if (server !== null) return server;
    if ((await found(path)) === 'answers') return null;
  }
  return null;
}

/** What was left at a path is removed by one alone: of two, the later one would remove the socket that the other listens on by then. */
async function inPlaceOf(path: string): Promise<Server | null> {
  const turn = await held(`${path}+`);
  if (turn === null) return null;
  try {
    if ((await found(path)) !== 'left') return null;
    await rm(path);
    return await listening(path);
  } finally {
    await closed(turn);
  }
}

/** Who holds it may be giving it back at the moment: then it is tried again. */
const TRIES = 3;

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

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/** What stands at a path: a socket that answers, one that a killed process has left, or none any more. */
function found(path: string): Promise<'answers' | 'left' | 'none'> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve('answers');
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      // One that is too busy to answer, or another user's, is somebody's.
      resolve(code === 'ENOENT' ? 'none' : code === 'ECONNREFUSED' ? 'left' : 'answers');
    });
  });
}
