import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHECK_SHORTCUT } from '../../adapters/slack/bot.ts';
import { readSlackSettings } from '../../adapters/slack/config.ts';
import { slackDoctor } from '../../adapters/slack/index.ts';
import { SCOPES } from '../../adapters/slack/oauth/scopes.ts';
import { SettingsError } from '../../src/index.ts';
import { slackServer } from '../servers/slack.ts';
import { TOKENS } from './bot.ts';

describe('the settings of Slack', () => {
  it('are null when the environment says nothing of Slack', () => {
    expect(readSlackSettings({ PORT: '80', SLACK_BOT_TOKEN: ' ' })).toBeNull();
  });

  it('have defaults', () => {
    expect(readSlackSettings(TOKENS)).toEqual({
      botToken: TOKENS.SLACK_BOT_TOKEN,
      appToken: TOKENS.SLACK_APP_TOKEN,
      sockets: 1,
      signingSecret: null,
      port: 3000,
      host: null,
      apiUrl: 'https://slack.com/api/',
      followThreads: 'none',
      managers: 'admins',
      oauth: null,
    });
  });

  it.each<[Record<string, string>, object]>([
    [{ SLACK_FOLLOW_THREADS: 'all' }, { followThreads: 'all' }],
    [{ SLACK_FOLLOW_THREADS: 'C1, C2' }, { followThreads: ['C1', 'C2'] }],
    [{ SLACK_MANAGERS: 'U1 U2' }, { managers: ['U1', 'U2'] }],
    [{ SLACK_API_URL: 'http://127.0.0.1:9/api' }, { apiUrl: 'http://127.0.0.1:9/api/' }],
    [{ SLACK_SOCKETS: '10' }, { sockets: 10 }],
    [{ PORT: '8080', SLACK_PORT: '8081' }, { port: 8081 }],
  ])('%j', (env, expected) => {
    expect(readSlackSettings({ ...TOKENS, ...env })).toMatchObject(expected);
  });

  it('have all problems in one error, without telling a token', () => {
    const env = {
      SLACK_BOT_TOKEN: 'xapp-swapped',
      SLACK_SOCKETS: '11',
      PORT: 'eighty',
      SLACK_API_URL: 'nowhere',
      SLACK_CLIENT_ID: 'id',
      DATELINE_SECRET: 'short',
    };
    const problems = problemsOf(env);
    expect(problems.map((problem) => problem.split(/[ :]/)[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SOCKETS',
      'SLACK_PORT',
      'SLACK_API_URL',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
      'DATELINE_SECRET',
    ]);
    expect(problems.join()).not.toMatch(/swapped|short"/);
  });
});

describe('the doctor', () => {
  it('finds nothing where nothing is wrong', async () => {
    const { server, settings } = await patient();
    server.scopes = SCOPES.map(({ scope }) => scope).join(',');
    expect((await slackDoctor(settings)).map(({ state }) => state)).toEqual(['good', 'good', 'good']);
  });

  it('names every missing scope, what it is for and where to click', async () => {
    const { server, settings } = await patient();
    server.scopes = 'chat:write, commands,app_mentions:read,im:history';
    const findings = await slackDoctor(settings);
    expect(
      findings.filter(({ state }) => state === 'warning').map(({ what }) => /scope (\S+)/.exec(what)?.[1]),
    ).toEqual(['assistant:write', 'channels:history', 'files:write', 'groups:history', 'users:read']);
    for (const { fix } of findings.filter(({ state }) => state !== 'good'))
      expect(fix).toContain('OAuth & Permissions');
  });

  it('tells a refused token and a socket that is off, and never a token', async () => {
    const { server, settings } = await patient();
    server.fail('auth.test', { kind: 'error', error: 'invalid_auth' });
    server.fail('apps.connections.open', { kind: 'error', error: `not_allowed ${TOKENS.SLACK_APP_TOKEN}` });
    const findings = await slackDoctor(settings);
    expect(findings.map(({ state }) => state)).toEqual(['bad', 'bad']);
    const all = JSON.stringify(findings);
    expect(all).toContain('invalid_auth');
    expect(all).toContain('Socket Mode');
    expect(all).not.toMatch(/botsecret|appsecret/);
  });

  it('tells that Slack is out of reach', async () => {
    const { server, settings } = await patient();
    await server.close();
    const findings = await slackDoctor(settings);
    expect(findings[0]!.fix).toContain('SLACK_API_URL');
  });
});

/** The rules of docs.slack.dev/reference/app-manifest, as the types of @slack/web-api state them. */
describe('the manifest', () => {
  const folder = join(import.meta.dirname, '../../adapters/slack');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const { display_information: display, features, oauth_config: oauth, settings } = manifest;

  it.each<[string, object, string[]]>([
    ['_metadata', manifest._metadata, ['major_version', 'minor_version']],
    ['the whole', manifest, ['_metadata', 'display_information', 'features', 'oauth_config', 'settings']],
    ['display_information', display, ['name', 'description', 'long_description', 'background_color']],
    [
      'features',
      features,
      ['agent_view', 'app_home', 'bot_user', 'shortcuts', 'slash_commands', 'unfurl_domains'],
    ],
    ['agent_view', features.agent_view, ['agent_description', 'suggested_prompts', 'actions']],
    [
      'app_home',
      features.app_home,
      ['home_tab_enabled', 'messages_tab_enabled', 'messages_tab_read_only_enabled'],
    ],
    ['bot_user', features.bot_user, ['display_name', 'always_online']],
    ['oauth_config', oauth, ['redirect_urls', 'scopes', 'token_management_enabled']],
    ['scopes', oauth.scopes, ['bot', 'user', 'bot_optional', 'user_optional']],
    [
      'settings',
      settings,
      [
        'allowed_ip_address_ranges',
        'event_subscriptions',
        'incoming_webhooks',
        'interactivity',
        'org_deploy_enabled',
        'socket_mode_enabled',
        'token_rotation_enabled',
      ],
    ],
  ])('has no key in %s that Slack does not know', (_, part, known) => {
    expect(Object.keys(part).filter((key) => !known.includes(key))).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['name', display.name, 35],
    ['description', display.description, 140],
    ['long description', display.long_description, 4_000],
    ['agent description', features.agent_view.agent_description, 300],
    ['display name', features.bot_user.display_name, 80],
    ...features.slash_commands.map(({ command }: Named) => ['command', command, 32]),
    ...features.slash_commands.map(({ description }: Named) => ['command description', description, 2_000]),
    // Slack's form for shortcuts stops there, whatever the schema says.
    ...features.shortcuts.map(({ name }: Named) => ['shortcut', name, 24]),
    ...features.shortcuts.map(({ callback_id }: Named) => ['callback_id', callback_id, 255]),
    ...features.shortcuts.map(({ description }: Named) => ['shortcut description', description, 150]),
  ])('has a %s that fits: %s', (_, text, most) => {
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(most);
  });

  it('keeps the other rules', () => {
    expect(display.long_description.length).toBeGreaterThanOrEqual(174);
    expect(display.background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]+$/);
    expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4);
    for (const { command, ...rest } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z]+$/);
      expect(
        Object.keys(rest).every((key) => ['description', 'should_escape', 'usage_hint', 'url'].includes(key)),
      ).toBe(true);
    }
  });

  it('asks for the scopes that the bot needs, the events that it hears and the shortcut that it answers', () => {
    expect(oauth.scopes.bot).toEqual(SCOPES.map(({ scope }) => scope));
    expect(settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'message.channels',
      'message.groups',
      'message.im',
      'tokens_revoked',
    ]);
    expect(features.shortcuts[0].callback_id).toBe(CHECK_SHORTCUT);
    expect(settings.socket_mode_enabled).toBe(true);
  });
});

type Named = Readonly<Record<'command' | 'name' | 'description' | 'callback_id', string>>;

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSlackSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
  }
  return [];
}

async function patient() {
  const server = await slackServer();
  onTestFinished(() => server.close());
  return { server, settings: readSlackSettings({ ...TOKENS, SLACK_API_URL: server.url })! };
}
