import { Client, errors } from '@opensearch-project/opensearch';
import { ArchiveUnavailable } from '../../unavailable.ts';

/** Which cluster the articles are in, and how. */
export interface ClusterSettings {
  /** The address of every node that is asked, each may hold a user and a password: `https://dateline:…@search-1:9200`. */
  readonly nodes: readonly string[];
  /** What the names of its indices begin with. */
  readonly prefix: string;
  /** Of a new index; what is there keeps its own until it is rebuilt. */
  readonly shards: number;
  readonly replicas: number;
}

/** A request to the cluster; resolves with the body of what it answers. */
export type Request = <Body>(
  method: string,
  path: string,
  more?: { readonly body?: object | readonly object[]; readonly query?: Readonly<Record<string, unknown>> },
) => Promise<Body>;

export interface Connection {
  readonly request: Request;
  close(): Promise<void>;
}

/** One try; a request has one on each node, and two more. */
const PATIENCE = 10_000;

/** Connects when it is first asked. Everything that fails does so as `ArchiveUnavailable`, or as a `Refusal` of what was asked. */
export function connect({ nodes }: Pick<ClusterSettings, 'nodes'>): Connection {
  const client = new Client({
    nodes: nodes.map((node) => ({ url: withoutLogin(node) })),
    ...loginOf(nodes[0]),
    maxRetries: nodes.length + 1,
    requestTimeout: PATIENCE,
    compression: 'gzip',
    suggestCompression: true,
  });
  const where = `OpenSearch at ${nodes.map((node) => new URL(node).host).join(', ')}`;
  let closed: Promise<void> | undefined;
  return {
    async request<Body>(
      method: string,
      path: string,
      { body, query }: NonNullable<Parameters<Request>[2]> = {},
    ): Promise<Body> {
      try {
        const answered = await client.transport.request({
          method,
          path,
          ...(body !== undefined && (Array.isArray(body) ? { bulkBody: [...body] } : { body })),
          ...(query !== undefined && { querystring: { ...query } }),
        });
        return answered.body as Body;
      } catch (error) {
        throw readable(error, where);
      }
    },
    // The client never comes back from being closed twice.
    close() {
      closed ??= client.close();
      return closed;
    },
  };
}

/** The cluster understood what was asked and would not do it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string, options: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** Users and passwords stay out of what the client knows of its nodes, and so of what it says of them. */
function withoutLogin(node: string): URL {
  const url = new URL(node);
  url.username = '';
  url.password = '';
  return url;
}

function loginOf(node = ''): { auth?: { username: string; password: string } } {
  const { username, password } = new URL(node);
  if (username === '') return {};
  return { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } };
}

/** What the client throws carries its connections, and with them the login: of its errors only the words are kept. */
function readable(error: unknown, where: string): Error {
  const cause = new Error(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  if (!(error instanceof errors.ResponseError)) {
    if (error instanceof errors.TimeoutError)
      return new ArchiveUnavailable(`${where} does not answer in time`, { cause });
    const why = error instanceof errors.ConnectionError ? `: ${error.message}` : '';
    return new ArchiveUnavailable(`${where} cannot be reached${why}`, { cause });
  }
  const { statusCode: status, message: reason } = error;
  const known = TROUBLES.find((trouble) => trouble.of(status, reason));
  if (known !== undefined) {
    const isPassing = known.isPassing ?? false;
    return new ArchiveUnavailable(`${where} ${known.says}`, { cause, isPassing });
  }
  return new Refusal(status, `${where} refused (${status}): ${reason.slice(0, 300)}`, { cause });
}

/** What keeps articles from being had, whatever is asked; the first that fits. */
const TROUBLES: readonly {
  readonly of: (status: number, reason: string) => boolean;
  readonly says: string;
  readonly isPassing?: boolean;
}[] = [
  { of: (status) => status === 401, says: 'does not know this user and password (OPENSEARCH_URL)' },
  {
    of: (status, reason) => status === 403 && /security/.test(reason),
    says: 'does not let this user do that',
  },
  { of: (_, reason) => isFull(reason), says: 'takes no articles: the disk of a node is full (flood stage)' },
  {
    of: (_, reason) => /no_master|cluster_manager_not/.test(reason),
    says: 'has no cluster manager',
    isPassing: true,
  },
  {
    of: (status) => status === 429,
    says: 'has more to do than it can: it asks to be asked again later',
  },
  {
    of: (status) => status >= 502 && status <= 504,
    says: 'cannot read some of the articles: its state is red',
    isPassing: true,
  },
  {
    // A point in time is held by one node for each shard, and goes with it.
    of: (status, reason) => status === 404 && /search_context_missing/.test(reason),
    says: 'has lost the node that a question was read from',
    isPassing: true,
  },
  // What a node that stops answers for others, `node_disconnected` for one.
  { of: (status) => status >= 500, says: 'failed in the middle of it', isPassing: true },
];

/** A node with less than the last of its disk makes its indices read-only. */
export function isFull(reason: string): boolean {
  return /read-only-allow-delete|flood.stage|create-index blocked/.test(reason);
}
