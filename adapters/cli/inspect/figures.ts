import { figures } from '../../../src/index.ts';
import type { Host } from '../host.ts';
import type { Call, ExitStatus } from '../usage/command.ts';
import { inspectRows } from './rows.ts';
import { textRow } from './text.ts';

export function run(call: Call, host: Host): Promise<ExitStatus> {
  return inspectRows(call, host, textRow, ({ id, text }) => ({
    id,
    figures: figures(text).map(({ start, end, value, vague, bound, unit, counted, of, state }) => ({
      start,
      end,
      value,
      vague,
      bound,
      unit,
      counted,
      of,
      state,
    })),
  }));
}
