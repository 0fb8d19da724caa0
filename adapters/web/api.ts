import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { InTurn } from '../../src/index.ts';
import type { Opened } from './desk.ts';
import type { Env } from './guard.ts';
import { openApi } from './openapi.ts';
import { OPERATIONS, type Operation } from './operations.ts';

interface ApiOptions {
  readonly opened: () => Opened | null;
  readonly version: string;
  readonly now: () => Date;
  readonly inTurn: InTurn;
}

/** What programs ask for: the shapes of the command line's `--json`. */
export function registerApi(app: Hono<Env>, { opened, version, now, inTurn }: ApiOptions): void {
  const description = openApi(version);
  app.get('/api/openapi.json', (c) => c.json(description));
  for (const operation of OPERATIONS) {
    app.on(
      operation.methods.map((method) => method.toUpperCase()),
      operation.path,
      async (c) => {
        const desk = opened();
        if (desk === null) return c.json({ error: 'The archive is being read. Please ask again soon.' }, 503);
        const given = await inputOf(c, operation);
        if ('problem' in given) return c.json({ error: given.problem }, 400);
        const parsed = operation.input.safeParse(given.input);
        if (!parsed.success) return c.json({ error: sentenceOf(parsed.error) }, 400);
        return c.json(await inTurn(() => operation.answer(desk.dateline, parsed.data, now())));
      },
    );
  }
  app.all('/api/*', (c) =>
    c.json({ error: 'There is no such route; /api/openapi.json has all of them.' }, 404),
  );
}

async function inputOf(
  c: Context<Env>,
  { input }: Operation,
): Promise<{ readonly input: unknown } | { readonly problem: string }> {
  if (c.req.method !== 'POST') {
    const queries = Object.entries(c.req.queries()).map(
      ([name, all]) => [name === 'q' ? 'question' : name, all.length > 1 ? all : all[0]] as const,
    );
    const unknown = queries.map(([name]) => name).filter((name) => !Object.hasOwn(input.shape, name));
    if (unknown.length > 0)
      return {
        problem: `There is no ${unknown.join(', ')} here: ${Object.keys(input.shape).join(', ') || 'nothing is asked for'}.`,
      };
    return { input: Object.fromEntries(queries) };
  }
  // A form of another site can send anything but this type without asking first.
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    return { problem: 'The body has to be JSON, with the content type application/json.' };
  try {
    return { input: await c.req.json() };
  } catch {
    return { problem: 'The body is not JSON.' };
  }
}

/** `limit: Too big: expected number to be <=5` */
function sentenceOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}
