import robotsParser from 'robots-parser';
import type { Web } from './web.ts';

/** Its types give its CommonJS function a `default` that it has not. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** Whether pages of a site may be read: by its robots.txt, `unknown` while that is out of reach. */
export type Allowed = 'yes' | 'no' | 'unknown';

/** Asks robots.txt, once a day a site. */
export class Robots {
  readonly #web: Web;
  readonly #now: () => Date;
  readonly #sites = new Map<string, { readonly allows: (url: string) => Allowed; readonly until: number }>();

  constructor(web: Web, now: () => Date) {
    this.#web = web;
    this.#now = now;
  }

  async allows(url: string, signal?: AbortSignal): Promise<Allowed> {
    const { origin } = new URL(url);
    const known = this.#sites.get(origin);
    if (known !== undefined && known.until > this.#now().getTime()) return known.allows(url);
    const { allows, hours } = await this.#read(origin, signal);
    if (this.#sites.size >= MOST_SITES) this.#sites.clear();
    this.#sites.set(origin, { allows, until: this.#now().getTime() + hours * HOUR });
    return allows(url);
  }

  /** RFC 9309: no such file allows everything, a server in trouble nothing. */
  async #read(
    origin: string,
    signal?: AbortSignal,
  ): Promise<{ allows: (url: string) => Allowed; hours: number }> {
    const address = `${origin}/robots.txt`;
    const got = await this.#web.get(address, {
      accept: 'text/plain,*/*;q=0.1',
      limits: LIMITS,
      ...(signal && { signal }),
    });
    if (got.kind === 'body') {
      const rules = parseRobots(address, got.bytes.toString('utf8'));
      return { allows: (url) => (rules.isAllowed(url, NAME) === false ? 'no' : 'yes'), hours: 24 };
    }
    const isMissing =
      got.kind === 'gone' || (got.kind === 'failed' && got.status !== null && MISSING(got.status));
    return isMissing ? { allows: () => 'yes', hours: 24 } : { allows: () => 'unknown', hours: 0.25 };
  }
}

/** What rules for us are written under. */
const NAME = 'Dateline';
const HOUR = 3_600_000;
const MOST_SITES = 2_000;
const LIMITS = { bytes: 512 * 1024, total: 20_000, idle: 10_000 };
const MISSING = (status: number) => status >= 400 && status < 500 && status !== 429;
