import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nonceOf } from '../../../adapters/discord/post.ts';
import { DiscordServer } from '../../servers/discord.ts';
import { slackServer } from '../../servers/slack.ts';
import type { PlatformName } from './protocol.ts';

/** Something that stands in the platform's channels. */
export interface Standing {
  readonly id: string;
  readonly thread: string | null;
}

/** A platform on loopback, and what stands there. */
export interface Platform {
  readonly url: string;
  /** Where the briefings go. */
  readonly channel: string;
  /** Everything that was posted under a key. */
  under(key: string): Standing[];
  /** How much stands there in all. */
  count(): number;
  /** How many of them show a picture. */
  pictures(): number;
  /** How it says that one has to wait. */
  readonly tooMany: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  close(): Promise<void>;
}

export function startPlatform(name: PlatformName): Promise<Platform> {
  return { plain, slack, discord }[name]();
}

async function plain(): Promise<Platform> {
  const posts: { key: string; id: string; thread: string | null }[] = [];
  let serial = 0;
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { searchParams } = new URL(request.url!, 'http://127.0.0.1');
      const found = posts.findIndex(({ key, id }) =>
        [key, id].includes(String(searchParams.get('key') ?? searchParams.get('id'))),
      );
      if (request.method === 'DELETE') posts.splice(found, 1);
      if (request.method !== 'POST') return response.end(JSON.stringify(posts[found] ?? null));
      const post = { ...(JSON.parse(body) as { key: string; thread: string }), id: String(++serial) };
      posts.push(post);
      return response.end(JSON.stringify(post));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    channel: 'c',
    under: (key) => posts.filter((post) => post.key === key),
    count: () => posts.length,
    pictures: () => 0,
    tooMany: { headers: {}, body: '{}' },
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function slack(): Promise<Platform> {
  const server = await slackServer();
  return {
    url: `http://127.0.0.1:${server.port}`,
    channel: 'C1',
    under: (key) =>
      server.messages
        .filter(({ metadata }) => (metadata as { event_payload: { key: string } }).event_payload.key === key)
        .map(({ ts, thread_ts }) => ({ id: ts, thread: thread_ts ?? null })),
    count: () => server.messages.length,
    pictures: () =>
      server.messages.filter(({ blocks }) => JSON.stringify(blocks).includes('slack_file')).length,
    tooMany: { headers: { 'Retry-After': '1' }, body: '{"ok":false,"error":"ratelimited"}' },
    close: () => server.close(),
  };
}

async function discord(): Promise<Platform> {
  const server = await DiscordServer.start();
  const channel = '500000000000000001';
  return {
    url: server.url,
    channel,
    under: (key) =>
      server.messages
        .filter(({ body }) => String(body.nonce).startsWith(nonceOf(key).slice(0, NONCE_KEPT)))
        .map((message) => ({ id: message.id, thread: message.channel === channel ? null : message.channel })),
    count: () => server.messages.length,
    pictures: () => server.messages.filter(({ body }) => body.files !== undefined).length,
    tooMany: {
      headers: { 'Retry-After': '0.05' },
      body: '{"message":"You are being rate limited.","retry_after":0.05,"global":false}',
    },
    close: () => server.stop(),
  };
}

/** Of a nonce of Discord's, so much is ours; the rest says which process sent it. */
const NONCE_KEPT = 20;

/** Discord forgets a nonce within minutes. A restarted process has another one for the same key: only history helps it. */
export function asNonceOf(life: number, body: string): string {
  return body.replace(/"nonce":"([^"]{20})[^"]*"/, (_, kept) => `"nonce":"${kept}${life.toString(36)}"`);
}
