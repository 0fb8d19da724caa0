import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildCommandLine } from '../delivery/crash/life.ts';
import { DiscordServer } from '../servers/discord.ts';
import { NO_OPENSEARCH, startOpenSearch } from '../servers/opensearch.ts';
import { type SlackServer, slackServer } from '../servers/slack.ts';
import { TOKENS } from '../slack/bot.ts';
import { describeOnPostgres } from '../store/stores.ts';
import { CORPUS, DISCORD_TOKEN, doubledIn, inDiscord, inSlack, Replica, until } from './replica.ts';

const REPLICAS = 3;
const QUESTIONS = 48;
/** At these questions a node of the cluster ends, and comes back. */
const STOPPED = 12;
const STARTED = 30;
/** At these one of the processes is killed. */
const KILLED = [18, 36];
/** Briefings are due in so many of the next minutes. */
const SLOTS = 3;
const CHANNEL = 'CDESK';

const why = NO_OPENSEARCH === null ? '' : ` (skipped: ${NO_OPENSEARCH})`;

describeOnPostgres(`three whole bots on three nodes of OpenSearch${why}`, (server) => {
  it.skipIf(NO_OPENSEARCH !== null)(
    'answer and brief once each, while one node and then some of them go and come back',
    { timeout: 900_000 },
    async () => {
      const file = buildCommandLine();
      const cluster = await startOpenSearch({ nodes: 3, heap: '1g' });
      const [slack, discord] = [await slackServer(), await DiscordServer.start()];
      const folder = mkdtempSync(join(tmpdir(), 'dateline-cluster-'));
      const all: Replica[] = [];
      onTestFinished(async () => {
        await Promise.all(all.map((replica) => replica.end('SIGKILL')));
        await Promise.all([slack.close(), discord.stop(), cluster.remove()]);
      });
      const times = minutesFromNow(SLOTS);
      const schedules = [
        {
          id: 'desk',
          platform: 'slack',
          workspace: 'T1',
          channel: CHANNEL,
          when: `daily ${times.join(' ')} UTC`,
        },
      ];
      writeFileSync(join(folder, 'schedules.json'), JSON.stringify(schedules));
      writeFileSync(join(folder, 'news.jsonl'), todaysNews());
      const env = {
        ...TOKENS,
        DISCORD_TOKEN,
        SLACK_API_URL: slack.url,
        DISCORD_API_URL: discord.apiUrl,
        DATABASE_URL: await server().newDatabase(),
        DATELINE_CORPUS: [CORPUS, join(folder, 'news.jsonl')].join(delimiter),
        DATELINE_SCHEDULES: join(folder, 'schedules.json'),
        DATELINE_QUESTIONS_PER_MINUTE: '9999',
        OPENSEARCH_URL: cluster.url,
        OPENSEARCH_SHARDS: '3',
        OPENSEARCH_REPLICAS: '1',
      };
      const born = () => new Replica(file, env);
      all.push(...Array.from({ length: REPLICAS }, born));
      const allConnected = () => slack.sockets === REPLICAS && discord.gateway.identified.length >= REPLICAS;
      await until(allConnected, 120_000);
      await healthy(cluster.urls[0]!);

      const took: number[] = [];
      let errors = 0;
      const changes: Promise<void>[] = [];
      for (let at = 0; at < QUESTIONS; at++) {
        if (at === STOPPED) changes.push(cluster.stop(2));
        if (at === STARTED) changes.push(changes[0]!.then(() => cluster.start(2)));
        const began = performance.now();
        const answering = at % 2 === 0 ? inSlack(slack) : inDiscord(discord);
        if (KILLED.includes(at)) {
          const victim = KILLED.indexOf(at);
          await all[victim]!.end('SIGKILL');
          all[victim] = born();
        }
        if (await answering) took.push(performance.now() - began);
        else errors += 1;
      }
      await Promise.all(changes);
      await until(() => briefings(slack).length >= SLOTS, 300_000);
      await until(() => slack.sockets === REPLICAS, 120_000);
      expect(await Promise.all(all.map((replica) => replica.end('SIGTERM')))).toEqual([0, 0, 0]);

      const p95 = took.sort((a, b) => a - b)[Math.floor(took.length * 0.95)]!;
      const unavailable = slack.messages.filter((each) =>
        JSON.stringify(each).includes('archive is unavailable'),
      );
      const doubled =
        doubledIn(slack, ({ channel }) => channel !== CHANNEL) + (briefings(slack).length - SLOTS);
      const rate = (100 * (errors + unavailable.length)) / QUESTIONS;
      console.log(
        `three bots, three nodes, one stopped and brought back, ${KILLED.length} bots killed: ${QUESTIONS} questions, error rate ${rate.toFixed(1)} %, p95 ${Math.round(p95)} ms; ${SLOTS} briefings due, doubled ${doubled}, lost ${SLOTS - Math.min(SLOTS, briefings(slack).length)}`,
      );
      expect(doubled).toBe(0);
      expect(briefings(slack)).toHaveLength(SLOTS);
      expect(JSON.stringify(briefings(slack))).toContain('Lighthouse');
      // One that a killed process had in hand is lost, at the most.
      expect(errors).toBeLessThanOrEqual(KILLED.length);
      expect(unavailable).toEqual([]);
    },
  );
});

/** What stands in the channel of the briefings, without what hangs below it. */
function briefings({ messages }: SlackServer) {
  return messages.filter(({ channel, thread_ts }) => channel === CHANNEL && thread_ts === undefined);
}

/** `14:05`, in universal time: the first minutes that all bots are up for. */
function minutesFromNow(count: number): string[] {
  const soon = Date.now() + 90_000;
  return Array.from({ length: count }, (_, i) => new Date(soon + i * 60_000).toISOString().slice(11, 16));
}

function todaysNews(): string {
  const published = new Date(Date.now() - 3_600_000).toISOString();
  const row = {
    headline: 'Lighthouse at Port Vale goes dark',
    publisher: 'The Vale Courier',
    published,
    text: 'The lighthouse at Port Vale went dark on Sunday, the harbour master said.',
  };
  return `${JSON.stringify(row)}\n`;
}

/** Every shard has its copy: before that a node that goes takes articles with it. */
async function healthy(url: string): Promise<void> {
  const asked = await fetch(`${url}/_cluster/health?wait_for_status=green&timeout=60s`);
  expect(await asked.json()).toMatchObject({ status: 'green' });
}
