import { type BriefOptions, briefingMessage, readBeginning, readMoment } from '../../src/index.ts';
import { saveChart } from './chart.ts';
import { type Host, write } from './host.ts';
import { openCorpus } from './setup/corpus.ts';
import { jsonLine } from './terminal/json.ts';
import { render } from './terminal/render.ts';
import { styleOf } from './terminal/style.ts';
import { type Call, type ExitStatus, UsageError } from './usage/command.ts';

export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const options = briefOptions(call);
  const dateline = await openCorpus(call, host);
  const file = call.value('chart');
  const briefing = await dateline.brief({ ...options, chart: file !== undefined });
  if (call.has('json')) await write(host.stdout, jsonLine(briefing));
  else {
    const { main, detail } = briefingMessage(briefing);
    const style = styleOf(host);
    if (main !== null) await write(host.stdout, render(main, style));
    if (detail !== null)
      await write(host.stdout, `\n${style.bold('In the thread:')}\n\n${render(detail, style)}`);
  }
  if (file !== undefined) await saveChart(briefing, file, host);
  return briefing.stories.length === 0 ? 1 : 0;
}

/** The window and the subjects of a command line. */
export function briefOptions(call: Call): BriefOptions {
  const since = momentOption(call, 'since');
  const until = momentOption(call, 'until');
  if (since && until && since >= until) throw new UsageError('--since must be before --until');
  return { ...(since && { since }), ...(until && { until }), subjects: call.values('topic') };
}

/** `--since` a day means its beginning, `--until` a day its end. */
function momentOption(call: Call, name: 'since' | 'until'): Date | undefined {
  const text = call.value(name);
  if (text === undefined) return undefined;
  const moment = name === 'since' ? readBeginning(text) : readMoment(text);
  if (moment) return moment;
  throw new UsageError(`--${name}: not a date or date-time such as 2025-06-14: ${JSON.stringify(text)}`);
}
