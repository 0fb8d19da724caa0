import type { Article } from '../../article.ts';
import { parseArticle } from '../../text/parsed.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import type { ClusterSettings, Request } from './connection.ts';
import { indexBehind, namesOf } from './indices.ts';
import { documentOf, templateOf } from './template.ts';
import type { Write, Writer } from './writer.ts';

interface Page {
  readonly hits: {
    readonly hits: readonly {
      readonly _id: string;
      readonly _version: number;
      readonly _source: {
        readonly article?: string;
        readonly digest: string;
        readonly from: string;
        readonly came: string;
        readonly arrived?: number;
        readonly gone: boolean;
      };
      readonly sort: readonly unknown[];
    }[];
  };
}

const TOGETHER = 200;

/**
 * Makes the index anew beside the old one, by the settings and the code of now, and gives it the alias: questions are answered
 * throughout. What is written meanwhile is carried over after the change; its versions keep the newest. Resolves with the new index.
 */
export async function rebuild(
  {
    request,
    writer,
    bandsOf,
  }: { request: Request; writer: Writer; bandsOf: (article: Article) => readonly string[] },
  settings: ClusterSettings,
): Promise<string> {
  const { alias } = namesOf(settings);
  const old = await indexBehind(request, alias);
  if (old === null) throw new Error(`there is no index behind ${alias}`);
  const next = `${alias}-${String(Number(old.slice(-6)) + 1).padStart(6, '0')}`;
  await request('PUT', `/_index_template/${alias}`, { body: templateOf(settings) });
  // What a rebuild that was broken off has left.
  await request('DELETE', `/${next}`, { query: { ignore_unavailable: true } });
  await request('PUT', `/${next}`, {});
  await copy(old, next, request, writer, bandsOf);
  await request('POST', `/${next}/_refresh`);
  await request('POST', '/_aliases', {
    body: {
      actions: [{ remove: { index: old, alias } }, { add: { index: next, alias, is_write_index: true } }],
    },
  });
  await request('POST', `/${old}/_refresh`);
  await copy(old, next, request, writer, bandsOf);
  await request('POST', `/${next}/_refresh`);
  await request('DELETE', `/${old}`);
  return next;
}

async function copy(
  from: string,
  to: string,
  request: Request,
  writer: Writer,
  bandsOf: (article: Article) => readonly string[],
): Promise<void> {
  const { pit_id: id } = await request<{ pit_id: string }>('POST', `/${from}/_search/point_in_time`, {
    query: { keep_alive: '10m' },
  });
  let after: readonly unknown[] | undefined;
  for (;;) {
    const { hits } = (
      await request<Page>('POST', '/_search', {
        query: { allow_partial_search_results: false },
        body: {
          pit: { id, keep_alive: '10m' },
          size: TOGETHER,
          version: true,
          sort: [{ id: 'asc' }],
          ...(after !== undefined && { search_after: after }),
        },
      })
    ).hits;
    if (hits.length === 0) break;
    const vocabulary = new Vocabulary();
    await writer.write(
      hits.map(({ _id: key, _version: version, _source: source }): Write => {
        if (source.article === undefined) return { index: to, key, version, document: source };
        const article = JSON.parse(source.article) as Article;
        const kept = {
          parsed: parseArticle(article, vocabulary),
          ...source,
          arrived: source.arrived === undefined ? null : new Date(source.arrived).toISOString(),
          bands: bandsOf(article),
        };
        return { index: to, key, version, document: documentOf(kept, vocabulary) };
      }),
    );
    after = hits.at(-1)!.sort;
  }
  await request<void>('DELETE', '/_search/point_in_time', { body: { pit_id: [id] } });
}
