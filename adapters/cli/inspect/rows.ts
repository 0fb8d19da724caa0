import { type Host, write } from '../host.ts';
import { jsonLine } from '../terminal/json.ts';
import { type Row, readJsonLines } from '../terminal/json-lines.ts';
import type { Call, ExitStatus } from '../usage/command.ts';

/** JSON lines in, JSON lines out in the same order: the way of every `inspect` command. */
export async function inspectRows<T>(
  call: Call,
  host: Host,
  check: (row: Row) => T,
  see: (row: T) => unknown | Promise<unknown>,
): Promise<ExitStatus> {
  for (const row of await readJsonLines(call.positionals[0], host, check)) {
    await write(host.stdout, jsonLine(await see(row)));
  }
  return 0;
}
