import {
  type Database,
  type Dateline,
  type Drawing,
  deliveryOverview,
  type Environment,
  type Log,
  type Message,
  outboxByState,
} from '../../../src/index.ts';
import { type Finding, ok, warning } from '../doctor/finding.ts';
import { packageVersion } from '../package.ts';
import type { Newsroom } from './newsroom.ts';
import { newestStories, promptOf } from './suggestions.ts';
import { whileSame } from './while-same.ts';

/** The web page as the environment wants it. */
export interface Page {
  /** Null where there is to be none. */
  readonly settings: import('../../web/config.ts').WebSettings | null;
  readonly problems: readonly string[];
  /** What to know about it; null when nothing. */
  readonly note: string | null;
}

export type Web = import('../../web/index.ts').Web;

/** The page that `env` configures, or that there is because nothing else `isConfigured`. */
export async function readPage(env: Environment, isConfigured: boolean): Promise<Page> {
  const { readWebSettings } = await import('../../web/config.ts');
  const isSlacks = env.PORT !== undefined && (await slackListens(env));
  try {
    const settings = readWebSettings(isSlacks ? { ...env, PORT: undefined } : env, !isConfigured);
    return { settings, problems: [], note: isSlacks ? SLACKS : null };
  } catch (error) {
    if (error instanceof Error && 'problems' in error)
      return { settings: null, problems: error.problems as readonly string[], note: null };
    throw error;
  }
}

const SLACKS = 'PORT is what Slack’s events come in at: set SLACK_PORT too, to have the web page at PORT';

/** Slack over HTTP had `PORT` first. */
async function slackListens(env: Environment): Promise<boolean> {
  if (env.SLACK_PORT?.trim()) return false;
  const { readSlackSettings } = await import('../../slack/config.ts');
  try {
    const slack = readSlackSettings(env);
    return slack !== null && (slack.appToken === null || slack.oauth !== null);
  } catch {
    // What is wrong with it is told by who reads it first.
    return false;
  }
}

/** What `doctor` says of the page; `pages` is PUBLIC_URL. */
export function pageFindings({ settings, note }: Page, pages: string | null): readonly Finding[] {
  if (settings === null) {
    if (note !== null) return [warning('web page: PORT is Slack’s', note)];
    return pages === null
      ? []
      : [warning('web page: PUBLIC_URL is set, and no page is served', 'set PORT, where PUBLIC_URL leads')];
  }
  const { host, port, token, userHeader } = settings;
  const isOpen = token === null && userHeader === null;
  const where = `web page: ${host}, port ${port ?? '3000 or any that is free'}`;
  return isOpen && pages !== null && !/^https?:\/\/(?:localhost|127\.|\[::1\])/.test(pages)
    ? [
        warning(
          `${where}: whoever follows PUBLIC_URL is not let in`,
          'set DATELINE_WEB_TOKEN, or DATELINE_WEB_USER_HEADER behind a proxy that logs people in',
        ),
      ]
    : [ok(`${where}, ${isOpen ? 'this machine alone' : 'with a login'}`)];
}

interface Starting {
  readonly now: () => Date;
  readonly log: Log;
  /** Nothing else would be served: that it cannot listen is the end. */
  readonly isAlone: boolean;
}

/** Listens at once: until the archive is read, the page says how far it is. Null where it cannot, and something else can go on. */
export async function startPage(
  settings: NonNullable<Page['settings']>,
  { now, log, isAlone }: Starting,
): Promise<Web | null> {
  const { startWeb } = await import('../../web/index.ts');
  try {
    const web = await startWeb({ settings, version: await packageVersion(), now, log });
    log.info(`web: open ${web.address}`);
    return web;
  } catch (error) {
    if (isAlone) throw error;
    log.error('the web page could not be started', error);
    return null;
  }
}

interface PageOptions {
  readonly dateline: Dateline;
  readonly database: Database;
  readonly newsroom: Newsroom;
  readonly now: () => Date;
}

/** What the page is made from, once the archive is read. */
export function openPage(web: Web, { dateline, database, newsroom, now }: PageOptions): void {
  web.open({
    dateline,
    examples: whileSame(dateline, async () =>
      (await newestStories(dateline)).map((headline) => ({ headline, question: promptOf(headline) })),
    ),
    briefings: {
      overview: () => deliveryOverview(database, now()),
      outbox: () => outboxByState(database),
      preview: newsroom.preview,
      run: newsroom.runNow,
    },
    previews: [
      { platform: 'Slack', draw: drawForSlack },
      { platform: 'Discord', draw: drawForDiscord },
    ],
  });
}

// The SDKs are loaded with the first briefing somebody looks at.
async function drawForSlack(message: Message): Promise<Drawing> {
  return (await import('../../slack/preview.ts')).drawForSlack(message);
}

async function drawForDiscord(message: Message): Promise<Drawing> {
  return (await import('../../discord/preview.ts')).drawForDiscord(message);
}
