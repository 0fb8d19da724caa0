import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Hosts } from '../../../src/corpus/feeds/web/hosts.ts';
import { openWeb, type WebOptions } from '../../../src/corpus/feeds/web.ts';
import { feedServer, rss } from '../../servers/feeds.ts';
import { polling, START } from './setup.ts';

const FERRY = {
  guid: 'ferry-1',
  title: 'Ferry sinks',
  text: 'A ferry sank off Port Vale on Friday, the coast guard said.',
};
const MB = 1024 * 1024;

async function web(changes: Partial<WebOptions> = {}) {
  const server = await feedServer();
  const hosts = new Hosts({ now: () => START, random: () => 0 });
  const limits = { bytes: MB, total: 5_000, idle: 5_000 };
  const opened = openWeb({
    hosts,
    allowed: [server.host],
    userAgent: 'Dateline/0 (test)',
    limits,
    ...changes,
  });
  onTestFinished(() => opened.close());
  return {
    server,
    hosts,
    get: (path: string) =>
      opened.get(path.startsWith('http') ? path : server.origin + path, { accept: '*/*' }),
  };
}

describe('redirects', () => {
  it('that are permanent from the first on are where a feed is from now on', async () => {
    const { server, poller, add, feed, next } = await polling();
    server.serve('/a', { status: 301, headers: { location: '/b' } });
    server.serve('/b', { status: 308, headers: { location: `${server.origin}/c` } });
    server.serve('/c', { body: rss([FERRY]) });
    await add('/a');
    expect(await poller.round()).toMatchObject([{ outcome: 'read', new: 1 }]);
    expect(await feed()).toMatchObject({ id: `${server.origin}/a`, address: `${server.origin}/c` });
    await next();
    expect(server.count('/a')).toBe(1);
    expect(server.count('/c')).toBe(2);
  });

  it('that are for now, or follow one that is, move nothing', async () => {
    const { server, poller, add, feed } = await polling();
    server.serve('/a', { status: 302, headers: { location: '/b' } });
    server.serve('/b', { status: 301, headers: { location: '/c' } });
    server.serve('/c', { body: rss([FERRY]) });
    await add('/a');
    await poller.round();
    expect((await feed()).address).toBe(`${server.origin}/a`);
  });

  it('that end in nothing good move nothing', async () => {
    const { server, poller, add, feed } = await polling();
    server.serve('/a', { status: 301, headers: { location: '/login' } });
    server.serve('/login', { body: '<html><body>Please log in</body></html>' });
    await add('/a');
    await poller.round();
    expect(await feed()).toMatchObject({
      address: `${server.origin}/a`,
      error: 'expected a feed, came a web page',
    });
  });

  it.each([
    ['in a circle', { '/a': '/b', '/b': '/a' }, /redirects in a circle at .*\/a/],
    [
      'without end',
      Object.fromEntries(Array.from({ length: 9 }, (_, at) => [at === 0 ? '/a' : `/${at}`, `/${at + 1}`])),
      /more than 5 redirects/,
    ],
    ['to a file', { '/a': 'file:///etc/passwd' }, /a redirect to the web, came "file:\/\/\/etc\/passwd"/],
    ['to a private address', { '/a': 'http://10.0.0.1/feed' }, /refused to connect to 10\.0\.0\.1/],
    [
      'to the loopback at another port',
      { '/a': 'http://127.0.0.1:1/feed' },
      /refused to connect to 127\.0\.0\.1/,
    ],
    [
      'to where clouds keep their keys',
      { '/a': 'http://169.254.169.254/latest/meta-data' },
      /refused to connect/,
    ],
    ['to a mapped address', { '/a': 'http://[::ffff:127.0.0.1]/' }, /refused to connect/],
    ['to an address in one number', { '/a': 'http://2130706433/' }, /refused to connect to 127\.0\.0\.1/],
    ['to a name of the loopback', { '/a': 'http://localhost:1/' }, /refused to connect to localhost/],
  ])('%s are not followed', async (_, redirects, reason) => {
    const { server, get } = await web();
    for (const [from, location] of Object.entries(redirects as Record<string, string>))
      server.serve(from, { status: 302, headers: { location } });
    expect(await get('/a')).toMatchObject({ kind: 'failed', reason: expect.stringMatching(reason) });
  });

  it('take no password to another host', async () => {
    const { server, get } = await web({ allowed: ['127.0.0.1'] });
    const other = await feedServer();
    server.serve('/a', { status: 302, headers: { location: `http://user:secret@${other.host}/b` } });
    other.serve('/b', { body: 'x' });
    expect(await get(`http://user:secret@${server.host}/a`)).toMatchObject({ kind: 'body' });
    const basic = `Basic ${Buffer.from('user:secret').toString('base64')}`;
    expect(server.asked[0]!.headers.authorization).toBe(basic);
    expect(other.asked[0]!.headers.authorization).toBeUndefined();
  });
});

