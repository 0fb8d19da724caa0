import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { corpusOf, openSite, raw, started } from './site.ts';

const TOKEN = 'a-token-of-24-characters';
const PAGES = [
  '/',
  '/?q=Who+leads+Mali%3F',
  '/articles/kidal/2025-06-14-kidal-clashes.txt?s=642-791',
  '/timeline?topic=Kidal',
  '/briefings',
  '/check',
  '/sources',
  '/none',
];

describe('every answer', () => {
  it('has a strict policy, sets no cookie, and nothing in it runs or styles but our own files', async () => {
    const { get } = await openSite();
    for (const path of [
      ...PAGES,
      '/assets/page.css',
      '/assets/page.js',
      '/api/sources',
      '/healthz',
      '/metrics',
    ]) {
      const answer = await get(path);
      const policy = answer.headers.get('content-security-policy');
      expect(policy, path).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).toMatch(/form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('set-cookie')).toBeNull();
      if (!answer.headers.get('content-type')!.startsWith('text/html')) continue;
      const { document } = parseHTML(await answer.text());
      expect(
        document.querySelectorAll('script:not([src]), style, [style], iframe, object, base').length,
      ).toBe(0);
      const handlers = [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name: string) => name.startsWith('on')),
      );
      expect(handlers).toEqual([]);
    }
  });

  it('is the same for HEAD, without a body', async () => {
    const { address } = await openSite();
    const answer = await raw(address, '/sources', {}, 'HEAD');
    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'/);
  });

  it('lets browsers keep a file of ours for good only under its version', async () => {
    const { get, page } = await openSite();
    const [address] = /\/assets\/page\.css\?v=\w+/.exec(await page('/'))!;
    expect((await get(address)).headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/page.css?v=old')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('paths', () => {
  it.each([
    '/assets/..%2Fconfig.ts',
    '/assets/../config.ts',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/articles/../../etc/passwd',
    '/articles/..%2f..%2f..%2fetc%2fpasswd',
    '/articles/%2Fetc%2Fpasswd',
    '/articles?id=../../../etc/passwd',
    '/articles/%00',
    '/articles/%',
    '/articles/%ff',
    '/articles/',
    '/articles/constructor',
    '/assets/constructor',
    '//evil.example/',
  ])('%s leads to nothing', async (path) => {
    const { address } = await openSite();
    const answer = await raw(address, path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toMatch(/root:|"dependencies"/);
    expect(answer.headers.location).toBeUndefined();
  });
});

describe('whoever asks', () => {
  it('has to be on this machine and mean it, where no token is set', async () => {
    const { address } = await openSite();
    const { port } = new URL(address);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'LOCALHOST'])
      expect([host, (await raw(address, '/api/sources', { host })).status]).toEqual([host, 200]);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', '127.evil.example'])
      expect([host, (await raw(address, '/api/sources', { host })).status]).toEqual([host, 403]);
  });

  it.each(['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'])(
    'is not on this machine when a proxy says %s',
    async (name) => {
      const { address } = await openSite();
      const answer = await raw(address, '/', { [name]: '203.0.113.7' });
      expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('needs a token')]);
    },
  );

  it('has to show the token, where one is set', async () => {
    const { address } = await openSite(undefined, { DATELINE_WEB_TOKEN: TOKEN });
    const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
    const statusOf = async (authorization: string) => (await raw(address, '/', { authorization })).status;
    for (const right of [`Bearer ${TOKEN}`, `bearer ${TOKEN}`, basic(`anybody:${TOKEN}`), basic(`:${TOKEN}`)])
      expect(await statusOf(right)).toBe(200);
    for (const wrong of [
      '',
      `Bearer ${TOKEN}x`,
      'Bearer',
      `Bearer ${TOKEN} ${TOKEN}`,
      basic(`${TOKEN}:`),
      TOKEN,
    ])
      expect([wrong, await statusOf(wrong)]).toEqual([wrong, 401]);
    const without = await raw(address, '/api/sources');
    expect(without.status).toBe(401);
    expect(without.headers['www-authenticate']).toMatch(/^Basic realm="Dateline"/);
    expect(without.body).not.toContain(TOKEN);
    expect((await raw(address, '/metrics')).status).toBe(401);
    expect((await raw(address, '/healthz')).status).toBe(200);
  });

  it('has to come through the proxy, where it logs people in', async () => {
    const header = { DATELINE_WEB_USER_HEADER: 'X-Forwarded-User' };
    const { address } = await openSite(undefined, header);
    expect((await raw(address, '/', { 'x-forwarded-user': 'ines', host: 'desk.example' })).status).toBe(200);
    expect((await raw(address, '/')).status).toBe(401);
    expect((await raw(address, '/', { 'x-forwarded-user': '' })).status).toBe(401);
    const elsewhere = await openSite(undefined, { ...header, DATELINE_WEB_PROXIES: '10.0.0.0/8' });
    expect((await raw(elsewhere.address, '/', { 'x-forwarded-user': 'ines' })).status).toBe(401);
  });

  it('may ask so often a minute, each person on their own', async () => {
    const { address } = await openSite(undefined, {
      DATELINE_WEB_USER_HEADER: 'X-User',
      DATELINE_WEB_REQUESTS_PER_MINUTE: '3',
    });
    const statusOf = async (user: string) => (await raw(address, '/sources', { 'x-user': user })).status;
    expect([await statusOf('a'), await statusOf('a'), await statusOf('a')]).toEqual([200, 200, 200]);
    const late = await raw(address, '/api/sources', { 'x-user': 'a' });
    expect([late.status, late.headers['retry-after']]).toEqual([429, '20']);
    expect(await statusOf('b')).toBe(200);
    expect((await raw(address, '/assets/page.css', { 'x-user': 'a' })).status).toBe(200);
    expect((await raw(address, '/healthz', { 'x-user': 'a' })).status).toBe(200);
  });
});

