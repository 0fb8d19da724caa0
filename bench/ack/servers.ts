import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

type Body = Readonly<Record<string, unknown>>;

/** What of the tests' Slack is used here. */
export interface SlackServer {
  readonly url: string;
  readonly sockets: number;
  readonly calls: readonly { readonly method: string; readonly body: Body; readonly at: number }[];
  /** Resolves to the milliseconds until the envelope was acknowledged. */
  send(type: 'events_api', payload: Body): Promise<number>;
  close(): Promise<void>;
}

/** What of the tests' Discord is used here. */
export interface DiscordServer {
  readonly apiUrl: string;
  readonly requests: readonly { readonly method: string; readonly path: string; readonly at: number }[];
  readonly gateway: { dispatch(name: string, data: Body): void };
  stop(): Promise<void>;
}

/** What of the tests' events of Discord is used here. */
export interface DiscordEvents {
  command(name: string, options: Readonly<Record<string, string>>, changes: Body): DiscordEvent;
}

interface DiscordEvent {
  readonly id: string;
  readonly token: string;
  readonly name: string;
  readonly data: Body;
}

const BUILT = resolve('node_modules/.cache/dateline-ack');

/**
 * Compiles the platforms on loopback that the tests use, and starts them. They are loaded by their path: the package that
 * is built and published has nothing of `test`.
 */
export async function startServers(): Promise<{
  readonly slack: SlackServer;
  readonly discord: DiscordServer;
  readonly events: DiscordEvents;
}> {
  mkdirSync(BUILT, { recursive: true });
  writeFileSync(join(BUILT, 'package.json'), '{"type":"module"}');
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', 'bench/ack'], {
    stdio: 'inherit',
  });
  const [{ slackServer }, { DiscordServer }, events] = await Promise.all([
    load<{ slackServer(): Promise<SlackServer> }>('slack'),
    load<{ DiscordServer: { start(): Promise<DiscordServer> } }>('discord'),
    load<DiscordEvents>('discord-events'),
  ]);
  return { slack: await slackServer(), discord: await DiscordServer.start(), events };
}

function load<Module>(name: string): Promise<Module> {
  return import(pathToFileURL(join(BUILT, `test/servers/${name}.js`)).href) as Promise<Module>;
}
