import {
  type Dateline,
  readableCount,
  readableMoment,
  readablePeriod,
  SettingsError,
} from '../../../src/index.ts';
import type { Host } from '../host.ts';
import { openCorpus } from '../setup/corpus.ts';
import { type Call, UsageError } from '../usage/command.ts';
import { type Finding, failed, ok, warning } from './finding.ts';

/** What was read, what was skipped, and how long a question takes. */
export async function corpusFindings(call: Call, host: Host): Promise<Finding[]> {
  try {
    return await findingsOf(await openCorpus(call, host), host);
  } catch (error) {
    // What is wrong with the settings was said of them.
    if (error instanceof SettingsError) return [];
    if (!isMissing(error)) throw error;
    return [failed(error.message, WHAT_TO_NAME)];
  }
}

async function findingsOf(dateline: Dateline, host: Host): Promise<Finding[]> {
  const { articles, from, to, skipped } = dateline.sources();
  const period = readablePeriod(from, to);
  const what = `corpus: ${readableCount(articles)} articles${period === null ? '' : `, ${period}`}`;
  return [
    articles === 0 ? failed(what, WHAT_TO_NAME) : ok(what),
    ...(skipped.length === 0
      ? []
      : [warning(`corpus: ${readableCount(skipped.length)} skipped`, 'dateline sources says which and why')]),
    clockFinding(host.now(), to),
    await indexFinding(dateline),
  ];
}

/** Named on the command line, or gone since the settings were read. */
function isMissing(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    (error instanceof Error && 'code' in error && error.code === 'CORPUS_NOT_FOUND')
  );
}

const WHAT_TO_NAME = 'name files or folders of articles in DATELINE_CORPUS';

/** An article from the future is more likely a clock that is behind. */
function clockFinding(now: Date, newest: string | null): Finding {
  const what = `clock: ${readableMoment(now.toISOString())}, zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
  const isBehind = newest !== null && Date.parse(newest) > now.getTime() + DAY;
  return isBehind
    ? warning(
        `${what}; the newest article is later`,
        'set the clock (NTP), or look at the dates in the corpus',
      )
    : ok(what);
}

const DAY = 86_400_000;

async function indexFinding(dateline: Dateline): Promise<Finding> {
  const { tookMs } = await dateline.ask('What happened last week?');
  return ok(`index: a question takes ${tookMs} ms`);
}
