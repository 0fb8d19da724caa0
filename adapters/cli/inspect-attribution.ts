import { attributions, type Span, textSpans } from '../../src/index.ts';
import type { Call, ExitStatus } from './command.ts';
import type { Host } from './host.ts';
import { inspectRows } from './inspect.ts';
import { textRow } from './inspect-text.ts';

export function run(call: Call, host: Host): Promise<ExitStatus> {
  return inspectRows(call, host, textRow, ({ id, text }) => ({
    id,
    attributions: attributions(text, textSpans(text)).map(({ source, cue, content }) => ({
      source: pair(source),
      cue: pair(cue),
      content: pair(content),
    })),
  }));
}

const pair = ({ start, end }: Span): [number, number] => [start, end];
