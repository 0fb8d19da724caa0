import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedServer, rss } from '../servers/feeds.ts';
import { dateline } from './host.ts';

const FERRY = {
  guid: 'ferry-1',
  title: 'Ferry sinks off Port Vale',
  link: 'https://vale.example/ferry',
  date: 'Fri, 20 Jun 2025 09:30:00 GMT',
  text: 'A ferry with 40 people on board sank off Port Vale on Friday.',
};

/** A newsroom's folder with a feed server beside it. */
async function newsroom(env: Readonly<Record<string, string>> = {}) {
  const server = await feedServer();
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const feeds = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    dateline(args[0] === 'doctor' || args[0] === 'sources' ? args : ['feeds', ...args], {
      folder,
      env: { DATELINE_DATA: join(folder, 'data'), DATELINE_FEED_HOSTS: server.host, ...env, ...more },
    });
  server.serve('/feed', { body: rss([FERRY]) });
  return { server, folder, feeds, url: `${server.origin}/feed` };
}

describe('feeds test', () => {
  it('shows what a feed is, and keeps nothing', async () => {
    const { feeds, url } = await newsroom();
    const { status, stdout } = await feeds(['test', url]);
    expect(status).toBe(0);
    expect(stdout).toBe(`The Vale Courier  RSS, 1 item

Ferry sinks off Port Vale
  20 June 2025, 09:30 UTC  https://vale.example/ferry
  A ferry with 40 people on board sank off Port Vale on Friday.
`);
    expect((await feeds(['list'])).stdout).toContain('No feeds yet');
  });

  it('says what came instead, and which feed the page names', async () => {
    const { server, feeds } = await newsroom();
    server.serve('/', {
      body: `<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed">`,
    });
    const { status, stdout } = await feeds(['test', `${server.origin}/`]);
    expect(status).toBe(1);
    expect(stdout).toBe(
      `No feed: expected a feed, came a web page\n  the page names this feed: ${server.origin}/feed\n`,
    );
    expect(JSON.parse((await feeds(['test', `${server.origin}/gone`, '--json'])).stdout)).toEqual({
      kind: 'none',
      reason: 'expected a document, came 404 Not Found',
      elsewhere: [],
    });
  });

  it('refuses the private network unless the host is allowed by name', async () => {
    const { server, feeds, url } = await newsroom();
    const { status, stdout } = await feeds(['test', url], { DATELINE_FEED_HOSTS: '' });
    expect(status).toBe(1);
    expect(stdout).toContain('refused to connect to 127.0.0.1: it is not on the public internet');
    expect(server.asked).toEqual([]);
  });

  it('names the items it cannot use', async () => {
    const { server, feeds, url } = await newsroom();
    server.serve('/feed', { body: rss([{ title: 'Only a headline\u001b[2J' }, { ...FERRY, date: 'soon' }]) });
    const { stdout } = await feeds(['test', url]);
    expect(stdout).toContain('Problem: “Only a headline');
    expect(stdout).toContain('Problem: “Ferry sinks off Port Vale”: expected a date, came "soon"');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('feeds', () => {
  it('are added, listed, read and removed, without their passwords shown', async () => {
    const { server, feeds } = await newsroom();
    server.serve('/feed?token=s3cret', { body: rss([FERRY]) });
    const address = `http://me:s3cret@${server.host}/feed?token=s3cret`;
    const shown = `http://${server.host}/feed?token=…`;
    const added = await feeds(['add', address, '--name', 'Vale']);
    expect(added.stdout).toContain(`Added ${shown}. serve reads it`);
    const ran = await feeds(['run']);
    expect(ran.stdout).toMatch(/token=…: \d new, 0 changed|: 0 new/);
    const listed = await feeds(['list']);
    expect(listed.stdout).toContain(`Vale  ${shown}`);
    expect(JSON.parse((await feeds(['list', '--json'])).stdout)).toMatchObject({
      name: 'Vale',
      address: shown,
      declared: false,
    });
    const removed = await feeds(['remove', shown]);
    expect(removed.stdout).toBe(`Removed ${shown}; what it has brought stays in the archive.\n`);
    for (const each of [added, ran, listed, removed])
      expect(each.stdout + each.stderr).not.toContain('s3cret');
  });

  it('are imported from OPML, and what is wrong in it is told', async () => {
    const { folder, feeds } = await newsroom();
    writeFileSync(
      join(folder, 'feeds.opml'),
      '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/"/><outline text="B" xmlUrl="nonsense"/></body></opml>',
    );
    const { status, stdout, stderr } = await feeds(['import', 'feeds.opml']);
    expect(status).toBe(0);
    expect(stdout).toBe('Added 1 feed.\n');
    expect(stderr).toBe('dateline: feeds import: feed 2: expected a web address, came "nonsense"\n');
  });

  it.each([
    [['add'], 'the address of a feed is needed'],
    [['add', 'vale.example'], 'not a web address: "vale.example"'],
    [['remove', 'https://vale.example/'], 'no feed has the address "https://vale.example/"'],
    [['import', 'nothing.opml'], 'unable to read "nothing.opml": no such file or directory (see'],
    [['import'], 'a file of feeds is needed'],
  ])('%j is wrong usage', async (args, told) => {
    const { feeds } = await newsroom();
    const { status, stderr } = await feeds(args);
    expect(status).toBe(2);
    expect(stderr).toContain(told);
  });

  it('that are declared are marked so, and told when they fail by sources and doctor', async () => {
    const { server, folder, feeds, url } = await newsroom();
    const file = join(folder, 'feeds.txt');
    writeFileSync(file, `${url} The Vale Courier\n${server.origin}/bad\n`);
    await feeds(['run'], { DATELINE_FEEDS: file });
    expect((await feeds(['list'])).stdout).toContain('from DATELINE_FEEDS');
    const told = (await feeds(['sources'])).stdout;
    expect(told).toContain(`failing: expected a document, came 404 Not Found`);
    expect(told).toContain('The Vale Courier: ');
    expect(JSON.parse((await feeds(['sources', '--json'])).stdout).feeds).toHaveLength(2);
    const { stdout } = await feeds(['doctor']);
    expect(stdout).toContain('ok       feeds: 1 of 2 do well\n');
    expect(stdout).toContain(
      `warning  feed ${server.origin}/bad: failing: expected a document, came 404 Not Found\n`,
    );
    expect(stdout).toContain(`→ dateline feeds test ${server.origin}/bad says what comes now\n`);
  });

  it('in a list that is wrong end the start, with every problem at once', async () => {
    const { folder, feeds } = await newsroom();
    const file = join(folder, 'feeds.txt');
    writeFileSync(file, 'nonsense\nhttps://ok.example/\nfile:///etc/passwd\n');
    const env = {
      DATELINE_FEEDS: file,
      DATELINE_FEED_MINUTES: 'often',
      DATELINE_FEED_FULLTEXT: 'maybe',
      DATELINE_FEED_HOSTS: 'a/b',
    };
    const { status, stderr } = await dateline(['serve'], { folder, env });
    expect(status).toBe(2);
    for (const problem of [
      'DATELINE_FEEDS: line 1: expected a web address, came "nonsense"',
      'DATELINE_FEEDS: line 3',
      'DATELINE_FEED_MINUTES: expected a whole number from 1 to 1440, got "often"',
      'DATELINE_FEED_FULLTEXT: expected yes or no, got "maybe"',
      'DATELINE_FEED_HOSTS: expected a host, or host:port, got "a/b"',
    ])
      expect(stderr).toContain(problem);
    expect((await feeds(['list'], { DATELINE_FEEDS: 'nothing.txt' })).stderr).toContain(
      'DATELINE_FEEDS: expected web addresses or a file, got "nothing.txt"',
    );
  });
});
