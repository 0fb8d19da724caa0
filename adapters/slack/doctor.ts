import { webApi } from '@slack/bolt';
import { CLICK, type SlackSettings, secretsOf } from './config.ts';
import { TIMES } from './limits.ts';
import { boltLogger, withoutSecrets } from './log.ts';
import { SCOPES } from './oauth/scopes.ts';
import { codeOf } from './post/failure.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly state: 'good' | 'warning' | 'bad';
  /** What is so, in a sentence. */
  readonly what: string;
  /** What to do about it, and where to click. */
  readonly fix: string | null;
}

/** What is wrong with the way to Slack: tokens, scopes, the socket. Never tells a token. */
export async function slackDoctor(settings: SlackSettings): Promise<Finding[]> {
  const findings = [...(await botFindings(settings)), ...(await inletFindings(settings))];
  const clean = (text: string) =>
    secretsOf(settings).reduce((all, secret) => all.replaceAll(secret, '[hidden]'), text);
  return findings.map(({ state, what, fix }) => ({ state, what: clean(what), fix: fix && clean(fix) }));
}

async function botFindings(settings: SlackSettings): Promise<Finding[]> {
  const { botToken, apiUrl } = settings;
  if (botToken === null)
    return [good(`Slack: workspaces install Dateline at /slack/install on port ${settings.port}.`)];
  try {
    const result = await clientFor(botToken, apiUrl).auth.test();
    const { user, team, response_metadata } = result;
    const scopes = (response_metadata as { readonly scopes?: readonly string[] } | undefined)?.scopes;
    return [good(`Slack: signed in as ${user} in ${team}.`), ...scopeFindings(scopes)];
  } catch (error) {
    return [
      bad(`Slack refuses the bot token or is out of reach: ${codeOf(error)}.`, fixFor(codeOf(error), apiUrl)),
    ];
  }
}

function scopeFindings(scopes: readonly string[] | undefined): Finding[] {
  if (scopes === undefined)
    return [{ state: 'warning', what: 'Slack did not say which scopes the token has.', fix: null }];
  const missing = SCOPES.filter(({ scope }) => !scopes.includes(scope));
  if (missing.length === 0) return [good('Slack: every scope is there.')];
  return missing.map(({ scope, must, for: purpose }) => ({
    state: must ? 'bad' : 'warning',
    what: `Slack: the scope ${scope} is missing, needed for ${purpose}.`,
    fix: CLICK.scopes,
  }));
}

async function inletFindings({ appToken, apiUrl, port }: SlackSettings): Promise<Finding[]> {
  if (appToken === null) {
    const fix =
      'api.slack.com/apps → your app → Event Subscriptions, Interactivity and each Slash Command: this address';
    return [
      { state: 'good', what: `Slack: events come over HTTP to port ${port}, path /slack/events.`, fix },
    ];
  }
  try {
    await clientFor(appToken, apiUrl).apps.connections.open();
    return [good('Slack: Socket Mode is on.')];
  } catch (error) {
    const fix = `${CLICK.socket}; ${CLICK.appToken}`;
    return [bad(`Slack: no socket with SLACK_APP_TOKEN: ${codeOf(error)}.`, fix)];
  }
}

function clientFor(token: string, slackApiUrl: string): webApi.WebClient {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  return new webApi.WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 1, minTimeout: TIMES.retry },
    rejectRateLimitedCalls: true,
    timeout: TIMES.call,
    logger: boltLogger(withoutSecrets(silent, [token])),
  });
}

function fixFor(code: string, apiUrl: string): string {
  if (/^(invalid_auth|not_authed|account_inactive|token_revoked|token_expired)$/.test(code))
    return `Copy the token again into SLACK_BOT_TOKEN: ${CLICK.botToken}`;
  return `Is ${apiUrl} in reach from here? SLACK_API_URL sets another address.`;
}

function good(what: string): Finding {
  return { state: 'good', what, fix: null };
}

function bad(what: string, fix: string): Finding {
  return { state: 'bad', what, fix };
}
