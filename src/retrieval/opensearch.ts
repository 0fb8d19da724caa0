import type { Article } from '../article.ts';
import { bandsOf } from '../text/copies.ts';
import { parseArticle } from '../text/parsed.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import { ArchiveUnavailable } from '../unavailable.ts';
import { type ClusterSettings, connect } from './opensearch/connection.ts';
import { type Counts, countsOf } from './opensearch/counts.ts';
import { placesFrom } from './opensearch/from.ts';
import { indexBehind, namesOf, prepare } from './opensearch/indices.ts';
import { Shelf } from './opensearch/reader.ts';
import { rebuild } from './opensearch/rebuild.ts';
import { serverBehind } from './opensearch/server.ts';
import { documentOf } from './opensearch/template.ts';
import { openView, type View } from './opensearch/view.ts';
import { createWriter, type OnRefused, type Write } from './opensearch/writer.ts';

export type { ClusterSettings } from './opensearch/connection.ts';
export type { View } from './opensearch/view.ts';

/** What the cluster has under a key: the newest text of an article, or that it was withdrawn. */
export interface Known {
  readonly version: number;
  readonly digest: string;
  readonly from: string;
  readonly came: string;
  readonly arrived: string | null;
  readonly gone: boolean;
}

/** A text of an article to keep. */
export interface Keep {
  /** The same for every text of an article, at most 512 bytes. */
  readonly key: string;
  /** Higher than that of what it replaces. */
  readonly version: number;
  readonly article: Article;
  readonly digest: string;
  readonly from: string;
  readonly came: string;
  readonly arrived: string | null;
}

/** An earlier text of an article; `came` tells it from the same words at another time. */
export type Earlier = Pick<Keep, 'key' | 'article' | 'digest' | 'came'>;

/** How a cluster does. */
export interface ClusterState {
  readonly version: string;
  readonly nodes: number;
  /** `yellow`: some copies are missing, nothing is lost. `red`: some articles cannot be read. */
  readonly state: 'green' | 'yellow' | 'red';
  readonly articles: number;
  /** On the disks, copies included. */
  readonly bytes: number;
}

/** The articles in an OpenSearch cluster. Several processes may write to one: what is there already changes nothing. */
export interface Cluster {
  readonly counts: Counts;
  /** Makes the indices where there are none; everything else waits for it. */
  prepare(): Promise<void>;
  open(): Promise<View>;
  known(keys: readonly string[]): Promise<readonly (Known | null)[]>;
  /** Resolves with the places of those that met a newer version and were not kept; rejects for one that is refused, unless it is told. */
  keep(texts: readonly Keep[], onRefused?: OnRefused): Promise<ReadonlySet<number>>;
  /** Keeps the text that answers now as an earlier one, before another takes its place. */
  keepEarlier(key: string): Promise<void>;
  /** Keeps earlier texts of articles, beside those that answer. */
  bringEarlier(texts: readonly Earlier[]): Promise<void>;
  /** The earlier texts of an article, oldest first. */
  earlier(id: string): Promise<readonly { readonly article: Article; readonly from: string }[]>;
  /** The text that answers, null when there is none. */
  newest(key: string): Promise<{ readonly article: Article; readonly from: string } | null>;
  /** The articles that came from a place, or from places that begin so. */
  from(place: string): AsyncIterable<{ readonly id: string; readonly from: string }>;
  /** Takes articles out of what answers; their versions stay, so that nothing older comes back. */
  withdraw(
    gone: readonly { readonly key: string; readonly id: string; readonly version: number }[],
  ): Promise<void>;
  /** Lets questions find what was written. */
  show(): Promise<void>;
  /** Makes the index anew by the settings and the code of now, while questions are answered. */
  rebuild(): Promise<string>;
  state(): Promise<ClusterState>;
  close(): Promise<void>;
}

