import { type Environment, SettingsError } from '../../src/index.ts';

/** How the bot reaches Slack, and what it does there. */
export interface SlackSettings {
  /** `SLACK_BOT_TOKEN`; null where workspaces install the app themselves. */
  readonly botToken: string | null;
  /** `SLACK_APP_TOKEN`: Socket Mode. */
  readonly appToken: string | null;
  /** `SLACK_SOCKETS`: how many connections Socket Mode keeps open; Slack spreads the events over them. */
  readonly sockets: number;
  /** `SLACK_SIGNING_SECRET`: HTTP, where there is no app token. */
  readonly signingSecret: string | null;
  /** `SLACK_PORT`, else `PORT`. */
  readonly port: number;
  /** `HOST`; null listens everywhere. */
  readonly host: string | null;
  /** `SLACK_API_URL`, with a slash at its end. */
  readonly apiUrl: string;
  /** `SLACK_FOLLOW_THREADS`: where answered threads go on without a mention. */
  readonly followThreads: 'all' | 'none' | readonly string[];
  /** `SLACK_MANAGERS`: who may manage briefings. */
  readonly managers: 'admins' | readonly string[];
  /** Many workspaces, by OAuth. */
  readonly oauth: SlackOAuth | null;
}

export interface SlackOAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** `DATELINE_SECRET`: what the tokens in the store are encrypted with. */
  readonly secret: string;
}

const API_URL = 'https://slack.com/api/';
const PORT = 3000;
/** Shorter secrets can be guessed. */
const SHORTEST_SECRET = 16;

/** What the environment says of Slack; null when it says nothing. Throws a `SettingsError` with every problem there is. */
export function readSlackSettings(env: Environment): SlackSettings | null {
  const problems: string[] = [];
  const value = (name: string) => env[name]?.trim() || null;
  const botToken = value('SLACK_BOT_TOKEN');
  const appToken = value('SLACK_APP_TOKEN');
  const signingSecret = value('SLACK_SIGNING_SECRET');
  const clientId = value('SLACK_CLIENT_ID');
  if (!botToken && !appToken && !signingSecret && !clientId) return null;

  if (!botToken && !clientId) problems.push(`SLACK_BOT_TOKEN is missing: ${CLICK.botToken}`);
  if (botToken && clientId)
    problems.push('SLACK_BOT_TOKEN and SLACK_CLIENT_ID: set one of them, for one workspace or for many');
  if (botToken?.startsWith('xapp-'))
    problems.push('SLACK_BOT_TOKEN is an app-level token: it goes in SLACK_APP_TOKEN');
  if (appToken?.startsWith('xoxb-'))
    problems.push('SLACK_APP_TOKEN is a bot token: it goes in SLACK_BOT_TOKEN');
  if (!appToken && !signingSecret)
    problems.push(
      `SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: ${CLICK.appToken}`,
    );
  const settings = {
    botToken,
    appToken,
    sockets: sockets(value('SLACK_SOCKETS'), problems),
    signingSecret,
    port: port(value('SLACK_PORT') ?? value('PORT'), problems),
    host: value('HOST'),
    apiUrl: apiUrl(value('SLACK_API_URL'), problems),
    followThreads: followThreads(value('SLACK_FOLLOW_THREADS')),
    managers: managers(value('SLACK_MANAGERS')),
    oauth: clientId === null ? null : oauth(clientId, value, problems),
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

/** Everything in the settings that must not be told. */
export function secretsOf({ botToken, appToken, signingSecret, oauth: many }: SlackSettings): string[] {
  const all = [botToken, appToken, signingSecret, many?.clientSecret, many?.stateSecret, many?.secret];
  return all.filter((secret) => typeof secret === 'string');
}

/** Where in Slack's pages a thing is found. */
export const CLICK = {
  botToken: 'api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token',
  appToken:
    'api.slack.com/apps → your app → Basic Information → App-Level Tokens (scope connections:write), or Signing Secret',
  scopes:
    'api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes, then Reinstall to Workspace',
  socket: 'api.slack.com/apps → your app → Socket Mode → Enable Socket Mode',
} as const;

function oauth(clientId: string, value: (name: string) => string | null, problems: string[]): SlackOAuth {
  const needed = (name: string, shortest = 1) => {
    const found = value(name) ?? '';
    if (found === '') problems.push(`${name} is missing: SLACK_CLIENT_ID needs it`);
    else if (found.length < shortest) problems.push(`${name} is too short: ${shortest} characters at least`);
    return found;
  };
  return {
    clientId,
    clientSecret: needed('SLACK_CLIENT_SECRET'),
    stateSecret: needed('SLACK_STATE_SECRET'),
    secret: needed('DATELINE_SECRET', SHORTEST_SECRET),
  };
}

/** Slack allows ten an app, those of other processes included. */
function sockets(text: string | null, problems: string[]): number {
  if (text === null) return 1;
  if (/^(?:[1-9]|10)$/.test(text)) return Number(text);
  problems.push(`SLACK_SOCKETS: expected a number from 1 to 10, got ${JSON.stringify(text)}`);
  return 1;
}

function port(text: string | null, problems: string[]): number {
  if (text === null) return PORT;
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  problems.push(`SLACK_PORT or PORT: expected a port number, got ${JSON.stringify(text)}`);
  return PORT;
}

function apiUrl(text: string | null, problems: string[]): string {
  const url = text ?? API_URL;
  if (!URL.canParse(url) || !/^https?:/.test(url))
    problems.push(`SLACK_API_URL: expected an address, got ${JSON.stringify(text)}`);
  return url.endsWith('/') ? url : `${url}/`;
}

function followThreads(text: string | null): SlackSettings['followThreads'] {
  return text === null || text === 'none' ? 'none' : text === 'all' ? 'all' : list(text);
}

function managers(text: string | null): SlackSettings['managers'] {
  return text === null || text === 'admins' ? 'admins' : list(text);
}

function list(text: string): string[] {
  return text.split(/[\s,]+/).filter((entry) => entry !== '');
}
