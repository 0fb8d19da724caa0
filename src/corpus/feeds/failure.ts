import { RefusedBodyError } from './web/bounded.ts';
import { RefusedAddressError } from './web/guard.ts';

/** Why there is no answer, and whether it is the host that is in trouble; `timedOut` is why the request was ended, if it was. */
export function whyFailed(
  error: unknown,
  host: string,
  timedOut: string | null,
): { readonly reason: string; readonly isHosts: boolean } {
  if (error instanceof RefusedBodyError) return { reason: error.message, isHosts: false };
  const refused = refusalIn(error);
  if (refused !== null) return { reason: refused.message, isHosts: false };
  if (timedOut !== null) return { reason: timedOut, isHosts: true };
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const came = IN_WORDS[code] ?? (code || (error as Error).message);
  return { reason: `expected an answer from ${host}, came ${came}`, isHosts: true };
}

/** undici and Node wrap what a resolver says. */
function refusalIn(error: unknown): RefusedAddressError | null {
  if (error instanceof RefusedAddressError) return error;
  if (error instanceof AggregateError)
    return error.errors.map(refusalIn).find((each) => each !== null) ?? null;
  return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : null;
}

const IN_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'a refusal to connect',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'no answer from the name server',
  ECONNRESET: 'an end in the middle',
  UND_ERR_SOCKET: 'an end in the middle',
  ETIMEDOUT: 'nothing in time',
  UND_ERR_CONNECT_TIMEOUT: 'nothing in time',
  CERT_HAS_EXPIRED: 'a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'a certificate nobody vouches for',
  ERR_TLS_CERT_ALTNAME_INVALID: 'a certificate of another host',
};
