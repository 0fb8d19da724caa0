import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { DiscordServer, SlackServer } from './servers.ts';
import { until } from './until.ts';

/** `dateline serve` in a process of its own, with an empty store. */
export interface Bot {
  /** What it logged of warnings and errors. */
  readonly complaints: readonly string[];
  stop(): Promise<void>;
}

const START_MS = 180_000;
const STOP_MS = 15_000;

/** Starts the bot over the articles; resolves when it is connected to both platforms. */
export async function startBot(articles: string, slack: SlackServer, discord: DiscordServer): Promise<Bot> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-ack-'));
  const command = resolve(import.meta.dirname, '../../adapters/cli/main.js');
  // Nothing of this shell's environment: it may have the tokens of a real bot.
  const child = spawn(process.execPath, [command, 'serve', '--corpus', articles], {
    cwd: folder,
    env: {
      DATELINE_DATA: folder,
      SLACK_BOT_TOKEN: 'xoxb-1-2-bench',
      SLACK_APP_TOKEN: 'xapp-1-A1-3-bench',
      SLACK_API_URL: slack.url,
      DISCORD_TOKEN: 'MTAwMDAwMDAwMDAwMDAwMDAw.GabcDe.a_made_up_token_of_no_bot_at_all_0000',
      DISCORD_API_URL: discord.apiUrl,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const complaints: string[] = [];
  let isAnswering = false;
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.includes('answering from')) isAnswering = true;
    if (!line.startsWith('{"level":"info"')) complaints.push(line);
  });
  const isConnected = (): boolean =>
    slack.sockets > 0 &&
    discord.requests.some(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (!isGone()) await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const isUp = await until(() => isGone() || (isAnswering && isConnected()), START_MS);
  if (isUp && !isGone()) return { complaints, stop };
  await stop();
  throw new Error(`bench: serve did not start: ${complaints.join('\n') || 'it said nothing'}`);
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exit;
  clearTimeout(timer);
}
