import type { Server } from 'node:http';
import { type App, HTTPReceiver, type Logger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { SlackSettings } from '../config.ts';
import type { Line } from '../connect.ts';
import type { OAuthOptions } from '../oauth.ts';

/** How events come in, and the receiver that Bolt hears them by. */
export interface Inlet {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  /** What has to be kept open. */
  lines(app: App): readonly Line[];
  /** Closes what stays open between two lines. */
  end(): Promise<void>;
}

interface InletOptions {
  readonly logger: Logger;
  readonly clientOptions: webApi.WebClientOptions;
  readonly oauth: OAuthOptions | null;
}

/** Socket Mode where there is an app token, else HTTP. */
export function inletOf(settings: SlackSettings, options: InletOptions): Inlet {
  return settings.appToken === null ? http(settings, options) : socket(settings.appToken, settings, options);
}

/** For a busy processor: a line is not lost because a pong waited behind a search; milliseconds. */
const PING_TIMEOUT = 15_000;

/** Bolt's own reconnecting ends the process when Slack is out of reach, so `keepOpen` does it. */
function socket(
  appToken: string,
  { port, sockets }: SlackSettings,
  { logger, clientOptions, oauth }: InletOptions,
): Inlet {
  const { installerOptions, ...install } = oauth ?? { installerOptions: {} };
  const common = {
    appToken,
    logger,
    autoReconnectEnabled: false,
    clientPingTimeout: PING_TIMEOUT,
  };
  const receiver = new SocketModeReceiver({
    ...common,
    ...install,
    // A copy: Bolt writes into it.
    installerOptions: { ...installerOptions, port, clientOptions: { ...clientOptions } },
  });
  const others = Array.from(
    { length: sockets - 1 },
    () => new SocketModeReceiver({ ...common, installerOptions: { clientOptions: { ...clientOptions } } }),
  );
  // Only there for OAuth; a port that is taken would end the process.
  const { httpServer } = receiver as unknown as { readonly httpServer?: Server };
  httpServer?.on('error', (error) => logger.error('no OAuth pages:', error));
  let isListening = false;
  return {
    receiver,
    end: () => (isListening ? receiver.stop() : Promise.resolve()),
    lines: (app) => [
      lineOf(receiver, async () => {
        await app.init();
        // The first start also opens the port of the OAuth pages.
        const isFirst = !isListening;
        isListening = true;
        await (isFirst ? receiver.start() : receiver.client.start());
      }),
      ...others.map((other) => {
        other.init(app);
        return lineOf(other, async () => {
          await app.init();
          await other.client.start();
        });
      }),
    ],
  };
}

function lineOf({ client }: SocketModeReceiver, open: Line['open']): Line {
  return {
    open,
    closed: () => new Promise((resolve) => client.once('disconnected', () => resolve())),
    close: async () => void client.disconnect(),
  };
}

function http({ signingSecret, port, host }: SlackSettings, options: InletOptions): Inlet {
  const { logger, clientOptions, oauth } = options;
  const { installerOptions, ...install } = oauth ?? { installerOptions: {} };
  const receiver = new HTTPReceiver({
    signingSecret: signingSecret ?? '',
    logger,
    ...install,
    installerOptions: { ...installerOptions, clientOptions: { ...clientOptions } },
  });
  let isOpen = false;
  return {
    receiver,
    end: async () => {},
    lines: (app) => [
      {
        async open() {
          await app.init();
          await receiver.start({ port, ...(host !== null && { host }) } as unknown as number);
          isOpen = true;
        },
        closed: () => new Promise(() => {}),
        async close() {
          if (isOpen) await receiver.stop();
          isOpen = false;
        },
      },
    ],
  };
}
