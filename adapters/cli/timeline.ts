import { timelineMessage, timelineReport } from '../../src/index.ts';
import { type Host, write } from './host.ts';
import { openCorpus } from './setup/corpus.ts';
import { jsonLine } from './terminal/json.ts';
import { render } from './terminal/render.ts';
import { styleOf } from './terminal/style.ts';
import type { Call, ExitStatus } from './usage/command.ts';

export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const topic = call.value('topic');
  const dateline = await openCorpus(call, host);
  const events = await dateline.timeline(topic === undefined ? {} : { topic });
  if (call.has('json')) await write(host.stdout, jsonLine(timelineReport(events)));
  else await write(host.stdout, render(timelineMessage(events), styleOf(host)));
  return events.length === 0 ? 1 : 0;
}
