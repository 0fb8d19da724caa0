import { z } from 'zod';
import { OPERATIONS, type Operation } from './operations.ts';
import { FAILURE, HEALTH, READINESS } from './schemas.ts';

/** The description of everything that programs can ask for, OpenAPI 3.1; made from what answers them. */
export function openApi(version: string): object {
  const operations = OPERATIONS.map((each) => [each.path, methodsOf(each)] as const);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dateline',
      version,
      summary: 'Verbatim, cited sentences of a news archive',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      ...Object.fromEntries(operations),
      '/healthz': { get: probe('The process lives', { 200: HEALTH }) },
      '/readyz': { get: probe('The archive is read', { 200: READINESS, 503: READINESS }) },
      '/metrics': {
        get: {
          summary: 'Figures for Prometheus',
          responses: {
            200: {
              description: 'Its text format',
              content: { 'text/plain': { schema: { type: 'string' } } },
            },
          },
        },
      },
      '/api/openapi.json': {
        get: probe('This description', { 200: z.looseObject({ openapi: z.string() }) }),
      },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    security: [{}, { bearer: [] }],
  };
}

function methodsOf(operation: Operation): object {
  return Object.fromEntries(operation.methods.map((method) => [method, described(operation, method)]));
}

function described({ summary, input, output, path }: Operation, method: 'get' | 'post'): object {
  const schema = schemaOf(input, 'input');
  const required = new Set(schema.required);
  return {
    operationId: `${method === 'get' ? '' : 'post-'}${path.split('/').at(-1)}`,
    summary,
    ...(method === 'post'
      ? { requestBody: { required: true, content: { 'application/json': { schema } } } }
      : {
          parameters: Object.entries(schema.properties ?? {}).map(([name, each]) => ({
            name,
            in: 'query',
            required: required.has(name),
            schema: each,
          })),
        }),
    responses: { 200: json('The answer', output), ...FAILURES },
  };
}

const FAILURES = Object.fromEntries(
  [
    [400, 'The request is not as described'],
    [401, 'The token is missing or wrong'],
    [403, 'From another site, or under a name that is not this machine’s'],
    [413, 'The request is too long'],
    [429, 'Too many requests'],
    [503, 'The archive is being read'],
  ].map(([status, description]) => [status, json(String(description), FAILURE)]),
);

function probe(summary: string, answers: Readonly<Record<number, z.ZodType>>): object {
  const responses = Object.entries(answers).map(([status, schema]) => [status, json(summary, schema)]);
  return { summary, responses: Object.fromEntries(responses) };
}

function json(description: string, schema: z.ZodType): object {
  return { description, content: { 'application/json': { schema: schemaOf(schema, 'output') } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  return z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
}
