import { STATUS_CODES } from 'node:http';
import { Agent, request } from 'undici';
import { masked } from './address.ts';
import { whyFailed } from './failure.ts';
import { decompressed, LIMITS, type Limits, readBounded, STOPPED, timed, tooLarge } from './web/bounded.ts';
import { type AllowedHosts, assertNotPrivate, guardedLookup, isAllowed } from './web/guard.ts';
import type { Hosts } from './web/hosts.ts';

/** What a server gave to know its document by, for asking whether there is a new one. */
export interface Validators {
  readonly etag: string | null;
  readonly modified: string | null;
}

/** What came of asking for a document. `moved` is where it is to be found from now on, when servers said so. */
export type Got =
  | ({ readonly kind: 'body'; readonly bytes: Buffer; readonly contentType: string | null } & Found)
  | ({ readonly kind: 'unchanged' } & Found)
  /** 410: it will not come back. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Nothing was asked: the host is to be left alone. */
  | { readonly kind: 'later'; readonly until: Date; readonly reason: string }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly status: number | null;
      readonly cause?: unknown;
    };

interface Found {
  /** Where it was found in the end. */
  readonly address: string;
  readonly moved: string | null;
  readonly validators: Validators;
  /** Seconds for which the server promises nothing new. */
  readonly maxAge: number | null;
}

export interface GetOptions {
  readonly accept: string;
  readonly validators?: Validators;
  readonly signal?: AbortSignal;
  /** Default: those of the web. */
  readonly limits?: Limits;
}

export interface WebOptions {
  readonly hosts: Hosts;
  /** Hosts that may be in a private network. */
  readonly allowed?: AllowedHosts;
  readonly userAgent: string;
  readonly limits?: Limits;
}

/** The web as feeds and pages are read from it: bounded, polite, and closed to private networks. Never throws. */
export interface Web {
  get(address: string, options: GetOptions): Promise<Got>;
  close(): Promise<void>;
}

export function openWeb({ hosts, allowed = [], userAgent, limits: ours = LIMITS }: WebOptions): Web {
  const guarded = new Agent({ connect: { lookup: guardedLookup() } });
  const open = new Agent();

  async function get(address: string, options: GetOptions): Promise<Got> {
    const limits = options.limits ?? ours;
    const seen = new Set<string>();
    let url = new URL(address);
    let moved: string | null = null;
    let stillMoving = true;
    for (;;) {
      if (seen.has(url.href))
        return failed(`expected a document, came redirects in a circle at ${masked(url.href)}`);
      if (seen.size > MOST_REDIRECTS)
        return failed(`expected a document, came more than ${MOST_REDIRECTS} redirects`);
      seen.add(url.href);
      const hop = await hosts.turn(url.host, () => ask(url, options, limits));
      if (!('location' in hop)) return 'moved' in hop ? { ...hop, moved } : hop;
      const next = URL.canParse(hop.location, url.href) ? new URL(hop.location, url.href) : null;
      if (next === null || !/^https?:$/.test(next.protocol))
        return failed(
          `expected a redirect to the web, came ${JSON.stringify(masked(hop.location).slice(0, 100))}`,
        );
      next.hash = '';
      // A password is for the host it was given for, and never sent in the clear where it was not before.
      const isSafe = next.protocol === url.protocol || next.protocol === 'https:';
      if (next.host === url.host && isSafe) [next.username, next.password] = [url.username, url.password];
      else [next.username, next.password] = ['', ''];
      stillMoving &&= hop.permanent;
      if (stillMoving) moved = next.href;
      url = next;
    }
  }

  /** One request of one host. */
  async function ask(url: URL, options: GetOptions, limits: Limits): Promise<Got | Redirect> {
    const until = hosts.waitsUntil(url.host);
    if (until !== null)
      return { kind: 'later', until, reason: `${url.host} is left alone until ${until.toISOString()}` };
    const timer = timed(limits, options.signal);
    try {
      assertNotPrivate(url, allowed);
      const bare = new URL(url);
      [bare.username, bare.password] = ['', ''];
      const { statusCode, headers, body } = await request(bare, {
        dispatcher: isAllowed(url, allowed) ? open : guarded,
        headers: headersOf(url, options, userAgent),
        signal: timer.signal,
      });
      timer.heard();
      const header = (name: string) => [headers[name] ?? []].flat()[0] ?? null;
      const discard = async () => body.on('error', () => {}).destroy();
      if (OVERLOADED.has(statusCode)) hosts.unwell(url.host, header('retry-after'));
      else hosts.well(url.host);

      const location = header('location');
      if (REDIRECTS.has(statusCode) && location !== null) {
        await discard();
        return { location, permanent: PERMANENT.has(statusCode) };
      }
      const found: Found = {
        address: bare.href,
        moved: null,
        validators: { etag: header('etag'), modified: header('last-modified') },
        maxAge: readMaxAge(header('cache-control')),
      };
      if (statusCode === 304) {
        await discard();
        return { kind: 'unchanged', ...found };
      }
      if (statusCode !== 200) {
        await discard();
        const reason = `expected a document, came ${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim();
        return statusCode === 410 ? { kind: 'gone', reason } : { kind: 'failed', reason, status: statusCode };
      }
      if (Number(header('content-length') ?? 0) > limits.bytes) {
        await discard();
        throw tooLarge(limits.bytes);
      }
      const raw = await readBounded(body, limits.bytes, timer.heard);
      const bytes = await decompressed(raw, header('content-encoding') ?? '', limits.bytes);
      return { kind: 'body', bytes, contentType: header('content-type'), ...found };
    } catch (error) {
      const why = timer.reason();
      if (why === STOPPED) return { kind: 'later', until: new Date(0), reason: STOPPED };
      const { reason, isHosts } = whyFailed(error, url.host, why);
      if (isHosts) hosts.unwell(url.host, null);
      return failed(reason, isHosts && why === null ? error : undefined);
    } finally {
      timer.end();
    }
  }

  return {
    get,
    async close() {
      await Promise.all([guarded.destroy(), open.destroy()]);
    },
  };
}

interface Redirect {
  readonly location: string;
  readonly permanent: boolean;
}

function headersOf(url: URL, { accept, validators }: GetOptions, userAgent: string): Record<string, string> {
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    'user-agent': userAgent,
    accept,
    'accept-encoding': 'gzip, br, deflate',
    ...(validators?.etag && { 'if-none-match': validators.etag }),
    ...(validators?.modified && { 'if-modified-since': validators.modified }),
    ...(user !== ':' && { authorization: `Basic ${Buffer.from(user).toString('base64')}` }),
  };
}

function readMaxAge(header: string | null): number | null {
  const seconds = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,9})/i.exec(header ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds);
}

function failed(reason: string, cause?: unknown): Got {
  return { kind: 'failed', reason, status: null, ...(cause !== undefined && { cause }) };
}

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);
const OVERLOADED = new Set([429, 503]);
