import { checkMessage, checkReport } from '../../src/index.ts';
import { type Host, write } from './host.ts';
import { openCorpus } from './setup/corpus.ts';
import { jsonLine } from './terminal/json.ts';
import { readStdin } from './terminal/json-lines.ts';
import { render } from './terminal/render.ts';
import { styleOf } from './terminal/style.ts';
import { type Call, type ExitStatus, UsageError } from './usage/command.ts';

export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const typed = call.positionals.join(' ').trim();
  const text = typed === '' && host.input === 'piped' ? (await readStdin(host)).trim() : typed;
  if (text === '') throw new UsageError('a text to check is needed');
  const dateline = await openCorpus(call, host);
  const checked = await dateline.check(text);
  if (call.has('json')) await write(host.stdout, jsonLine(checkReport(checked)));
  else await write(host.stdout, render(checkMessage(checked), styleOf(host)));
  return checked.some(({ found }) => found.length > 0) ? 0 : 1;
}
