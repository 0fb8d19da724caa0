import { ArchiveUnavailable } from '../../unavailable.ts';
import { Refusal, type Request } from './connection.ts';

/** The server of a cluster, as it says of itself. */
interface Server {
  readonly version: string;
  /** Scores without BM25's constant factor, as from version 3 on. */
  readonly isNew: boolean;
}

/** The oldest version that has points in time. */
const OLDEST = [2, 4] as const;

/** What serves at an address; rejects where articles cannot be kept there. */
export async function serverBehind(request: Request): Promise<Server> {
  const said = await request<unknown>('GET', '/').catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  const { distribution, number } = versionIn(said);
  const [major = 0, minor = 0] = number?.split('.').map(Number) ?? [];
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  if (number === undefined || distribution !== 'opensearch' || isOld) {
    const name = distribution === 'opensearch' ? 'OpenSearch' : 'another server';
    const came = number === undefined ? 'something else' : `${name} of version ${number}`;
    throw new ArchiveUnavailable(
      `OPENSEARCH_URL: expected OpenSearch of version ${OLDEST.join('.')} or later, came ${came}`,
    );
  }
  return { version: number, isNew: major >= 3 };
}

function versionIn(said: unknown): { readonly distribution?: string; readonly number?: string } {
  const isAnswer = typeof said === 'object' && said !== null && 'version' in said;
  return isAnswer && typeof said.version === 'object' && said.version !== null ? said.version : {};
}
