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

  it('name every problem at once, and repeat no value', () => {
    const env = {
      DISCORD_TOKEN: 'short',
      DISCORD_APPLICATION_ID: TOKEN,
      DISCORD_GUILD_ID: 'home',
      DISCORD_API_URL: 'discord',
      DISCORD_MESSAGES: 'some',
      DISCORD_LAYOUT: 'cards',
    };
    expect(readDiscordSettings(env)).toEqual({
      problems: [
        'DISCORD_TOKEN: is no bot token (Developer Portal, Bot, Reset Token)',
        'DISCORD_APPLICATION_ID: must be an id of digits only (Developer Mode, then Copy ID)',
        'DISCORD_GUILD_ID: must be an id of digits only (Developer Mode, then Copy ID)',
        'DISCORD_API_URL: must be an http or https address',
        'DISCORD_MESSAGES: must be off, mentions or all',
        'DISCORD_LAYOUT: must be components or embeds',
      ],
    });
  });
});
