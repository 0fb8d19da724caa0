import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { buildCommandLine } from '../../delivery/crash/life.ts';
import { chances } from '../../delivery/crash/scene.ts';
import { DiscordServer } from '../../servers/discord.ts';
import type { OpenSearchServer } from '../../servers/opensearch.ts';
import { PASSWORD } from '../../servers/postgres.ts';
import { slackServer } from '../../servers/slack.ts';
import { TOKENS } from '../../slack/bot.ts';
import { dueBriefings } from './briefings.ts';
import { doubledAnswers, Questions } from './questions.ts';
import { Replica, until } from './replica.ts';

const REPLICAS = 3;
/** Between one kill and the next, so many questions at the most. */
const BETWEEN = 12;
const CORPUS = join(import.meta.dirname, '../../../corpus');
const DISCORD_TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.secretsecretsecretsecretsecret';

/** What the bots go through. */
export interface Trial {
  readonly name: string;
  /** The address of an empty database. */
  readonly database: string;
  /** How often a bot ends and is started again. */
  readonly kills: number;
  /** Killed in the middle of whatever it does, or told to stop. */
  readonly signal: 'SIGKILL' | 'SIGTERM';
  /** So many are due in each channel, one each minute until then. */
  readonly briefings: { readonly times: number; readonly end: Date };
  /** With one, a node of it is stopped after a third of the kills, and comes back after two thirds. */
  readonly cluster?: OpenSearchServer;
}

/**
 * Three whole bots, each ended and started again at random, while people ask on both platforms and briefings are due in both:
 * prints what came of it, and expects each briefing once and every question answered that no killed process had in hand.
 */
export async function withstand(trial: Trial): Promise<void> {
  const { name, database, kills, signal, cluster } = trial;
  const file = buildCommandLine();
  const chance = chances(kills);
  const anyOf = (count: number) => Math.floor(chance() * count);
  const [slack, discord] = [await slackServer(), await DiscordServer.start()];
  const store = await openStore(database, new Date());
  const briefings = await dueBriefings(store, trial.briefings.times, trial.briefings.end);
  const news = join(mkdtempSync(join(tmpdir(), 'dateline-news-')), 'news.jsonl');
  writeFileSync(news, briefings.news);
  const env = {
    ...TOKENS,
    DISCORD_TOKEN,
    SLACK_API_URL: slack.url,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: database,
    DATELINE_CORPUS: [CORPUS, news].join(delimiter),
    DATELINE_QUESTIONS_PER_MINUTE: '9999',
    ...(cluster && { OPENSEARCH_URL: cluster.url, OPENSEARCH_SHARDS: '3', OPENSEARCH_REPLICAS: '1' }),
  };
  const all: Replica[] = [];
  const gone: Replica[] = [];
  onTestFinished(async () => {
    await Promise.all(all.map((replica) => replica.end('SIGKILL')));
    await Promise.all([slack.close(), discord.stop(), store.close()]);
  });
  const areUp = (count: number) => () => slack.sockets >= count && discord.gateway.listening >= count;
  // The first one alone, so that every article has its copy before a node goes.
  all.push(new Replica(file, env));
  await until(areUp(1), 120_000);
  if (cluster !== undefined) await isGreen(cluster.urls[0]!);
  while (all.length < REPLICAS) all.push(new Replica(file, env));
  await until(areUp(REPLICAS), 120_000);

  const questions = new Questions(slack, discord);
  questions.begin();
  const node = anyOf(cluster?.urls.length ?? 0);
  let nodeIsBack = Promise.resolve();
  for (let kill = 0; kill < kills; kill++) {
    if (kill === Math.floor(kills / 3)) nodeIsBack = nodeIsBack.then(() => cluster?.stop(node));
    if (kill === Math.floor((2 * kills) / 3)) nodeIsBack = nodeIsBack.then(() => cluster?.start(node));
    const next = questions.answered + 1 + anyOf(BETWEEN);
    // One at least goes on: with nobody there nobody could answer.
    await until(() => questions.answered >= next && areUp(2)(), 120_000);
    const victim = anyOf(REPLICAS);
    questions.noteKill();
    await all[victim]!.end(signal);
    gone.push(all[victim]!);
    all[victim] = new Replica(file, env);
  }
  const { posted: early } = briefings.shown(slack, discord);
  await nodeIsBack;
  await until(async () => {
    const [left] = await store.query<{ count: number }>(
      `SELECT (SELECT COUNT(*) FROM slots WHERE state IN ('due', 'claimed', 'composed'))
        + (SELECT COUNT(*) FROM outbox WHERE state IN ('due', 'claimed', 'sent')) AS count`,
    );
    return left!.count === 0 && briefings.shown(slack, discord).lost.length === 0;
  }, 120_000).catch(() => undefined);
  const served = await questions.end();
  await until(areUp(REPLICAS), 60_000);
  const codes = await Promise.all(all.map((replica) => replica.end('SIGTERM')));

  const shown = briefings.shown(slack, discord);
  const doubled = doubledAnswers(slack, discord);
  const { asked, answered, openAtKill, missedAtKill, missed, refused, p95, longest, takenUp } = served;
  const rate = (100 * (missedAtKill + missed + refused.length)) / asked;
  console.log(
    [
      `${name}: ${signal} ${kills} times`,
      `briefings: ${briefings.keys.length} due, ${shown.posted} posted (${early} by the last kill), ${shown.doubled.length} doubled, ${shown.lost.length} lost`,
      `questions: ${asked} asked, ${answered} answered, ${doubled} doubled, error rate ${rate.toFixed(1)} %`,
      `answered by the bot that heard them: p95 ${Math.round(p95)} ms, the longest ${Math.round(longest)} ms; taken up from a killed one: ${takenUp.length}${takenUp.map((took) => `, after ${Math.round(took / 1_000)} s`).join('')}`,
      `open when a bot ended: ${openAtKill}, of them never answered ${missedAtKill}; never answered of the others: ${missed}; refused: ${refused.length}`,
    ].join('\n  '),
  );
  const said = [...gone, ...all].flatMap((replica) => replica.said).join('');
  // Why an answer was refused stands in the log of the bot alone.
  if (refused.length > 0) console.log(said.match(/^.*unable to answer.*$(?:\n {2,}.*$)*/gm)?.join('\n'));
  expect(shown).toEqual({ posted: briefings.keys.length, doubled: [], lost: [] });
  expect({ doubled, missed, refused }).toEqual({ doubled: 0, missed: 0, refused: [] });
  expect(codes).toEqual([0, 0, 0]);
  for (const secret of [PASSWORD, DISCORD_TOKEN, TOKENS.SLACK_BOT_TOKEN]) expect(said).not.toContain(secret);
}

/** Every shard has its copy: before that a node that goes takes articles with it. */
async function isGreen(url: string): Promise<void> {
  const asked = await fetch(`${url}/_cluster/health?wait_for_status=green&timeout=60s`);
  expect(await asked.json()).toMatchObject({ status: 'green' });
}
