import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../../adapters/cli/run.ts';
import { openFeeding } from '../../../adapters/cli/serve/feeding.ts';
import { SCHEDULE_DEFAULTS, type Schedule } from '../../../src/delivery/schedules/schedule.ts';
import { createCompose, createDateline, openStore, readSettings } from '../../../src/index.ts';
import { type FeedServer, feedServer, rss } from '../../servers/feeds.ts';
import { slackServer } from '../../servers/slack.ts';
import { mention, TOKENS } from '../../slack/bot.ts';
import { until } from '../../until.ts';
import { sink } from '../host.ts';

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
async function serving(
  server: FeedServer,
  env: Readonly<Record<string, string>> = {},
  folder = newFolder(),
  now = NOW,
) {
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
    now: () => now,
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

describe('serve', () => {
  it('answers from a feed once it was read, cited to its page', async () => {
    const server = await feedServer();
    server.serve('/feed', { body: rss([FERRY, BRIDGE]) });
    const served = await serving(server);
    await server.untilAsked('/feed', 1);
    await until(() => served.stderr.text().includes('2 new'));
    const told = await served.ask('How many people were on board the ferry that sank off Port Vale?');
    expect(told).toContain('A ferry with 40 people on board sank off Port Vale on Saturday.');
    expect(told).toContain('https://vale.example/ferry');
    expect(told).not.toContain('alert');
    await served.stop();
  });

  it('answers after a restart from what a feed brought before, and asks only whether there is more', async () => {
    const server = await feedServer();
    server.serveTagged('/feed', rss([FERRY]), '"1"');
    const first = await serving(server);
    await until(() => first.stderr.text().includes('1 new'));
    await first.stop();
    const later = new Date(NOW.getTime() + 3_600_000);
    const second = await serving(server, {}, first.folder, later);
    await server.untilAsked('/feed', 2);
    expect(await second.ask('How many people were on board the ferry?')).toContain(
      'A ferry with 40 people on board',
    );
    expect(server.asked[1]!.headers['if-none-match']).toBe('"1"');
    await second.stop();
  });

  it('ends while a feed hangs, and tells of it what it knows', async () => {
    const server = await feedServer();
    server.serve('/feed', { answer: () => {} });
    const served = await serving(server);
    await server.untilAsked('/feed', 1);
    await served.stop();
    expect(served.stderr.text()).not.toContain('"error"');
  });
});

describe('a new feed', () => {
  const HOUR = 3_600_000;
  const schedule = {
    platform: 'slack',
    workspace: 'T1',
    channel: 'C1',
    subjects: [],
    publishers: [],
    length: 5,
  };

  /** A feed that is read at ten, and the channel's briefing of any window. */
  async function reading(items: Parameters<typeof rss>[0]) {
    const server = await feedServer();
    server.serve('/feed', { body: rss(items) });
    const clock = { now: NOW };
    const now = () => clock.now;
    const database = await openStore(':memory:', NOW);
    const folder = newFolder();
    const dateline = await createDateline({
      corpus: [join(folder, 'corpus')],
      data: join(folder, 'data'),
      now,
    });
    const settings = readSettings({ DATELINE_FEED_HOSTS: server.host }).feeds;
    const log = { info() {}, warn() {}, error() {} };
    const declared = [{ address: `${server.origin}/feed`, name: null, fullText: null }];
    const feeding = await openFeeding({ dateline, database, declared, settings, now, log });
    onTestFinished(async () => {
      await feeding.stop();
      await dateline.close();
      await database.close();
    });
    const compose = createCompose({ brief: dateline.brief, database, headlineOf: async () => null });
    await feeding.round();
    return {
      server,
      clock,
      feeding,
      dateline,
      /** What a schedule posts at `due`, after its briefing `hours` before. */
      async briefing(due: Date, hours: number) {
        const previous = new Date(due.getTime() - hours * HOUR);
        const composed = await compose({ ...SCHEDULE_DEFAULTS, ...schedule } as unknown as Schedule, {
          scheduleId: 's',
          due,
          asked: false,
          late: null,
          previous,
        });
        return JSON.stringify(composed);
      },
    };
  }

  const fresh = (hours: number) => new Date(NOW.getTime() - hours * HOUR).toUTCString();

  it('fills the archive and posts nothing, however new its items are and however long the window', async () => {
    const items = [
      { ...FERRY, date: fresh(1) },
      { ...BRIDGE, date: fresh(30) },
      { ...BRIDGE, guid: 'b2', link: 'https://vale.example/undated', title: 'Undated', date: undefined },
    ];
    const { briefing, dateline } = await reading(items);
    expect(dateline.sources().articles).toBe(4);
    for (const hours of [2, 24, 7 * 24])
      expect(await briefing(new Date(NOW.getTime() + HOUR), hours)).toMatch(/"nothing":true/);
    const asked = await dateline.brief({ since: new Date(NOW.getTime() - 24 * HOUR), until: NOW });
    expect(JSON.stringify(asked.stories)).toContain('Ferry sinks off Port Vale');
  });

  it('keeps the text that was, when one is edited', async () => {
    const { server, clock, feeding, dateline } = await reading([FERRY]);
    const told: string[] = [];
    dateline.onChanged((ids) => told.push(...ids));
    clock.now = new Date(NOW.getTime() + HOUR);
    server.serve('/feed', { body: rss([{ ...FERRY, text: FERRY.text.replaceAll('40', '41') }]) });
    expect(await feeding.round()).toMatchObject([{ new: 0, changed: 1 }]);
    expect(told).toHaveLength(1);
    const versions = await dateline.versions(told[0]!);
    expect(versions.map(({ article, from }) => [article.text.slice(0, 29), from])).toEqual([
      ['A ferry with 40 people on boa', '2025-06-14T10:00:00.000Z'],
      ['A ferry with 41 people on boa', '2025-06-14T11:00:00.000Z'],
    ]);
    expect((await dateline.article(told[0]!))?.text).toContain('41 people');
  });

  it('is told like any other from its next item on, a late one too', async () => {
    const { server, clock, feeding, briefing } = await reading([BRIDGE]);
    clock.now = new Date(NOW.getTime() + HOUR);
    server.serve('/feed', { body: rss([{ ...FERRY, date: fresh(20) }, BRIDGE]) });
    await feeding.round();
    const told = await briefing(new Date(NOW.getTime() + 2 * HOUR), 3);
    expect(told).toContain('Ferry sinks off Port Vale');
    expect(told).not.toContain('bridge of Port Vale was closed');
  });
});