export interface ClusterOptions extends ClusterSettings {
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

interface Found {
  readonly found: boolean;
  readonly _version: number;
  readonly _source: Omit<Known, 'version' | 'arrived'> & { readonly arrived?: number };
}

export function openCluster(options: ClusterOptions): Cluster {
  const { request, close } = connect(options);
  const { alias, texts } = namesOf(options);
  const writer = createWriter(request, options.sleep);
  const counts = countsOf(request, alias, options.now);
  const shelf = new Shelf();
  let prepared: Promise<boolean> | undefined;

  /** Once; and again after it failed. Resolves with whether it is a server of version 3 or later. */
  const ready = (): Promise<boolean> => {
    prepared ??= serverBehind(request).then(async ({ isNew }) => {
      await prepare(request, options);
      return isNew;
    });
    prepared.catch(() => {
      prepared = undefined;
    });
    return prepared;
  };

  const bringEarlier: Cluster['bringEarlier'] = async (earlier) => {
    await ready();
    await writer.write(
      earlier.map(({ key, article, digest, came }): Write => {
        // A toll that goes back to what it was is a text of its own.
        const place = `${key}:${digest}:${Date.parse(came)}`;
        const document = { id: article.id.toWellFormed(), came, digest, article: JSON.stringify(article) };
        return { index: texts, key: place, version: Date.parse(came), document };
      }),
    );
  };

  return {
    counts,
    async prepare() {
      await ready();
    },
    async open() {
      const isNew = await ready();
      return openView({ request, alias, counts, shelf, isNew });
    },
    async known(keys) {
      if (keys.length === 0) return [];
      await ready();
      const { docs } = await request<{ docs: readonly Found[] }>('POST', `/${alias}/_mget`, {
        body: { ids: keys },
        query: { _source_includes: 'digest,from,came,arrived,gone' },
      });
      return docs.map(({ found, _version: version, _source: source }) =>
        found
          ? {
              ...source,
              version,
              arrived: source.arrived === undefined ? null : new Date(source.arrived).toISOString(),
            }
          : null,
      );
    },
    async keep(kept, onRefused) {
      await ready();
      const vocabulary = new Vocabulary();
      return writer.write(
        kept.map(({ key, version, article, ...rest }): Write => {
          const parsed = parseArticle(article, vocabulary);
          const document = documentOf({ ...rest, parsed, bands: bandsOf(article.text) }, vocabulary);
          return { index: alias, key, version, document };
        }),
        onRefused,
      );
    },
    async keepEarlier(key) {
      const { _source: known } = await request<{ _source: Known & { article?: string } }>(
        'GET',
        `/${alias}/_doc/${encodeURIComponent(key)}`,
      );
      const { came, digest, article } = known;
      if (article !== undefined) await bringEarlier([{ key, came, digest, article: JSON.parse(article) }]);
    },
    bringEarlier,
    async earlier(id) {
      await ready();
      const found = await request<{
        hits: { hits: readonly { _source: { article: string; came: string } }[] };
      }>('POST', `/${texts}/_search`, {
        body: {
          query: { bool: { filter: [{ term: { id: id.toWellFormed() } }] } },
          sort: [{ came: 'asc' }],
          size: 1_000,
        },
      });
      return found.hits.hits.map(({ _source: { article, came } }) => ({
        article: JSON.parse(article),
        from: came,
      }));
    },
    async newest(key) {
      await ready();
      const found = await request<{
        docs: readonly { found: boolean; _source: { article?: string; came: string } }[];
      }>('POST', `/${alias}/_mget`, { body: { ids: [key] } });
      const [newest] = found.docs;
      const article = newest?.found ? newest._source.article : undefined;
      return article === undefined ? null : { article: JSON.parse(article), from: newest!._source.came };
    },
    async *from(place) {
      await ready();
      yield* placesFrom(request, alias, place);
    },
    async withdraw(gone) {
      if (gone.length === 0) return;
      await writer.write(
        gone.map(({ key, id, version }) => ({ index: alias, key, version, document: { id, gone: true } })),
      );
    },
    async show() {
      await request('POST', `/${alias},${texts}/_refresh`);
      counts.forget();
    },
    async rebuild() {
      await ready();
      const made = await rebuild({ request, writer }, options);
      counts.forget();
      return made;
    },
    async state() {
      const { version } = await serverBehind(request);
      if ((await indexBehind(request, alias)) === null)
        throw new ArchiveUnavailable(`OpenSearch holds no articles under ${alias} yet (OPENSEARCH_PREFIX)`);
      const health = await request<{ status: ClusterState['state']; number_of_nodes: number }>(
        'GET',
        `/_cluster/health/${alias}`,
      );
      const { articles } = await counts.totals();
      const stats = await request<{ _all: { total: { store: { size_in_bytes: number } } } }>(
        'GET',
        `/${alias}/_stats/store`,
      );
      return {
        version,
        nodes: health.number_of_nodes,
        state: health.status,
        articles,
        bytes: stats._all.total.store.size_in_bytes,
      };
    },
    close,
  };
}
