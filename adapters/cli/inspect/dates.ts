import { dates } from '../../../src/index.ts';
import type { Host } from '../host.ts';
import { idField, type Row, textField } from '../terminal/json-lines.ts';
import type { Call, ExitStatus } from '../usage/command.ts';
import { inspectRows } from './rows.ts';

interface DatesRow {
  readonly id: string | number | undefined;
  readonly text: string;
  /** The day of publication. */
  readonly dct: string | undefined;
}

export function run(call: Call, host: Host): Promise<ExitStatus> {
  return inspectRows(call, host, datesRow, ({ id, text, dct }) => ({
    id,
    dates: dates(text, { published: dct }).map(({ start, end, value }) => ({ start, end, value })),
  }));
}

function datesRow(row: Row): DatesRow {
  const dct = row.dct === undefined || row.dct === null ? undefined : textField(row, 'dct');
  if (dct !== undefined && !/^\d{4}-?\d\d-?\d\d/.test(dct))
    throw new Error(`"dct" is not an ISO date: "${dct}"`);
  return { id: idField(row, 'id'), text: textField(row, 'text'), dct };
}
