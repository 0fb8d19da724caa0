import type { Courier } from '../../../src/delivery/courier.ts';
import type { PlatformName } from './protocol.ts';

/** As the adapters want it. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

const LOG = { info: () => {}, warn: () => {}, error: () => {} };

/** A platform's courier, with its real SDK, against a server on loopback. Only its own SDK is loaded. */
export function courierFor(platform: PlatformName, url: string, clock: Clock): Promise<Courier> {
  return { plain, slack, discord }[platform](url, clock);
}

async function plain(url: string): Promise<Courier> {
  const asked = async (path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const response = await fetch(`${url}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`plain: ${response.status}`);
    return (await response.json()) as { id: string } | null;
  };
  return {
    platform: 'plain',
    async post(channel, _, key, { thread, fence } = {}) {
      await fence?.();
      return (await asked('/posts', { channel, key, thread: thread ?? null }))!;
    },
    find: (_, key) => asked(`/posts?key=${encodeURIComponent(key)}`),
    remove: async (_, id) => void (await asked(`/posts?id=${id}`, undefined, 'DELETE')),
  };
}

async function slack(url: string, clock: Clock): Promise<Courier> {
  const { webApi } = await import('@slack/bolt');
  const { createCourier } = await import('../../../adapters/slack/courier.ts');
  const { createPoster } = await import('../../../adapters/slack/post.ts');
  const quiet = {
    debug() {},
    info() {},
    warn() {},
    error() {},
    setLevel() {},
    getLevel: () => webApi.LogLevel.INFO,
    setName() {},
  };
  const client = new webApi.WebClient('xoxb-test', {
    slackApiUrl: `${url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });
  return createCourier(async () => client, createPoster({ clock, log: LOG }), { clock, log: LOG });
}

async function discord(url: string, clock: Clock): Promise<Courier> {
  const { REST } = await import('discord.js');
  const { Channels } = await import('../../../src/delivery/channels.ts');
  const { DiscordCourier } = await import('../../../adapters/discord/courier.ts');
  const { LIMITS } = await import('../../../adapters/discord/limits.ts');
  const { Post } = await import('../../../adapters/discord/post.ts');
  const rest = new REST({ api: `${url}/api`, retries: 0 }).setToken('test');
  const channels = new Channels(clock, LIMITS.pace);
  const { signal } = new AbortController();
  const post = new Post(() => rest, { clock, channels, layout: 'components', signal, log: LOG });
  return new DiscordCourier(post, channels, () => rest);
}
