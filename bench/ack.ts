import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Asked, Round } from './ack/asked.ts';
import { startBot } from './ack/bot.ts';
import { askDiscord } from './ack/discord.ts';
import { startServers } from './ack/servers.ts';
import { askSlack } from './ack/slack.ts';
import { until } from './ack/until.ts';
import { allLines } from './data.ts';
import { machine } from './machine.ts';
import { table } from './table.ts';

/** `npm run bench:ack -- [DATA]`, from the project's folder; see README.md. */

const QUESTIONS = 50;
/** Slack sends the event again, and Discord gives the interaction up, after so many milliseconds. */
const LIMIT_MS = 3_000;
/** For all answers to arrive. */
const PATIENCE_MS = 120_000;
/** For answers that would come twice. */
const AFTERWARDS_MS = 2_000;

async function main(data: string): Promise<number> {
  const folder = join(data, 'newsqa/2022');
  if (!existsSync(folder)) {
    console.log(`bench: no ${folder}; nothing measured. Give the evaluation data's folder as an argument.`);
    return 0;
  }
  console.log(`${machine()}; one core kept busy\n`);
  const rows = await allLines<{ question: string }>(join(folder, 'questions.jsonl'));
  const questions = rows.map(({ question }) => question);
  const { slack, discord, events } = await startServers();
  const bot = await startBot(join(folder, 'articles.jsonl'), slack, discord).catch(async (error) => {
    await Promise.all([slack.close(), discord.stop()]);
    throw error;
  });
  const busy = fork(join(import.meta.dirname, 'ack/busy.js'));
  const results: (readonly [string, readonly Asked[]])[] = [];
  try {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((part) => sample(questions, part));
    results.push(
      ...(await watched({ Slack: () => askSlack(slack, first!) })),
      ...(await watched({ Discord: () => askDiscord(discord, events, second!) })),
      ...(await watched({
        'Slack, with Discord': () => askSlack(slack, third!),
        'Discord, with Slack': () => askDiscord(discord, events, fourth!),
      })),
    );
  } finally {
    busy.kill();
    await bot.stop();
    await Promise.all([slack.close(), discord.stop()]);
  }
  console.log(table(['time, in s', 'p50', 'p95', 'p99', 'most', 'limit', ''], results.flatMap(times)));
  console.log();
  for (const [name, asked] of results) console.log(`${name}: ${arrived(asked)}`);
  if (results.some(([name, asked]) => name.startsWith('Discord') && asked.some(isLate))) console.log(REFUSED);
  const complaints = bot.complaints.map((line) => `\n  ${line.slice(0, 300)}`);
  console.log(`\nWarnings and errors that the bot logged: ${complaints.join('') || 'none'}`);
  return results.every(([, asked]) => asked.every(({ answers }) => answers === 1)) ? 0 : 1;
}

/** Fifty questions from all over the set, others for each `part`. */
function sample(questions: readonly string[], part: number): string[] {
  const step = Math.floor(questions.length / QUESTIONS);
  return Array.from({ length: QUESTIONS }, (_, i) => questions[i * step + part]!);
}

/** Begins all rounds at once, and reads them when everything is answered. */
async function watched(
  starts: Readonly<Record<string, () => Round>>,
): Promise<(readonly [string, readonly Asked[]])[]> {
  const rounds = Object.entries(starts).map(([name, start]) => [name, start()] as const);
  const isDone = ({ acknowledged, answers }: Asked): boolean => acknowledged !== null && answers > 0;
  await until(() => rounds.every(([, round]) => round.read().every(isDone)), PATIENCE_MS);
  await wait(AFTERWARDS_MS);
  return rounds.map(([name, round]) => [name, round.read()] as const);
}

function times([name, asked]: readonly [string, readonly Asked[]]): string[][] {
  const acknowledged = spread(asked.map((each) => each.acknowledged));
  const answered = spread(asked.map((each) => each.answered));
  const holds = acknowledged.at(-1)! <= LIMIT_MS;
  return [
    [
      `${name}: acknowledged`,
      ...acknowledged.map(seconds),
      seconds(LIMIT_MS),
      holds ? 'holds' : 'does not hold',
    ],
    [`${name}: answered`, ...answered.map(seconds), '', ''],
  ];
}

/** p50, p95, p99 and the maximum, by nearest rank; what never came took for ever. */
function spread(all: readonly (number | null)[]): number[] {
  const sorted = all.map((ms) => ms ?? Number.POSITIVE_INFINITY).toSorted((one, other) => one - other);
  return [0.5, 0.95, 0.99, 1].map((share) => sorted[Math.ceil(share * sorted.length) - 1]!);
}

function seconds(ms: number): string {
  return Number.isFinite(ms) ? (ms / 1_000).toFixed(2) : 'never';
}

function arrived(asked: readonly Asked[]): string {
  const count = (of: (each: Asked) => boolean) => asked.filter(of).length;
  return [
    `${count(({ answers }) => answers > 0)} of ${asked.length} answered`,
    `${count(({ answers }) => answers > 1)} of them twice`,
    `${count(isLate)} acknowledged late or never`,
  ].join(', ');
}

function isLate({ acknowledged }: Asked): boolean {
  return acknowledged === null || acknowledged > LIMIT_MS;
}

const REFUSED =
  'The Discord on loopback takes what is acknowledged late; Discord itself refuses it, and the answer with it.';

process.exitCode = await main(resolve(process.argv[2] ?? '../shared/data'));