describe('an answer', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['x-gzip', gzipSync],
  ] as const)('in %s is unpacked', async (encoding, pack) => {
    const { server, get } = await web();
    server.serve('/feed', { headers: { 'content-encoding': encoding }, body: pack(Buffer.from('plain')) });
    const got = await get('/feed');
    expect(got.kind === 'body' && got.bytes.toString()).toBe('plain');
  });

  it.each([
    [
      'a gzip bomb',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(100 * MB)) },
      'expected at most 1 MB, came more',
    ],
    [
      'a brotli bomb',
      { headers: { 'content-encoding': 'br' }, body: brotliCompressSync(Buffer.alloc(20 * MB)) },
      'expected at most 1 MB, came more',
    ],
    [
      'bombs in bombs',
      { headers: { 'content-encoding': 'gzip, gzip, gzip' }, body: 'x' },
      'expected one compression, came 3',
    ],
    [
      'half a gzip',
      {
        headers: { 'content-encoding': 'gzip' },
        body: gzipSync(Buffer.from('a'.repeat(999))).subarray(0, 20),
      },
      'expected gzip, came something else or only a part of it',
    ],
    [
      'a compression nobody knows',
      { headers: { 'content-encoding': 'zstd' }, body: 'x' },
      'came the compression "zstd"',
    ],
    [
      'a body that says it is 100 MB',
      { headers: { 'content-length': String(100 * MB) } },
      'expected at most 1 MB, came more',
    ],
  ] as const)('that is %s is refused', async (_, served, reason) => {
    const { server, get } = await web();
    server.serve('/feed', served);
    expect(await get('/feed')).toMatchObject({ kind: 'failed', reason: expect.stringContaining(reason) });
  });

  it('without end is left after the bound', async () => {
    const { server, get } = await web();
    let written = 0;
    server.serve('/feed', {
      answer: (response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) written += 64 * 1024;
          written += 64 * 1024;
        };
        response.on('drain', more);
        more();
      },
    });
    expect(await get('/feed')).toMatchObject({ kind: 'failed', reason: 'expected at most 1 MB, came more' });
    expect(written).toBeLessThan(20 * MB);
  });

  it('that drips is left after the whole time', async () => {
    const { server, get } = await web({ limits: { bytes: MB, total: 300, idle: 60_000 } });
    server.serve('/drip', {
      answer: (response) => {
        const timer = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(timer));
      },
    });
    const reason = 'expected an answer within 0.3 s, came only a part of it';
    expect(await get('/drip')).toMatchObject({ kind: 'failed', reason });
  });

  it.each([
    ['before it begins', () => {}],
    ['in the middle', (response: ServerResponse) => void response.write('<rss>')],
  ])('that stops %s is left after the idle time', async (_, answer) => {
    const { server, get } = await web({ limits: { bytes: MB, total: 60_000, idle: 200 } });
    server.serve('/stop', { answer });
    expect(await get('/stop')).toMatchObject({ reason: 'expected an answer, came nothing for 0.2 s' });
  });

  it('that ends in the middle, or a host that is not there, is told in words', async () => {
    const { server, get } = await web({ allowed: ['127.0.0.1'] });
    server.serve('/feed', {
      answer: (response) =>
        response.writeHead(200, { 'content-length': '99' }).write('x', () => response.destroy()),
    });
    expect(await get('/feed')).toMatchObject({
      reason: expect.stringContaining('came an end in the middle'),
    });
    expect(await get('http://127.0.0.1:1/')).toMatchObject({
      reason: 'expected an answer from 127.0.0.1:1, came a refusal to connect',
    });
  });
});

