import { type ClusterSettings, Refusal, type Request } from './connection.ts';
import { templateOf } from './template.ts';

/** The names that stand for an index, whichever it is at the moment. */
export interface Names {
  /** The articles; a rebuild gives it to another index. */
  readonly alias: string;
  /** The earlier texts of articles. */
  readonly texts: string;
}

export function namesOf({ prefix }: Pick<ClusterSettings, 'prefix'>): Names {
  return { alias: `${prefix}-articles`, texts: `${prefix}-texts` };
}

/** Makes what is not there yet; several processes may do so at once. Resolves with the index behind the alias. */
export async function prepare(request: Request, settings: ClusterSettings): Promise<string> {
  const { alias, texts } = namesOf(settings);
  const stored = { type: 'keyword', index: false, doc_values: false };
  await request('PUT', `/_index_template/${alias}`, { body: templateOf(settings) });
  await unlessThere(
    request('PUT', `/${texts}`, {
      body: {
        settings: {
          number_of_shards: settings.shards,
          number_of_replicas: settings.replicas,
          codec: 'best_compression',
        },
        mappings: {
          dynamic: 'strict',
          properties: {
            id: { type: 'keyword' },
            came: { type: 'date' },
            digest: { type: 'keyword' },
            article: stored,
          },
        },
      },
    }),
  );
  const there = await indexBehind(request, alias);
  if (there !== null) return there;
  // Everybody makes the same first one, and the alias with it.
  await unlessThere(
    request('PUT', `/${alias}-000001`, { body: { aliases: { [alias]: { is_write_index: true } } } }),
  );
  return `${alias}-000001`;
}

/** The index that an alias stands for; null before there is one. */
export async function indexBehind(request: Request, alias: string): Promise<string | null> {
  try {
    return Object.keys(await request<object>('GET', `/_alias/${alias}`))[0] ?? null;
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null;
    throw error;
  }
}

async function unlessThere(made: Promise<unknown>): Promise<void> {
  try {
    await made;
  } catch (error) {
    if (!(error instanceof Refusal) || !/resource_already_exists/.test(error.message)) throw error;
  }
}
