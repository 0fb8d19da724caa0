import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { command, send } from '../discord/bot.ts';
import { DiscordServer } from '../servers/discord.ts';
import { slackServer } from '../servers/slack.ts';
import { mention, TOKENS } from '../slack/bot.ts';
import { until } from '../until.ts';
import { answer, dateline } from './host.ts';

const DISCORD_TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.secretsecretsecretsecretsecret';
const NOWHERE = 'http://127.0.0.1:9/api/';

/** `serve` in this process, until `stop` is called. */
async function serving(env: Readonly<Record<string, string>>) {
  let stop: (reason: string) => void = () => {};
  const untilStopped = () => new Promise<string>((resolve) => (stop = resolve));
  const ended = dateline(['serve'], {
    folder: mkdtempSync(join(tmpdir(), 'dateline-')),
    env: { ...TOKENS, DISCORD_TOKEN, ...env },
    answer: () => answer(),
    untilStopped,
  });
  return {
    stop() {
      stop('SIGTERM');
      return ended;
    },
  };
}

async function slack() {
  const server = await slackServer();
  onTestFinished(() => server.close());
  return server;
}

async function discord() {
  const server = await DiscordServer.start();
  onTestFinished(() => server.stop());
  return server;
}

describe('serving', () => {
  it('answers on both platforms from one archive, and ends well', async () => {
    const [inSlack, inDiscord] = [await slack(), await discord()];
    const served = await serving({ SLACK_API_URL: inSlack.url, DISCORD_API_URL: inDiscord.apiUrl });
    await inSlack.connected();
    await inSlack.send('events_api', mention());
    await inSlack.until(({ messages }) => messages.length > 0);
    await until(() => inDiscord.commands.size > 0);
    const asked = send(inDiscord, command('ask', { question: 'What happened?' }));
    await until(() => inDiscord.responses.get(asked.token)?.message != null);
    for (const shown of [inSlack.messages[0], inDiscord.responses.get(asked.token)])
      expect(JSON.stringify(shown)).toContain('The ferry sank off Port Vale on Monday.');
    const { status, stderr } = await served.stop();
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/secret/);
  });

  it('goes on answering on one while the other is out of reach', async () => {
    const inSlack = await slack();
    const served = await serving({ SLACK_API_URL: inSlack.url, DISCORD_API_URL: NOWHERE });
    await inSlack.connected();
    await inSlack.send('events_api', mention());
    await inSlack.until(({ messages }) => messages.length > 0);
    const { status } = await served.stop();
    expect(status).toBe(0);
  });

  it('finishes what is under way when it is told to end', async () => {
    const inSlack = await slack();
    const served = await serving({ SLACK_API_URL: inSlack.url, DISCORD_API_URL: NOWHERE });
    await inSlack.connected();
    for (let i = 0; i < 3; i += 1) await inSlack.send('events_api', mention());
    const { status } = await served.stop();
    expect(inSlack.messages).toHaveLength(3);
    expect(status).toBe(0);
  });
});

describe('serving briefings', () => {
  it('posts what is due, once over restarts, while the other platform is out of reach', async () => {
    const inSlack = await slack();
    const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    const filed = { id: 'desk', platform: 'slack', workspace: 'T1', channel: 'C1', when: 'daily 14:03 UTC' };
    writeFileSync(
      join(folder, 'briefings.json'),
      JSON.stringify([filed, { ...filed, id: 'd', platform: 'discord' }]),
    );
    const env = {
      ...TOKENS,
      DISCORD_TOKEN,
      SLACK_API_URL: inSlack.url,
      DISCORD_API_URL: NOWHERE,
      DATELINE_SCHEDULES: 'briefings.json',
    };
    const serve = async (now: string, holds: () => boolean) => {
      const stopped = () => until(holds).then(() => 'SIGTERM');
      const ran = await dateline(['serve'], { folder, env, now: () => new Date(now), untilStopped: stopped });
      expect(ran.status).toBe(0);
    };
    await serve('2025-06-21T14:00:00Z', () => inSlack.sockets > 0);
    expect(inSlack.messages).toEqual([]);
    await serve('2025-06-21T14:05:10Z', () => inSlack.messages.length > 0);
    expect(inSlack.messages).toMatchObject([{ channel: 'C1', text: expect.stringContaining('Nothing new') }]);
    let looked = 0;
    await serve('2025-06-21T14:06:00Z', () => inSlack.sockets > 0 && ++looked > 20);
    expect(inSlack.messages).toHaveLength(1);
    await serve('2025-06-22T14:20:00Z', () => inSlack.messages.length > 1);
    expect(inSlack.messages[1]!.text).toContain('Late by 17 minutes: the bot was not running.');
  });
});
