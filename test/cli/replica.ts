import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, send } from '../discord/bot.ts';
import type { DiscordServer } from '../servers/discord.ts';
import type { SlackServer } from '../servers/slack.ts';
import { mention } from '../slack/bot.ts';

/** After so long without an acknowledgement Slack delivers again, three times in all. */
const REDELIVERED = 3_000;
/** An answer that has not come by then is an error. */
const PATIENCE = 20_000;

export const CORPUS = join(import.meta.dirname, '../../corpus');
export const DISCORD_TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.secretsecretsecretsecretsecret';

/** A `serve` of its own, until it is killed or told to stop. */
export class Replica {
  readonly #child: ChildProcess;
  readonly said: string[] = [];

  constructor(file: string, env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [file, 'serve'], {
      cwd: mkdtempSync(join(tmpdir(), 'dateline-')),
      env: { PATH: process.env.PATH, DATELINE_CORPUS: CORPUS, DATELINE_WATCH: 'off', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.on('data', (chunk) => this.said.push(String(chunk)));
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  }
}

let asked = 0;

/** Whether a question in Slack is answered; delivered again as Slack does where nobody acknowledges it. */
export async function inSlack(slack: SlackServer): Promise<boolean> {
  asked += 1;
  const payload = mention(`<@UBOT> How many did each side say it killed in Kidal?`, { user: `U${asked}` });
  const { ts } = payload.event as unknown as { readonly ts: string };
  const isAnswered = () => slack.messages.some(({ thread_ts }) => thread_ts === ts);
  for (let delivery = 0; delivery < 3; delivery++) {
    if (await within(slack.send('events_api', payload), REDELIVERED)) break;
  }
  return until(isAnswered, PATIENCE).then(
    () => true,
    () => false,
  );
}

export async function inDiscord(discord: DiscordServer): Promise<boolean> {
  const { token } = send(discord, command('ask', { question: 'Who leads Mali?' }));
  return until(() => discord.responses.get(token)?.message != null, PATIENCE).then(
    () => true,
    () => false,
  );
}

/** How many messages stand in a thread that has one already; of those that count. */
export function doubledIn(
  { messages }: SlackServer,
  counts: (message: SlackServer['messages'][number]) => boolean = () => true,
): number {
  const threads = messages.filter(counts).map(({ thread_ts }) => thread_ts);
  return threads.length - new Set(threads).size;
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  return Promise.race([
    work.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms).unref()),
  ]);
}

export async function until(holds: () => boolean, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
