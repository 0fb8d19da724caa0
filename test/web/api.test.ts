import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run } from '../../adapters/cli/run.ts';
import { OPERATIONS } from '../../adapters/web/operations.ts';
import { createDateline } from '../../src/index.ts';
import { sink } from '../cli/host.ts';
import { NOW, openSite, SAMPLE, started } from './site.ts';

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

interface Schema {
  readonly required?: readonly string[];
  readonly examples?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

describe('what programs get', () => {
  it.each([
    ['/api/ask?question=Who+leads+Mali%3F&limit=2', ['ask', '--limit', '2', 'Who leads Mali?']],
    ['/api/ask?question=Who+leads+Mali%3F&at=2025-06-14', ['ask', '--at', '2025-06-14', 'Who leads Mali?']],
    [
      '/api/brief?since=2025-06-12&until=2025-06-15',
      ['brief', '--since', '2025-06-12', '--until', '2025-06-15'],
    ],
    ['/api/ask?q=Who+leads+Mali%3F', ['ask', 'Who leads Mali?']],
    ['/api/ask?question=Who+leads+Mali%3F&explain=true', ['ask', '--explain', 'Who leads Mali?']],
    ['/api/brief?topic=Kidal&topic=Goma', ['brief', '--topic', 'Kidal', '--topic', 'Goma']],
    ['/api/timeline?topic=Kidal', ['timeline', '--topic', 'Kidal']],
    [
      '/api/check?text=The+army+killed+30+fighters+in+Kidal.',
      ['check', 'The army killed 30 fighters in Kidal.'],
    ],
    ['/api/sources', ['sources']],
  ])('of %s is what `dateline … --json` prints', async (path, args) => {
    const { get } = await openSite();
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(timeless(await answer.text())).toEqual(timeless(await printed([...args, '--json'])));
  });

  it('is the same for a body as for a query, and keeps a thread', async () => {
    const { get } = await openSite();
    const input = {
      question: 'And who is its spokesman?',
      thread: ['What does the Azawad Liberation Front say?'],
    };
    const posted = await get('/api/ask', post(input));
    expect(posted.status).toBe(200);
    const query = new URLSearchParams({ question: input.question, thread: input.thread[0]! });
    expect(timeless(await posted.text())).toEqual(timeless(await (await get(`/api/ask?${query}`)).text()));
  });

  it.each([
    ['/api/ask', 400, /question/],
    ['/api/ask?question=', 400, /question/],
    [`/api/ask?question=${'x'.repeat(501)}`, 400, /question/],
    ['/api/ask?question=a&limit=6', 400, /limit/],
    ['/api/ask?question=a&at=soon', 400, /2025-06-14/],
    ['/api/ask?question=a&colour=red', 400, /colour.*question, limit, at/],
    ['/api/ask?question=a&constructor=b', 400, /no constructor/],
    ['/api/brief?since=2025-02-30', 400, /since/],
    ['/api/none', 404, /openapi\.json/],
  ])('of %s is %i and one sentence', async (path, status, sentence) => {
    const { get } = await openSite();
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(((await answer.json()) as { error: string }).error).toMatch(sentence);
  });

  it('needs a body that says it is JSON', async () => {
    const { get } = await openSite();
    const form = await get('/api/ask', { method: 'POST', body: new URLSearchParams({ question: 'a' }) });
    expect([form.status, await form.json()]).toEqual([
      400,
      { error: expect.stringContaining('application/json') },
    ]);
    const broken = await get('/api/ask', { ...post({}), body: '{' });
    expect([broken.status, await broken.json()]).toEqual([400, { error: 'The body is not JSON.' }]);
  });

  it('says that it is not there yet, and how far it is', async () => {
    const web = await started();
    web.progress({ readBytes: 3, totalBytes: 9, isReady: false });
    const answer = await fetch(`${web.address}/api/ask?question=a`);
    expect(answer.status).toBe(503);
    const ready = await fetch(`${web.address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { ready: false, readBytes: 3, totalBytes: 9 }]);
    expect((await fetch(`${web.address}/healthz`)).status).toBe(200);
  });
});

describe('the OpenAPI description', () => {
  it('has every route, and every route answers by its schema', async () => {
    const { get } = await openSite();
    const description = (await (await get('/api/openapi.json')).json()) as Description;
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(described.map(({ path, method }) => `${method} ${path}`)).toEqual([
      ...OPERATIONS.flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`)),
      'get /healthz',
      'get /readyz',
      'get /metrics',
      'get /api/openapi.json',
    ]);
    for (const { path, method, operation } of described) {
      const answer = await get(...exampleOf(path, method, operation));
      expect([path, answer.status]).toEqual([path, 200]);
      const content = operation.responses['200']!.content;
      const type = answer.headers.get('content-type')!.split(';')[0]!;
      expect(Object.keys(content)).toContain(type);
      if (type !== 'application/json') continue;
      const schema = z.fromJSONSchema(content[type]!.schema as Parameters<typeof z.fromJSONSchema>[0]);
      expect(schema.safeParse(await answer.json()).error?.issues ?? []).toEqual([]);
    }
  });
});

/** A request with the examples that the description gives of what is required. */
function exampleOf(path: string, method: string, operation: Operation): [string, RequestInit] {
  const properties =
    operation.requestBody?.content['application/json'].schema.properties ??
    Object.fromEntries((operation.parameters ?? []).map(({ name, schema }) => [name, schema]));
  const input = Object.fromEntries(
    Object.entries(properties).flatMap(([name, { examples }]) => (examples ? [[name, examples[0]!]] : [])),
  );
  delete input.since;
  if (method === 'post') return [path, post(input)];
  return [`${path}?${new URLSearchParams(input)}`, {}];
}

function post(input: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) };
}

/** How long it took is the machine's. */
function timeless(json: string): unknown {
  return JSON.parse(json.replace(/"tookMs":[\d.]+/g, '"tookMs":4'));
}

async function printed(args: readonly string[]): Promise<string> {
  const stdout = sink();
  await run(args, {
    stdin: Readable.from([]),
    stdout: stdout.output,
    stderr: sink().output,
    env: { DATELINE_CORPUS: SAMPLE },
    folder: import.meta.dirname,
    now: NOW,
    input: 'nothing',
    untilStopped: async () => 'SIGTERM',
    open: createDateline,
  });
  return stdout.text();
}
