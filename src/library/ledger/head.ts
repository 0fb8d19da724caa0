import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, renameSync } from 'node:fs';
import type { Log } from '../../log.ts';
import { syncFolder } from '../sync-folder.ts';
import { window, writeAll } from './frames.ts';

const NAME = 'dateline ledger 2 ';
/** The name and its random part, on a line: records begin behind it. */
export const HEAD = NAME.length + 17;

/** What is at a path and is no ledger of this version is kept beside it: there may be articles in it that are nowhere else. */
export function setAside(path: string, log: Log): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  const head = window(file, 0, HEAD);
  closeSync(file);
  // A shorter file was torn while it was begun.
  if (head === null || isHead(head)) return;
  renameSync(path, `${path}.set-aside`);
  log.warn(`library: ${path} is no ledger of this version: set aside, and begun anew`);
}

/** The ledger's name; a file without one gets it, and is empty then. */
export function nameOf(file: number, path: string, writable: boolean): string {
  const head = window(file, 0, HEAD);
  if (head !== null && isHead(head)) return head.toString('latin1').trimEnd();
  const name = NAME + randomBytes(8).toString('hex');
  if (writable) {
    ftruncateSync(file, 0);
    writeAll(file, headOf(name));
    fsyncSync(file);
    syncFolder(path);
  }
  return name;
}

/** How a ledger of this name begins. */
export function headOf(name: string): Buffer {
  return Buffer.from(`${name}\n`);
}

function isHead(head: Buffer): boolean {
  return head.toString('latin1', 0, NAME.length) === NAME && head[HEAD - 1] === 10;
}
