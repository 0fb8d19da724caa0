import { type BriefOptions, lastBriefing, openStore, readSettings, withEnvFile } from '../../src/index.ts';
import { briefOptions } from './brief.ts';
import { type Host, write } from './host.ts';
import { scheduleNamed } from './schedules.ts';
import { openCorpus } from './setup/corpus.ts';
import { storePlace } from './setup/store-place.ts';
import { jsonLine } from './terminal/json.ts';
import { neutralised } from './terminal/neutralised.ts';
import { type Call, type ExitStatus, UsageError } from './usage/command.ts';

export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const options = briefOptions(call);
  const id = call.positionals[0];
  if (id === undefined)
    throw new UsageError('the id of an article or a story is needed', {
      hint: 'dateline brief --json shows them',
    });
  const schedule = call.value('schedule');
  if (schedule !== undefined && ['since', 'until', 'topic'].some((name) => call.has(name)))
    throw new UsageError(
      '--schedule has its own window and subjects: leave --since, --until and --topic out',
    );
  const window = schedule === undefined ? options : await lastOf(schedule, host);
  const dateline = await openCorpus(call, host);
  const found = await dateline.why(id, window);
  for (const why of found) {
    const line = neutralised(`${why.headline ?? why.articleId}: ${why.stage}. ${why.reason}`).replace(
      /\s+/g,
      ' ',
    );
    await write(host.stdout, call.has('json') ? jsonLine(why) : `${line}\n`);
  }
  return found.every(({ stage }) => stage === 'unknown') ? 1 : 0;
}

/** The window, the subjects and what was read by then, of a schedule's last briefing. */
async function lastOf(id: string, host: Host): Promise<BriefOptions> {
  const settings = readSettings(await withEnvFile(host.folder, host.env));
  const database = await openStore(storePlace(host.folder, settings), host.now());
  try {
    return await lastBriefing(database, await scheduleNamed(id, database), host.now());
  } finally {
    await database.close();
  }
}
