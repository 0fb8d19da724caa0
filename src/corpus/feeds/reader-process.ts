import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, told from every other one there was: numbers of processes come again, and every machine has its own. */
export interface ReaderProcess {
  readonly machine: string;
  readonly pid: number;
  /** When it was started, as the system counts; null where that is not told. */
  readonly started: string | null;
}

/** The process of this machine that has a number now. */
export function processOf(pid: number = process.pid): ReaderProcess {
  return { machine: machine(), pid, started: startOf(pid) };
}

/** Whether a process has surely ended; of one on another machine nobody here knows. */
export function hasEnded({ machine: where, pid, started }: ReaderProcess): boolean {
  if (where !== machine()) return false;
  return !isRunning(pid) || (started !== null && startOf(pid) !== started);
}

/** Until it is started anew; of the containers on one machine each counts for itself. */
function machine(): string {
  const boot = told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const numbers = told(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, numbers].filter((each) => each !== null).join(' ');
}

/** Linux tells the tick; the name before it, in brackets, may hold anything. */
function startOf(pid: number): string | null {
  const stat = told(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[STARTED] ?? null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Null where the system does not tell. */
function told(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Behind the name: `state` is the first. */
const STARTED = 19;
