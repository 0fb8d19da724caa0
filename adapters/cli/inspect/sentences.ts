import { textSpans } from '../../../src/index.ts';
import type { Host } from '../host.ts';
import type { Call, ExitStatus } from '../usage/command.ts';
import { inspectRows } from './rows.ts';
import { textRow } from './text.ts';

export function run(call: Call, host: Host): Promise<ExitStatus> {
  return inspectRows(call, host, textRow, ({ id, text }) => ({
    id,
    spans: textSpans(text).map(({ start, end }) => [start, end]),
  }));
}
