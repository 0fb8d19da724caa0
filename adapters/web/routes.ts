import type { Context, Handler, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import {
  briefingMessage,
  type Dateline,
  readBeginning,
  readMoment,
  type Span,
  type TimelineEvent,
} from '../../src/index.ts';
import type { BriefingPages, Opened, Preview } from './desk.ts';
import type { Env } from './guard.ts';
import type { Page } from './layout.ts';
import { articlePage } from './pages/article.ts';
import { answerPage, askPage, askProblem, LONGEST_QUESTION, LONGEST_THREAD } from './pages/ask.ts';
import { briefingsPage } from './pages/briefings.ts';
import { checkPage, LONGEST_TEXT } from './pages/check.ts';
import { sourcesPage } from './pages/sources.ts';
import { timelinePage } from './pages/timeline.ts';
import type { Refuse } from './refuse.ts';

/** A page with the status it is sent with, or an answer that is no page. */
type Made = (Page & { readonly status?: ContentfulStatusCode }) | Response;

/**
 * Makes a route of what needs the archive. `act` is done first, while others are answered: what it says is shown by `handle`, which
 * waits for its turn.
 */
export type PageRoute = (
  handle: (c: Context<Env>, desk: Opened, said: string | null) => Promise<Made>,
  act?: (c: Context<Env>, desk: Opened) => Promise<string | null>,
) => Handler<Env>;

interface RouteOptions {
  readonly now: () => Date;
  readonly refuse: Refuse;
}

/** The pages for people. */
export function registerPages(app: Hono<Env>, page: PageRoute, { refuse }: RouteOptions): void {
  app.get('/', page(ask));
  const article = page(async (c, { dateline }) => {
    const id = articleIdOf(c.req.url);
    return (
      (id === null ? null : await articleOf(c, id, dateline)) ??
      refuse(c, 404, 'No article of this name is in the archive.')
    );
  });
  app.get('/articles', article);
  app.get('/articles/*', article);
  app.get('/timeline', page(timeline));
  app.get(
    '/briefings',
    page((c, desk) => briefings(c, desk)),
  );
  app.post(
    '/briefings/run',
    page(
      async (c, desk, said) =>
        said === null
          ? refuse(c, 404, 'There is no such briefing.')
          : briefings(c, desk, { schedule: await scheduleIn(c), said }),
      async (c, desk) => desk.briefings.run(await scheduleIn(c)),
    ),
  );
  app.get(
    '/check',
    page(async () => checkPage('', null)),
  );
  app.post(
    '/check',
    page(async (c, { dateline }) => {
      const text = String((await c.req.parseBody()).text ?? '').slice(0, LONGEST_TEXT);
      return checkPage(text, text.trim() === '' ? null : await dateline.check(text));
    }),
  );
  app.get(
    '/sources',
    page(async (_, { dateline }) => sourcesPage(dateline.sources())),
  );
}

async function ask(c: Context<Env>, { dateline, examples }: Opened): Promise<Made> {
  const question = (c.req.query('q') ?? '').trim();
  if (question === '') return askPage(await examples());
  const thread = (c.req.queries('t') ?? [])
    .filter((each) => each.trim() !== '' && each.length <= LONGEST_QUESTION)
    .slice(-LONGEST_THREAD);
  const at = c.req.query('at') ?? '';
  const moment = readMoment(at);
  const why = c.req.query('why') !== undefined;
  const asked = { question, thread, at, why };
  if (question.length > LONGEST_QUESTION)
    return {
      ...askProblem({ ...asked, question: '' }, `A question has at most ${LONGEST_QUESTION} characters.`),
      status: 400,
    };
  if (at !== '' && moment === null)
    return { ...askProblem({ ...asked, at: '' }, 'That is no day: write it like 2025-06-14.'), status: 400 };
  return answerPage(
    asked,
    await dateline.ask(question, { thread, explain: why, ...(moment !== null && { at: moment }) }),
  );
}

async function articleOf(c: Context<Env>, id: string, dateline: Dateline): Promise<Page | null> {
  const newest = await dateline.article(id);
  // What was withdrawn is not shown in an earlier version either.
  if (newest === undefined) return null;
  const versions = await dateline.versions(id);
  const asked = Number(c.req.query('version') ?? Number.NaN);
  const version = versions[asked - 1] !== undefined && asked < versions.length ? asked : null;
  const article = version === null ? newest : versions[version - 1]!.article;
  return articlePage({
    article,
    sentences: version === null ? await dateline.annotated(id) : [],
    mark: spanOf(c.req.query('s'), article.text.length),
    versions,
    version,
    copies: await dateline.alsoIn(id),
  });
}

/** Without a topic a timeline is of the last days before the newest article. */
const TIMELINE_DAYS = 14;
const DAY = 86_400_000;

async function timeline(c: Context<Env>, { dateline }: Opened): Promise<Made> {
  const topic = (c.req.query('topic') ?? '').trim().slice(0, LONGEST_QUESTION);
  const { to } = dateline.sources();
  const since = to === null ? {} : { since: new Date(Date.parse(to) - TIMELINE_DAYS * DAY) };
  const events: readonly TimelineEvent[] = await dateline.timeline(topic === '' ? since : { topic });
  return timelinePage({ topic, events, window: `the last ${TIMELINE_DAYS} days` });
}

async function scheduleIn(c: Context<Env>): Promise<string> {
  return String((await c.req.parseBody()).schedule ?? '');
}

async function briefings(
  c: Context<Env>,
  { dateline, briefings: desk, previews }: Opened,
  ran: { readonly schedule: string; readonly said: string } | null = null,
): Promise<Made> {
  const schedule = ran?.schedule ?? c.req.query('schedule') ?? null;
  const asked = {
    topic: (c.req.query('topic') ?? '').trim().slice(0, LONGEST_QUESTION),
    since: c.req.query('since') ?? '',
    until: c.req.query('until') ?? '',
  };
  const ofSchedule = schedule === null ? null : await desk.preview(schedule);
  const pages = ofSchedule ?? (await briefingOfNow(asked, dateline));
  return briefingsPage({
    asked,
    schedule: ofSchedule === null ? null : schedule,
    pages,
    previews: await Promise.all(previews.map((each) => drawnBy(each, pages))),
    overview: await desk.overview(),
    said: ran?.said ?? null,
  });
}

async function briefingOfNow(
  { topic, since, until }: { readonly topic: string; readonly since: string; readonly until: string },
  dateline: Dateline,
): Promise<BriefingPages> {
  const [from, to] = [readBeginning(since), readMoment(until)];
  const window =
    from !== null && to !== null && from >= to
      ? {}
      : { ...(from && { since: from }), ...(to && { until: to }) };
  return briefingMessage(await dateline.brief({ ...window, subjects: topic === '' ? [] : [topic] }));
}

async function drawnBy({ platform, draw }: Preview, { main, detail }: BriefingPages) {
  return {
    platform,
    main: main === null ? [] : await draw(main),
    detail: detail === null ? null : await draw(detail),
  };
}

/** `/articles/kidal/a.txt` and `/articles?id=kidal/a.txt`; null for what is no address of ours. */
function articleIdOf(address: string): string | null {
  const { pathname, searchParams } = new URL(address);
  const path = pathname.replace(/^\/articles\/?/, '');
  if (path === '') return searchParams.get('id');
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** `394-539`, when it is a stretch of so long a text. */
function spanOf(text: string | undefined, length: number): Span | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '') ?? [];
  const span = { start: Number(start), end: Number(end) };
  return start !== undefined && span.start < span.end && span.end <= length ? span : null;
}
