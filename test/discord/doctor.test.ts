import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discordDoctor } from '../../adapters/discord/doctor.ts';
import { withoutTokens } from '../../adapters/discord/log.ts';
import { DiscordServer } from '../servers/discord.ts';
import { APPLICATION } from '../servers/discord-ids.ts';
import { settings, TOKEN } from './bot.ts';

let server: DiscordServer;

beforeEach(async () => {
  server = await DiscordServer.start();
});
afterEach(() => server.stop());

describe('the doctor', () => {
  it('names what is well and each missing permission, with where to click', async () => {
    const findings = await discordDoctor(settings(server));
    expect(findings.filter(({ ok }) => ok).map(({ what }) => what)).toEqual([
      'Discord: the token is Dateline’s',
      `Discord: application ${APPLICATION}`,
      'Discord: intents for DISCORD_MESSAGES=off',
    ]);
    expect(findings.filter(({ ok }) => !ok)).toEqual([
      {
        ok: false,
        what: 'Discord: The Newsroom does not allow View Channels, Send Messages in Threads, Embed Links, Read Message History',
        todo: expect.stringContaining('Server Settings, Roles'),
      },
    ]);
  });

  it('names an intent that is off', async () => {
    const findings = await discordDoctor(settings(server, { messages: 'all' }));
    expect(findings).toContainEqual({
      ok: false,
      what: 'Discord: the Message Content intent is off',
      todo: expect.stringContaining(`developers/applications/${APPLICATION}/bot`),
    });
  });

  it('names an application, and a server, that are others', async () => {
    const other = '900000000000000099';
    const findings = await discordDoctor(settings(server, { applicationId: other, guildId: other }));
    const wrong = findings.filter(({ ok }) => !ok).map(({ what }) => what);
    expect(wrong).toContain('Discord: DISCORD_APPLICATION_ID is another application’s');
    expect(wrong).toContain(`Discord: not in the server of DISCORD_GUILD_ID, ${other}`);
  });

  it('invites with the permission to start threads, and does not call it missing', async () => {
    const findings = await discordDoctor(settings(server, { guildId: '900000000000000099' }));
    const [, permissions] = /permissions=(\d+)/.exec(findings.map(({ todo }) => todo).join())!;
    expect(BigInt(permissions!) & PermissionFlagsBits.CreatePublicThreads).not.toBe(0n);
    expect(findings.map(({ what }) => what).join()).not.toContain('Create Public Threads');
  });

  it.each([401, 500])('says what %i means, and tells no token', async (status) => {
    server.fail(/users/, { kind: 'status', status });
    const findings = await discordDoctor(settings(server));
    expect(findings).toHaveLength(1);
    expect(findings[0]!.ok).toBe(false);
    expect(JSON.stringify(findings)).not.toContain(TOKEN);
  });
});

describe('text without tokens', () => {
  it.each([
    [`login with ${TOKEN} failed`, 'login with [hidden] failed'],
    [
      'PATCH /webhooks/900000000000000002/aW50ZXJhY3Rpb246abc/messages',
      'PATCH /webhooks/900000000000000002/[hidden]/messages',
    ],
    [
      'POST /interactions/900000000000000002/secret-token_1/callback',
      'POST /interactions/900000000000000002/[hidden]/callback',
    ],
    ['the secret is s3cr3t', 'the secret is [hidden]'],
    ['a version 1.2.3 of a file.name.here', 'a version 1.2.3 of a file.name.here'],
  ])('%j is %j', (text, shown) => {
    expect(withoutTokens(text, ['s3cr3t'])).toBe(shown);
  });
});
