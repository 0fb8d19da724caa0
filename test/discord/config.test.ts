import { describe, expect, it } from 'vitest';
import { readDiscordSettings } from '../../adapters/discord/config.ts';
import { TOKEN } from './bot.ts';

describe('the settings', () => {
  it('are none without a token', () => {
    expect(readDiscordSettings({ DISCORD_TOKEN: ' ' })).toEqual({ settings: null });
  });

  it('have a default for everything but the token', () => {
    expect(readDiscordSettings({ DISCORD_TOKEN: `Bot ${TOKEN}` })).toEqual({
      settings: {
        token: TOKEN,
        applicationId: null,
        guildId: null,
        apiUrl: 'https://discord.com/api',
        messages: 'off',
        layout: 'components',
        shards: 'auto',
      },
    });
  });

  it.each([
    ['http://127.0.0.1:9/api', 'http://127.0.0.1:9/api'],
    ['http://127.0.0.1:9/api/', 'http://127.0.0.1:9/api'],
    ['http://127.0.0.1:9/api/v10', 'http://127.0.0.1:9/api'],
  ])('take %s as %s', (given, apiUrl) => {
    const env = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: given };
    expect(readDiscordSettings(env)).toMatchObject({ settings: { apiUrl } });
  });

  it.each([
    ['auto', 'auto'],
    ['2', { ids: [0, 1], count: 2 }],
    ['0, 3/4', { ids: [0, 3], count: 4 }],
  ])('take %s as shards %j', (given, shards) => {
    expect(readDiscordSettings({ DISCORD_TOKEN: TOKEN, DISCORD_SHARDS: given })).toMatchObject({
      settings: { shards },
    });
  });

  it.each(['0', '4/4', '0,1', 'all', '/4', '-1/4'])('take no shards %s', (given) => {
    const read = readDiscordSettings({ DISCORD_TOKEN: TOKEN, DISCORD_SHARDS: given });
    expect(read).toEqual({ problems: [expect.stringMatching(/^DISCORD_SHARDS: must be auto/)] });
  });

  it('name every problem at once, and repeat no value', () => {
    const env = {
      DISCORD_TOKEN: 'short',
      DISCORD_APPLICATION_ID: TOKEN,
      DISCORD_GUILD_ID: 'home',
      DISCORD_API_URL: 'discord',
      DISCORD_MESSAGES: 'some',
      DISCORD_LAYOUT: 'cards',
      DISCORD_SHARDS: '4/4',
    };
    expect(readDiscordSettings(env)).toEqual({
      problems: [
        'DISCORD_TOKEN: is no bot token (Developer Portal, Bot, Reset Token)',
        'DISCORD_APPLICATION_ID: must be an id of digits only (Developer Mode, then Copy ID)',
        'DISCORD_GUILD_ID: must be an id of digits only (Developer Mode, then Copy ID)',
        'DISCORD_API_URL: must be an http or https address',
        'DISCORD_MESSAGES: must be off, mentions or all',
        'DISCORD_LAYOUT: must be components or embeds',
        'DISCORD_SHARDS: must be auto, a number of shards, or some of them: 0,1/4',
      ],
    });
  });
});
