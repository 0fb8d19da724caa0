import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Dateline, Log, Progress } from '../../src/index.ts';
import { createApp } from './app.ts';
import { readAssets } from './assets.ts';
import type { WebSettings } from './config.ts';
import type { Opened } from './desk.ts';
import { createMetrics } from './metrics.ts';

export interface WebOptions {
  readonly settings: WebSettings;
  readonly version: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** The web page while it is served. */
export interface Web {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  /** Shown until there is an archive to open. */
  progress(progress: Progress): void;
  /** The same engine, whose questions are counted in the metrics. */
  counted(dateline: Dateline): Dateline;
  /** Pages are answered once all of the archive is read, and say how far it is until then. */
  open(opened: Opened): void;
  /** Takes nothing new and finishes what is under way, for a few seconds. */
  stop(): Promise<void>;
}

const PORT = 3000;
/** Whoever sends a request more slowly than this keeps others waiting; milliseconds. */
const SLOWEST = { headersTimeout: 10_000, requestTimeout: 30_000 };
const FINISHING = 5_000;

/** Listens at once; until `open`, every page says how far the archive is. */
export async function startWeb({ settings, version, now, log }: WebOptions): Promise<Web> {
  let opened: Opened | null = null;
  let progress = (): Progress => ({ readBytes: 0, totalBytes: 0, isReady: false });
  const metrics = createMetrics({
    dateline: () => opened?.dateline ?? null,
    outbox: async () => (await opened?.briefings.outbox()) ?? {},
    now,
  });
  const app = createApp({
    settings,
    assets: readAssets(),
    opened: () => opened,
    progress: () => progress(),
    metrics,
    version,
    now,
    log,
  });
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: SLOWEST });
  const port = await listening(server, settings);
  return {
    address: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
    progress(told) {
      progress = () => told;
    },
    counted: metrics.counted,
    open(desk) {
      progress = desk.dateline.progress;
      desk.dateline.ready.then(
        () => {
          opened = desk;
        },
        (error) => log.error('web: the archive could not be read', error),
      );
    },
    stop: () =>
      new Promise((resolve) => {
        const late = setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          FINISHING,
        );
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

type Server = ReturnType<typeof createAdaptorServer>;

/** On the port that is set; else on 3000, or on any that is free where somebody has it. */
async function listening(server: Server, { host, port }: WebSettings): Promise<number> {
  if (port !== null) return listen(server, host, port);
  try {
    return await listen(server, host, PORT);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(server, host, 0);
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      reject(
        Object.assign(
          new Error(`web: unable to listen on ${host}, port ${port}: ${error.message}`, { cause: error }),
          {
            code: error.code,
          },
        ),
      );
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
