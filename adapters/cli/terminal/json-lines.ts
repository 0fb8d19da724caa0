import { createReadStream } from 'node:fs';
import { shortened } from '../../../src/engine.ts';
import type { Host } from '../host.ts';
import { UsageError } from '../usage/command.ts';
import { systemReason } from './system-reason.ts';

/** A row of JSON lines: its fields, not yet checked. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Reads JSON lines from a file, or from standard input for `-` or nothing. All of them are read and checked before
 * the first is used: bad input leaves nothing on stdout. `check` returns what a row holds, or throws what is wrong
 * with it; the complaint names the first bad line and counts the others. Empty lines are passed over.
 */
export async function readJsonLines<T>(
  file: string | undefined,
  host: Host,
  check: (row: Row) => T,
): Promise<T[]> {
  const name = file === undefined || file === '-' ? 'standard input' : file;
  const rows: T[] = [];
  const bad: string[] = [];
  let line = 0;
  for await (const text of linesOf(file, host)) {
    line += 1;
    if (text.trim() === '') continue;
    try {
      rows.push(check(rowOf(text)));
    } catch (error) {
      bad.push(`${name}: line ${line}: ${(error as Error).message}`);
    }
  }
  if (bad.length > 0) {
    const others = bad.length - 1;
    const more = others === 1 ? ' (and 1 more bad line)' : ` (and ${others} more bad lines)`;
    throw new UsageError(`${bad[0]}${others > 0 ? more : ''}`);
  }
  return rows;
}

/** A field that must be text. */
export function textField(row: Row, field: string): string {
  const value = row[field];
  if (typeof value === 'string') return value;
  throw new Error(
    `"${field}" must be a string, got ${value === undefined ? 'nothing' : beginning(JSON.stringify(value))}`,
  );
}

/** An id is handed back as it came: text or a number, or not at all. */
export function idField(row: Row, field: string): string | number | undefined {
  const value = row[field];
  if (value === undefined || typeof value === 'number') return value;
  return textField(row, field);
}

/** For a complaint: enough of a text to find it. */
function beginning(text: string): string {
  return shortened(text, 60);
}

/** All of standard input as text. */
export async function readStdin({ stdin }: Pick<Host, 'stdin'>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Lines end at a line feed only: `readline` would also break at U+2028, which may stand inside a JSON string. */
async function* linesOf(file: string | undefined, host: Host): AsyncGenerator<string> {
  const fromFile = file !== undefined && file !== '-';
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of fromFile ? createReadStream(file) : host.stdin) {
      const lines = (rest + decoder.decode(Buffer.from(chunk), { stream: true })).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } catch (cause) {
    // No hint at the help: the command line is fine.
    throw new Error(`unable to read ${fromFile ? file : 'standard input'}: ${systemReason(cause as Error)}`, {
      cause,
    });
  }
  yield rest + decoder.decode();
}

function rowOf(text: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`not JSON: ${beginning(text)}`, { cause });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row;
  throw new Error(`expected an object, got ${beginning(text)}`);
}