describe('a host in trouble', () => {
  it('is left alone for as long as it asks, in seconds or by date, with all its feeds', async () => {
    for (const wait of ['7200', new Date(START.getTime() + 7_200_000).toUTCString()]) {
      const { server, poller, add, feed, clock } = await polling();
      server.serve('/feed', { status: 429, headers: { 'retry-after': wait } });
      server.serve('/other', { body: rss([FERRY]) });
      await add('/feed');
      expect(await poller.round()).toMatchObject([
        { outcome: 'failed', problem: 'expected a document, came 429 Too Many Requests' },
      ]);
      expect((await feed()).nextCheck).toBe('2025-06-14T12:00:00.000Z');
      await add('/other');
      expect(await poller.round()).toMatchObject([{ outcome: 'later' }]);
      expect(server.count('/other')).toBe(0);
      server.serve('/feed', { body: rss([FERRY]) });
      clock.now = new Date('2025-06-14T12:00:00Z');
      expect(await poller.round()).toHaveLength(2);
      expect(server.count('/other')).toBe(1);
    }
  });

  it('is still left alone after a restart', async () => {
    const { server, poller, add, options } = await polling();
    server.serve('/feed', { status: 503, headers: { 'retry-after': '3600' } });
    await add('/feed');
    await poller.round();
    await add('/other');
    const { createPoller } = await import('../../../src/corpus/feeds/poller.ts');
    const restarted = await createPoller(options);
    expect(await restarted.round()).toMatchObject([{ outcome: 'later' }]);
    await restarted.stop();
    expect(server.asked).toHaveLength(1);
  });

  it('is asked less and less often, and as before once it does well', async () => {
    const { server, poller, add, next, feed, clock } = await polling();
    server.serve('/feed', { status: 500 });
    await add('/feed');
    await poller.round();
    const waits: number[] = [];
    for (let times = 0; times < 12; times += 1) {
      waits.push((Date.parse((await feed()).nextCheck) - clock.now.getTime()) / 60_000);
      await next();
    }
    expect(waits.slice(0, 7)).toEqual([15, 15, 15, 20, 40, 80, 160]);
    expect(Math.max(...waits)).toBe(180);
    server.serve('/feed', { body: rss([FERRY]) });
    await next();
    expect(await feed()).toMatchObject({ failures: 0, error: null });
    expect(Date.parse((await feed()).nextCheck) - clock.now.getTime()).toBe(15 * 60_000);
  });

  it('that says a feed is gone is not asked for it again', async () => {
    const { server, poller, add, feed, clock, logged } = await polling();
    server.serve('/feed', { status: 410 });
    await add('/feed');
    expect(await poller.round()).toMatchObject([{ outcome: 'gone' }]);
    clock.now = new Date('2026-06-14T10:00:00Z');
    expect(await poller.round()).toEqual([]);
    expect(await feed()).toMatchObject({ gone: true, error: 'expected a document, came 410 Gone' });
    expect(logged.join()).toContain('it is not read any more');
    await add('/feed');
    expect(await poller.round()).toHaveLength(1);
  });
});

describe('a feed', () => {
  it('is read as seldom as it asks, but never more often than is set, nor less often than every six hours', async () => {
    const cases: [string, Record<string, string>, number][] = [
      ['<ttl>60</ttl>', {}, 60],
      ['<ttl>1</ttl>', {}, 15],
      ['<ttl>100000</ttl>', {}, 360],
      ['', { 'cache-control': 'public, max-age=3600' }, 60],
      [
        '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">hourly</sy:updatePeriod>',
        {},
        60,
      ],
    ];
    for (const [head, headers, minutes] of cases) {
      const { server, poller, add, feed } = await polling();
      server.serve('/feed', { body: rss([FERRY], { head }), headers });
      await add('/feed');
      await poller.round();
      expect((Date.parse((await feed()).nextCheck) - START.getTime()) / 60_000).toBe(minutes);
    }
  });

  it('shows no password and no token in what is logged or told', async () => {
    const { server, poller, add, logged, arrivals, options } = await polling();
    const { feedSources } = await import('../../../src/corpus/feeds/status.ts');
    server.serve('/feed?token=s3cr3ttoken', { body: rss([FERRY]) });
    server.serve('/bad?key=s3cr3tkey', { status: 404 });
    await add(`http://user:s3cr3tpass@${server.host}/feed?token=s3cr3ttoken`);
    await add(`http://user:s3cr3tpass@${server.host}/bad?key=s3cr3tkey`);
    const readings = await poller.round();
    const told = JSON.stringify([readings, logged, arrivals, await feedSources(options.database, START)]);
    expect(arrivals).toHaveLength(1);
    expect(told).not.toMatch(/s3cr3t/);
    expect(told).toContain(`http://${server.host}/feed?token=…`);
  });
});
