import { checkMessage, checkReport } from '../../src/index.ts';
import { type Call, type ExitStatus, UsageError } from './command.ts';
import { openCorpus } from './corpus.ts';
import { type Host, write } from './host.ts';
import { jsonLine } from './json.ts';
import { readStdin } from './lines.ts';
import { render } from './render.ts';
import { styleOf } from './style.ts';

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
