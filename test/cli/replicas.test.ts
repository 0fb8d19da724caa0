import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildCommandLine } from '../delivery/crash/life.ts';
import { command, send } from '../discord/bot.ts';
import { DiscordServer } from '../servers/discord.ts';
import { PASSWORD } from '../servers/postgres.ts';
import { type SlackServer, slackServer } from '../servers/slack.ts';
import { mention, TOKENS } from '../slack/bot.ts';
import { describeOnPostgres } from '../store/stores.ts';

const REPLICAS = 3;
const QUESTIONS = 36;
/** Every so many questions one of the processes is killed. */
const KILLED_EVERY = 9;
/** After so long without an acknowledgement Slack delivers again, three times in all. */
const REDELIVERED = 3_000;
/** An answer that has not come by then is an error. */
const PATIENCE = 20_000;

const CORPUS = join(import.meta.dirname, '../../corpus');
const DISCORD_TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.secretsecretsecretsecretsecret';

/** A `serve` of its own, until it is killed or told to stop. */
class Replica {
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

describeOnPostgres('three whole bots, killed while the others run,', (server) => {
  it('go on answering in Slack and in Discord, each question once', { timeout: 300_000 }, async () => {
    const file = buildCommandLine();
    const [slack, discord] = [await slackServer(), await DiscordServer.start()];
    const env = {
      ...TOKENS,
      DISCORD_TOKEN,
      SLACK_API_URL: slack.url,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: await server().newDatabase(),
      DATELINE_QUESTIONS_PER_MINUTE: '9999',
    };
    const born = () => new Replica(file, env);
    const all = Array.from({ length: REPLICAS }, born);
    const gone: Replica[] = [];
    onTestFinished(async () => {
      await Promise.all(all.map((replica) => replica.end('SIGKILL')));
      await Promise.all([slack.close(), discord.stop()]);
    });
    await until(() => slack.sockets === REPLICAS && discord.gateway.identified.length === REPLICAS, 60_000);

    const took: number[] = [];
    let [errors, kills] = [0, 0];
    for (let at = 0; at < QUESTIONS; at++) {
      const began = performance.now();
      const answering = at % 2 === 0 ? inSlack(slack) : inDiscord(discord);
      if (at % KILLED_EVERY === KILLED_EVERY - 1) {
        const victim = kills % REPLICAS;
        gone.push(all[victim]!);
        await all[victim]!.end('SIGKILL');
        all[victim] = born();
        kills += 1;
      }
      if (await answering) took.push(performance.now() - began);
      else errors += 1;
    }
    const p95 = took.sort((a, b) => a - b)[Math.floor(took.length * 0.95)]!;
    const doubled = doubledIn(slack);
    console.log(
      `three bots, ${kills} killed: ${QUESTIONS} questions, ${took.length} answered, ${doubled} doubled, error rate ${((100 * errors) / QUESTIONS).toFixed(1)} %, p95 ${Math.round(p95)} ms`,
    );
    expect(doubled).toBe(0);
    // One that a killed process had in hand is lost, at the most.
    expect(errors).toBeLessThanOrEqual(kills);
    await until(() => slack.sockets === REPLICAS, 60_000);
    expect(await Promise.all(all.map((replica) => replica.end('SIGTERM')))).toEqual([0, 0, 0]);
    const said = [...gone, ...all].flatMap((replica) => replica.said).join('');
    for (const secret of [PASSWORD, DISCORD_TOKEN, TOKENS.SLACK_BOT_TOKEN])
      expect(said).not.toContain(secret);
  });
});

let asked = 0;

/** Whether a question in Slack is answered; delivered again as Slack does where nobody acknowledges it. */
async function inSlack(slack: SlackServer): Promise<boolean> {
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

async function inDiscord(discord: DiscordServer): Promise<boolean> {
  const { token } = send(discord, command('ask', { question: 'Who leads Mali?' }));
  return until(() => discord.responses.get(token)?.message != null, PATIENCE).then(
    () => true,
    () => false,
  );
}

function doubledIn({ messages }: SlackServer): number {
  const threads = messages.map(({ thread_ts }) => thread_ts);
  return threads.length - new Set(threads).size;
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  return Promise.race([
    work.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms).unref()),
  ]);
}

async function until(holds: () => boolean, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
