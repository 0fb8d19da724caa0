import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Log, oneAtATime, type Progress, unavailableText } from '../../src/index.ts';
import { registerApi } from './api.ts';
import type { Assets } from './assets.ts';
import type { WebSettings } from './config.ts';
import type { Opened } from './desk.ts';
import { admission, type Env, rateLimit, sameOrigin } from './guard.ts';
import { safeHeaders } from './headers.ts';
import { documentOf, type Page } from './layout.ts';
import type { Metrics } from './metrics.ts';
import { startingPage } from './pages/starting.ts';
import { troublePage } from './pages/trouble.ts';
import type { Refuse } from './refuse.ts';
import { type PageRoute, registerPages } from './routes.ts';

export interface AppOptions {
  readonly settings: WebSettings;
  readonly assets: Assets;
  /** Null until the archive is read. */
  readonly opened: () => Opened | null;
  readonly progress: () => Progress;
  readonly metrics: Metrics;
  readonly version: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** Whole requests are shorter; in bytes. */
const LONGEST_BODY = 64 * 1024;
/** A browser that waits for the archive looks again after so many seconds. */
const AGAIN = 2;

/** Everything that is served, and in which order a request is looked at. */
export function createApp(options: AppOptions): Hono<Env> {
  const { settings, assets, opened, progress, metrics, now, log } = options;
  const app = new Hono<Env>();

  const show = (page: Page): string =>
    documentOf(page, { assets, sources: opened()?.dateline.sources() ?? null }).toString();
  const refuse: Refuse = (c, status, sentence) =>
    isForPrograms(c.req.path)
      ? c.json({ error: sentence }, status)
      : c.html(show(troublePage(TITLES[status] ?? 'That did not work', sentence)), status);

  app.use(safeHeaders());
  app.use(admission(settings, refuse));
  app.use(rateLimit(settings.requestsPerMinute, now, refuse));
  app.use(sameOrigin(refuse));
  app.use(
    bodyLimit({
      maxSize: LONGEST_BODY,
      onError: (c) => refuse(c, 413, `That is too long: ${LONGEST_BODY / 1024} kB at most.`) as Response,
    }),
  );

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) => {
    const { readBytes, totalBytes } = progress();
    const ready = opened() !== null;
    return c.json({ ready, readBytes, totalBytes }, ready ? 200 : 503);
  });
  app.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (asset === undefined) return refuse(c, 404, 'There is no such file.');
    const keep = c.req.query('v') === asset.version ? 'public, max-age=31536000, immutable' : 'no-cache';
    return c.body(asset.content, 200, { 'Content-Type': asset.type, 'Cache-Control': keep });
  });

  // One thought at a time: between two, the platforms are acknowledged.
  const inTurn = oneAtATime();
  registerApi(app, { ...options, inTurn });
  const page: PageRoute = (handle, act) => async (c) => {
    const desk = opened();
    if (desk === null) {
      c.header('Refresh', String(AGAIN));
      c.header('Retry-After', String(AGAIN));
      return c.html(show(startingPage(progress())), 503);
    }
    const said = act === undefined ? null : await act(c, desk);
    const made = await inTurn(() => handle(c, desk, said));
    return made instanceof Response ? made : c.html(show(made), made.status ?? 200);
  };
  registerPages(app, page, { now, refuse });

  app.notFound((c) => refuse(c, 404, 'There is no such page.') as Response);
  app.onError((error, c) => {
    log.error(`web: ${c.req.method} ${c.req.path} went wrong`, error);
    const unavailable = unavailableText(error);
    if (unavailable !== null) return refuse(c, 503, unavailable) as Response;
    return refuse(c, 500, 'That went wrong here. The log says why.') as Response;
  });
  return app;
}

const TITLES: Readonly<Partial<Record<number, string>>> = {
  401: 'Please log in',
  403: 'Not from here',
  404: 'Not found',
  413: 'Too long',
  429: 'One moment',
};

function isForPrograms(path: string): boolean {
  return path.startsWith('/api/') || path === '/metrics';
}
