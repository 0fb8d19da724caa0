import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../adapters/cli/run.ts';
import { createDateline } from '../../src/index.ts';
import { type FeedServer, feedServer, rss } from '../servers/feeds.ts';
import { slackServer } from '../servers/slack.ts';
import { mention, TOKENS } from '../slack/bot.ts';
import { sink } from './host.ts';

const NOW = new Date('2025-06-14T10:00:00Z');
const FERRY = {
  guid: 'ferry-1',
  title: 'Ferry sinks off Port Vale',
  link: 'https://vale.example/ferry',
  date: 'Sat, 14 Jun 2025 08:30:00 GMT',
  text: '<p>A ferry with 40 people on board sank off Port Vale on Saturday.</p><p>All 40 were saved, the coast guard said.</p><script>alert(1)</script>',
};
const BRIDGE = {
  guid: 'bridge-1',
  title: 'Old bridge closed in Port Vale',
  link: 'https://vale.example/bridge',
  date: 'Fri, 13 Jun 2025 08:00:00 GMT',
  text: 'The old bridge of Port Vale was closed on Friday after cracks were found in its piers.',
};

/** `serve` with the real engine, on a corpus of one note and the feeds of a loopback server, until it is stopped. */
async function serving(server: FeedServer, env: Readonly<Record<string, string>> = {}, folder = newFolder()) {
  const slack = await slackServer();
  onTestFinished(() => slack.close());
  let stop: (reason: string) => void = () => {};
  const stderr = sink();
  const ended = run(['serve'], {
    stdin: Readable.from([]),
    stdout: sink().output,
    stderr: stderr.output,
    env: {
      ...TOKENS,
      SLACK_API_URL: slack.url,
      DATELINE_CORPUS: join(folder, 'corpus'),
      DATELINE_DATA: join(folder, 'data'),
      DATELINE_FEEDS: `${server.origin}/feed`,
      DATELINE_FEED_HOSTS: server.host,
      ...env,
    },
    folder,
    now: () => NOW,
    input: 'nothing',
    untilStopped: () => new Promise((resolve) => (stop = resolve)),
    open: createDateline,
  });
  await slack.connected();
  return {
    slack,
    stderr,
    folder,
    async ask(text: string) {
      const before = slack.messages.length;
      await slack.send('events_api', mention(`<@UBOT> ${text}`));
      await slack.until(({ messages }) => messages.length > before);
      return JSON.stringify(slack.messages.at(-1));
    },
    async stop() {
      stop('SIGTERM');
      expect(await ended).toBe(0);
    },
  };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  writeFileSync(join(corpus, 'note.txt'), 'Market opens\n\nThe market of Port Vale opened on Monday.\n');
  return folder;
}

describe('serve', { timeout: 60_000 }, () => {
  it('answers from a feed once it was read, cited to its page', async () => {
    const server = await feedServer();
    server.serve('/feed', { body: rss([FERRY, BRIDGE]) });
    const served = await serving(server);
    await server.untilAsked('/feed', 1);
    await untilLogged(served.stderr, '2 new');
    const told = await served.ask('How many people were on board the ferry that sank off Port Vale?');
    expect(told).toContain('A ferry with 40 people on board sank off Port Vale on Saturday.');
    expect(told).toContain('https://vale.example/ferry');
    expect(told).not.toContain('alert');
    await served.stop();
  });
});

async function untilLogged(stderr: ReturnType<typeof sink>, text: string): Promise<void> {
  for (let tries = 0; !stderr.text().includes(text); tries += 1) {
    if (tries > 1_000) throw new Error(`waited in vain for ${text}: ${stderr.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
