import {
  type Environment,
  readSettings,
  redacted,
  type Settings,
  SettingsError,
  withEnvFile,
} from '../../src/index.ts';
import { briefingFindings } from './doctor/briefings.ts';
import { clusterFindings } from './doctor/cluster.ts';
import { corpusFindings } from './doctor/corpus.ts';
import { feedFindings } from './doctor/feeds.ts';
import { type Finding, failed, ok, warning } from './doctor/finding.ts';
import { storeFinding } from './doctor/store.ts';
import { type Host, write } from './host.ts';
import { pageFindings, readPage } from './serve/page.ts';
import { HOW_TO_ADD, readPlatforms } from './serve/platforms.ts';
import { declaredFeeds } from './setup/feed-list.ts';
import { secretsIn } from './setup/secrets.ts';
import { storePlace } from './setup/store-place.ts';
import { jsonLine } from './terminal/json.ts';
import { neutralised } from './terminal/neutralised.ts';
import type { Call, ExitStatus } from './usage/command.ts';

/** Looks at everything that answering needs. Ends with 1 when something is wrong. */
export async function run(call: Call, host: Host): Promise<ExitStatus> {
  const env = await withEnvFile(host.folder, host.env);
  const secrets = secretsIn(env);
  const findings = (await findingsOf(call, host, env)).map(({ what, state, todo }) => ({
    what: redacted(what, secrets),
    state,
    todo: todo && redacted(todo, secrets),
  }));
  await write(host.stdout, call.has('json') ? jsonLine({ findings }) : findings.map(lines).join(''));
  return findings.some(({ state }) => state === 'error') ? 1 : 0;
}

async function findingsOf(call: Call, host: Host, env: Environment): Promise<Finding[]> {
  const { platforms, problems } = await readPlatforms(env);
  const settings = settingsOf(env);
  const declared = await declaredFeeds(env);
  const page = await readPage(env, platforms.length > 0 || problems.length > 0);
  const wrong = [
    ...('problems' in settings ? settings.problems : []),
    ...problems,
    ...page.problems,
    ...declared.problems,
  ];
  const store = 'problems' in settings ? [] : [await storeFinding(storePlace(host.folder, settings), host)];
  // What only the store knows is not asked of one that cannot be reached.
  const isUnread = 'problems' in settings || store.some(({ state }) => state === 'error');
  const asked = await Promise.all(platforms.map(({ name, findings }) => guarded(name, findings)));
  return [
    ...(wrong.length === 0
      ? [ok('settings')]
      : wrong.map((problem) =>
          failed(`settings: ${problem}`, 'set it in .env; .env.example says what each is'),
        )),
    ...('problems' in settings || settings.cluster === null
      ? []
      : await guarded('opensearch', () => clusterFindings(settings.cluster!, host))),
    ...(await guarded('corpus', () => corpusFindings(call, host))),
    ...store,
    ...(platforms.length === 0 && problems.length === 0
      ? [warning('no chat platform is configured', HOW_TO_ADD.join('; '))]
      : asked.flat()),
    ...('problems' in settings || page.problems.length > 0 ? [] : pageFindings(page, settings.pages)),
    ...(isUnread
      ? []
      : await guarded('briefings', () =>
          briefingFindings(
            settings,
            platforms.map(({ id }) => id),
            host,
          ),
        )),
    ...(isUnread ? [] : await guarded('feeds', () => feedFindings(declared.feeds?.length ?? 0, host))),
  ];
}

function settingsOf(env: Environment): Settings | { readonly problems: readonly string[] } {
  try {
    return readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return { problems: error.problems };
    throw error;
  }
}

async function guarded(what: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [failed(`${what}: ${(error as Error).message}`, 'NODE_DEBUG=dateline shows where it comes from')];
  }
}

function lines({ what, state, todo }: Finding): string {
  const first = `${state.padEnd(WIDEST)}  ${neutralised(what)}\n`;
  return todo === null ? first : `${first}${' '.repeat(WIDEST)}  → ${neutralised(todo)}\n`;
}

const WIDEST = 'warning'.length;
