import { textSpans } from '../../src/index.ts';
import type { Call, ExitStatus } from './command.ts';
import type { Host } from './host.ts';
import { inspectRows } from './inspect.ts';
import { textRow } from './inspect-text.ts';

export function run(call: Call, host: Host): Promise<ExitStatus> {
  return inspectRows(call, host, textRow, ({ id, text }) => ({
    id,
    spans: textSpans(text).map(({ start, end }) => [start, end]),
  }));
}
