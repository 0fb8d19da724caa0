import { webApi } from '@slack/bolt';
import { reason } from '../log.ts';

/** What a failed call means for the next step; `arrived` is whether Slack may have done it all the same. */
export type Failure =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'again'; readonly arrived: 'no' | 'unlikely' | 'perhaps' }
  | { readonly kind: 'final'; readonly code: string };

/** Slack's error code, or what happened in other words: `channel_not_found`, `HTTP 404`. */
export function codeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  return error instanceof webApi.WebAPIHTTPError ? `HTTP ${error.statusCode}` : reason(error);
}

/** Reads an error of a call to Slack. */
export function judged(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'wait', ms: error.retryAfter * 1_000 };
  if (error instanceof webApi.WebAPIPlatformError) {
    if (/^rate_?limited$/.test(error.data.error)) return { kind: 'again', arrived: 'no' };
    return TEMPORARY.has(error.data.error) ? { kind: 'again', arrived: 'unlikely' } : final(error);
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return error.statusCode >= 500 ? { kind: 'again', arrived: 'unlikely' } : final(error);
  if (error instanceof webApi.WebAPIRequestError)
    return { kind: 'again', arrived: NEVER_SENT.test(reason(error)) ? 'no' : 'perhaps' };
  // A 429 that does not say how long is a plain error of the client.
  return /^Retry header/.test(reason(error)) ? { kind: 'again', arrived: 'no' } : final(error);
}

const TEMPORARY = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
const NEVER_SENT =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|Connect Timeout/;

function final(error: unknown): Failure {
  return { kind: 'final', code: codeOf(error) };
}
