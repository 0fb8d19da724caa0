import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a path answers with. */
export interface Served {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Writes the answer itself: slowly, never, or for ever. */
  readonly answer?: (response: ServerResponse, request: IncomingMessage) => void;
}

/** One request as it came. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** A server of feeds and pages on the loopback, for as long as the test runs. */
export interface FeedServer {
  /** `http://127.0.0.1:…`, without a path. */
  readonly origin: string;
  /** As `DATELINE_FEED_HOSTS` names it. */
  readonly host: string;
  readonly asked: readonly Asked[];
  /** The most requests that were under way at one moment. */
  readonly mostAtOnce: number;
  serve(path: string, served: Served | ((request: IncomingMessage) => Served)): void;
  /** Serves `body` with a tag, and 304 to whoever has it. */
  serveTagged(path: string, body: string, etag: string): void;
  /** Resolves once a path was asked for so often. */
  untilAsked(path: string, times: number): Promise<void>;
  count(path: string): number;
}

export async function feedServer(): Promise<FeedServer> {
  const paths = new Map<string, (request: IncomingMessage) => Served>();
  const asked: Asked[] = [];
  const waiting = new Set<() => void>();
  let underWay = 0;
  let mostAtOnce = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    response.on('close', () => {
      underWay -= 1;
    });
    asked.push({ path, headers: request.headers });
    for (const look of waiting) look();
    const { status = 200, headers = {}, body = '', answer } = paths.get(path)?.(request) ?? { status: 404 };
    if (answer) return answer(response, request);
    response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const { port } = server.address() as AddressInfo;
  const count = (path: string) => asked.filter((each) => each.path === path).length;
  const serve: FeedServer['serve'] = (path, served) =>
    void paths.set(path, typeof served === 'function' ? served : () => served);
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    get mostAtOnce() {
      return mostAtOnce;
    },
    serve,
    serveTagged: (path, body, etag) =>
      serve(path, ({ headers }) =>
        headers['if-none-match'] === etag ? { status: 304 } : { body, headers: { etag } },
      ),
    untilAsked: (path, times) =>
      new Promise((resolve) => {
        const look = () => {
          if (count(path) < times) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    count,
  };
}

/** An item of an RSS feed, as XML. */
export interface Item {
  readonly guid?: string;
  readonly title?: string;
  readonly link?: string;
  readonly date?: string;
  readonly text?: string;
}

/** An RSS feed of made-up news. */
export function rss(items: readonly Item[], { title = 'The Vale Courier', head = '' } = {}): string {
  const element = (name: string, text: string | undefined) =>
    text === undefined ? '' : `<${name}>${escaped(text)}</${name}>`;
  const written = items.map(
    ({ guid, title: headline, link, date, text }) =>
      `<item>${element('title', headline)}${element('link', link)}${guid === undefined ? '' : `<guid isPermaLink="false">${escaped(guid)}</guid>`}${element('pubDate', date)}${element('description', text)}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${escaped(title)}</title>${head}${written.join('')}</channel></rss>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
