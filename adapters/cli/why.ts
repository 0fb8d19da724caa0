import { briefOptions } from './brief.ts';
import { type Call, type ExitStatus, UsageError } from './command.ts';
import { openCorpus } from './corpus.ts';
import { type Host, write } from './host.ts';
import { jsonLine } from './json.ts';
import { neutralised } from './neutralised.ts';

export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const options = briefOptions(call);
  const id = call.positionals[0];
  if (id === undefined)
    throw new UsageError('the id of an article or a story is needed', {
      hint: 'dateline brief --json shows them',
    });
  const dateline = await openCorpus(call, host);
  const found = await dateline.why(id, options);
  for (const why of found) {
    const line = neutralised(`${why.headline ?? why.articleId}: ${why.stage}. ${why.reason}`).replace(
      /\s+/g,
      ' ',
    );
    await write(host.stdout, call.has('json') ? jsonLine(why) : `${line}\n`);
  }
  return found.every(({ stage }) => stage === 'unknown') ? 1 : 0;
}
