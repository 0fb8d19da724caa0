import { expect, it, onTestFinished } from 'vitest';
import { buildCommandLine } from '../delivery/crash/life.ts';
import { DiscordServer } from '../servers/discord.ts';
import { PASSWORD } from '../servers/postgres.ts';
import { slackServer } from '../servers/slack.ts';
import { TOKENS } from '../slack/bot.ts';
import { describeOnPostgres } from '../store/stores.ts';
import { DISCORD_TOKEN, doubledIn, inDiscord, inSlack, Replica, until } from './replica.ts';

const REPLICAS = 3;
const QUESTIONS = 36;
/** Every so many questions one of the processes is killed. */
const KILLED_EVERY = 9;
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
