import { figures } from '../../src/index.ts';
import type { Call, ExitStatus } from './command.ts';
import type { Host } from './host.ts';
import { inspectRows } from './inspect.ts';
import { textRow } from './inspect-text.ts';

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
