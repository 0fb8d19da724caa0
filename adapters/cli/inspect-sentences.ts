import { textSpans } from '../../src/index.ts';
import type { Call, ExitStatus } from './command.ts';
import type { Host } from './host.ts';
import { inspectRows } from './inspect.ts';
import { idField, type Row, textField } from './lines.ts';

interface TextRow {
  readonly id: string | number | undefined;
  readonly text: string;
}

export function run(call: Call, host: Host): Promise<ExitStatus> {
  return inspectRows(call, host, textRow, ({ id, text }) => ({
    id,
    spans: textSpans(text).map(({ start, end }) => [start, end]),
  }));
}

function textRow(row: Row): TextRow {
  return { id: idField(row, 'id'), text: textField(row, 'text') };
}
