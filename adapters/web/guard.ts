import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { RateLimit } from '../../src/index.ts';
import { blockListOf, isLoopback, type WebSettings } from './config.ts';
import type { Refuse } from './refuse.ts';

/** What Hono knows of a request here: Node's own, and who asks. */
export interface Env {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: { person: string };
}

/** These say nothing of the archive, and what asks for them has no token. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/**
 * Who may ask: whoever shows the token, whomever the proxy has logged in, or, where neither is set, whoever is on this
 * machine and means it: a page of another site that had its name point here (DNS rebinding) gives itself away by that name.
 */
export function admission(
  { token, userHeader, proxies }: WebSettings,
  refuse: Refuse,
): MiddlewareHandler<Env> {
  const trusted = blockListOf(proxies);
  return async (c, next) => {
    const address = addressOf(c);
    c.set('person', address);
    if (PROBES.has(c.req.path)) return next();
    if (token !== null && showsToken(c, token)) return next();
    const user = userHeader === null ? undefined : c.req.header(userHeader);
    const family = address.includes(':') ? 'ipv6' : 'ipv4';
    if (user !== undefined && user !== '' && trusted.check(address, family)) {
      c.set('person', user);
      return next();
    }
    if (token !== null) {
      c.header('WWW-Authenticate', 'Basic realm="Dateline", charset="UTF-8"');
      return refuse(c, 401, 'Your token is needed: as the password, or as “Authorization: Bearer …”.');
    }
    if (userHeader !== null) return refuse(c, 401, 'The proxy in front of this page has to log you in.');
    if (isForwarded(c))
      return refuse(
        c,
        403,
        'A proxy stands in front of this page: it needs a token, or has to log people in.',
      );
    return isLoopback(hostnameOf(c))
      ? next()
      : refuse(c, 403, 'This page answers to this machine’s own name alone.');
  };
}

/** Nothing is changed by a form or a script of another site. */
export function sameOrigin(refuse: Refuse): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const isOurs =
      (site === undefined || site === 'same-origin' || site === 'none') &&
      (origin === undefined || (URL.canParse(origin) && new URL(origin).host === c.req.header('host')));
    return isOurs ? next() : refuse(c, 403, 'This came from another site.');
  };
}

/** So many requests a minute a person: as many at once, and as many again over the minute. */
export function rateLimit(requests: number, now: () => Date, refuse: Refuse): MiddlewareHandler<Env> {
  const limit = new RateLimit({ questions: requests, seconds: 60 });
  return async (c, next) => {
    // What costs nothing is not counted: a page brings two files of ours with it.
    if (PROBES.has(c.req.path) || c.req.path.startsWith('/assets/')) return next();
    const turn = limit.take(c.get('person'), now());
    if (turn.may) return next();
    c.header('Retry-After', String(turn.wait));
    return refuse(c, 429, `That was a lot at once. Please wait ${turn.wait} seconds.`);
  };
}

/** `Bearer TOKEN` from programs; from browsers, which ask people for it, a password beside any name. */
function showsToken(c: Context<Env>, token: string): boolean {
  const [, scheme = '', given = ''] = /^(\w+) +(\S+)$/.exec(c.req.header('authorization') ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return isSame(given, token);
  if (scheme.toLowerCase() !== 'basic') return false;
  const pair = Buffer.from(given, 'base64').toString('utf8');
  return isSame(pair.slice(pair.indexOf(':') + 1), token);
}

/** In the same time wherever they differ, and however long they are. */
function isSame(given: string, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}

/** Without a socket, as in a test, nobody is known. */
function addressOf(c: Context<Env>): string {
  return (c.env?.incoming?.socket.remoteAddress ?? '0.0.0.0').replace(/^::ffff:/, '');
}

/** Whether somebody else asked, through a proxy on this machine. */
function isForwarded(c: Context<Env>): boolean {
  return FORWARDED.some((name) => c.req.header(name) !== undefined);
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** `[::1]:3000` → `::1` */
function hostnameOf(c: Context<Env>): string {
  const host = c.req.header('host') ?? '';
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}
