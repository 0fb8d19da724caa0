import { attributions, type Span, textSpans } from '../../../src/index.ts';
import type { Host } from '../host.ts';
import type { Call, ExitStatus } from '../usage/command.ts';
import { inspectRows } from './rows.ts';
import { textRow } from './text.ts';

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
