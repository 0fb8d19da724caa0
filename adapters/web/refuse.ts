import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Ends a request with one sentence: a page for people, JSON for programs. */
export type Refuse = (
  c: Context,
  status: ContentfulStatusCode,
  sentence: string,
) => Response | Promise<Response>;