describe('what changes something', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const BODY = 'schedule=none';

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost:1' }],
  ])('is not done for %j', async (headers) => {
    const { address } = await openSite();
    const answer = await raw(address, '/briefings/run', { ...form, ...headers }, 'POST', BODY);
    expect(answer.status).toBe(403);
  });

  it('is done for our own page, and by no link', async () => {
    const { address } = await openSite();
    const ours = { ...form, origin: address, 'sec-fetch-site': 'same-origin' };
    // 404: it was let in, and there is no such schedule.
    expect((await raw(address, '/briefings/run', ours, 'POST', BODY)).status).toBe(404);
    expect((await raw(address, '/briefings/run?schedule=none')).status).toBe(404);
  });
});

describe('what is too long', () => {
  it('is refused', async () => {
    const { address } = await openSite();
    const body = `text=${'a'.repeat(70_000)}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await raw(address, '/check', headers, 'POST', body)).status).toBe(413);
    expect(
      (await raw(address, '/api/check', { 'content-type': 'application/json' }, 'POST', body)).status,
    ).toBe(413);
    expect((await raw(address, `/?q=${'a'.repeat(501)}`)).status).toBe(400);
    expect((await raw(address, `/?q=${'a'.repeat(30_000)}`)).status).toBe(431);
  });
});

describe('what an article holds', () => {
  it('is text on every page that shows it', async () => {
    const attack =
      '<script>alert(1)</script><img src=x onerror=alert(1)> “\u202eten” people &amp; were killed in Kidal';
    const corpus = corpusOf([
      {
        id: '"><script>alert(1)</script>',
        headline: `Headline ${attack}`,
        publisher: `Post ${attack}`,
        deck: attack,
        byline: attack,
        url: 'javascript:alert(1)',
        published: '2025-06-14',
        text: `On Thursday ${attack}, the army said.\n\nIt was ${attack} on Friday.`,
      },
    ]);
    const { page, dateline } = await openSite(corpus);
    const id = '"><script>alert(1)</script>';
    expect(await dateline.article(id)).toBeDefined();
    for (const path of [
      '/',
      '/?q=How+many+people+were+killed+in+Kidal%3F',
      `/?q=${encodeURIComponent(attack)}&t=${encodeURIComponent(attack)}`,
      `/articles/${id.split('/').map(encodeURIComponent).join('/')}?s=0-40`,
      `/timeline?topic=${encodeURIComponent(attack)}`,
      '/timeline',
      `/briefings?topic=${encodeURIComponent('<script>')}`,
      '/sources',
    ]) {
      const { document } = parseHTML(await page(path));
      expect([path, document.querySelectorAll('script:not([src]), img').length]).toEqual([path, 0]);
      expect([...document.querySelectorAll('[href^="javascript:"], [onerror]')]).toEqual([]);
      expect(document.body.textContent).toMatch(/Dateline/);
    }
    expect(await page(`/articles/${id.split('/').map(encodeURIComponent).join('/')}`)).toContain(
      '&lt;script&gt;',
    );
  });
});

it('listens for this machine alone unless it is told otherwise', async () => {
  const web = await started();
  expect(new URL(web.address).hostname).toBe('127.0.0.1');
});
